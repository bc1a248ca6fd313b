package org.tracer.export.report.pdf;

import java.io.IOException;
import org.tracer.export.report.text.Line;
import org.tracer.export.report.text.Run;
import org.tracer.export.report.text.VisibleText;

/** Writes lines of text in the fonts that have their characters. */
final class FoText {

  /** As many characters of an identifier fit into a line. */
  private static final int EXACT_FITS = 66;

  /** As many characters of any width do. */
  private static final int ANY_FITS = 30;

  private static final String BREAK = "\u200b";
  private static final String FULL_STOP = "\u06d4";
  private static final String NON_JOINER = "\u200c";

  private final PdfFonts fonts;
  private final boolean rightToLeft;

  FoText(PdfFonts fonts, boolean rightToLeft) {
    this.fonts = fonts;
    this.rightToLeft = rightToLeft;
  }

  void write(Line line, FoEvents out) throws IOException {
    if (rightToLeft && line.isEnglish()) {
      out.start("bidi-override", "direction", "ltr", "unicode-bidi", "embed");
      runs(line, out);
      out.end("bidi-override");
    } else {
      runs(line, out);
    }
  }

  private void runs(Line line, FoEvents out) throws IOException {
    for (Run run : line.runs()) {
      switch (run) {
        case Run.Words words -> {
          if (rightToLeft) {
            inFonts(words.text().replace(FULL_STOP, NON_JOINER + FULL_STOP), out);
          } else {
            inFonts(breakable(shown(words.text()), ANY_FITS), out);
          }
        }
        case Run.English words -> leftToRight(shown(words.text()), out);
        case Run.Quoted quoted -> isolated(breakable(shown(quoted.text()), ANY_FITS), out);
        case Run.Exact exact -> leftToRight(breakable(shown(exact.text()), EXACT_FITS), out);
      }
    }
  }

  /** What no font has is written as its number. */
  private String shown(String text) {
    return VisibleText.of(text, c -> fonts.isLatin(c) || fonts.isOfScript(c));
  }

  private void isolated(String text, FoEvents out) throws IOException {
    boolean other = text.codePoints().anyMatch(c -> !fonts.isLatin(c) && fonts.isOfScript(c));
    if (other && rightToLeft && text.contains(VisibleText.BEGINNING)) {
      // Escapes have brackets, which right to left would close before they open.
      out.start("bidi-override", "direction", "ltr", "unicode-bidi", "embed");
      inFonts(text, out);
      out.end("bidi-override");
    } else if (other) {
      inFonts(text, out);
    } else {
      leftToRight(text, out);
    }
  }

  private void leftToRight(String text, FoEvents out) throws IOException {
    if (!rightToLeft) {
      out.text(text);
      return;
    }
    out.start("bidi-override", "direction", "ltr", "unicode-bidi", "embed");
    out.text(text);
    out.end("bidi-override");
  }

  /** Pieces of another script in their font, and everything else in the other. */
  private void inFonts(String text, FoEvents out) throws IOException {
    int at = 0;
    while (at < text.length()) {
      int start = at;
      boolean other = fonts.isOfScript(text.codePointAt(at));
      while (at < text.length() && fonts.isOfScript(text.codePointAt(at)) == other) {
        at += Character.charCount(text.codePointAt(at));
      }
      PdfScript script = fonts.script();
      if (other && script != null) {
        out.start("inline", "font-family", script.family());
        out.text(text.substring(start, at));
        out.end("inline");
      } else {
        out.text(text.substring(start, at));
      }
    }
  }

  /** Long words get places where a line may end, which leave no trace in the text. */
  private static String breakable(String text, int fits) {
    StringBuilder breakable = new StringBuilder(text.length());
    int length = 0;
    int before = ' ';
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      int c = text.codePointAt(i);
      length = c == ' ' ? 0 : length + 1;
      if (length > fits && PdfScript.mayBreak(before, c)) {
        breakable.append(BREAK);
        length = 1;
      }
      breakable.appendCodePoint(c);
      before = c;
    }
    return breakable.toString();
  }
}
