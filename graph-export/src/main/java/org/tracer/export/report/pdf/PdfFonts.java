package org.tracer.export.report.pdf;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.Character.UnicodeScript;
import java.net.URI;
import java.util.List;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.xmlgraphics.io.Resource;
import org.apache.xmlgraphics.io.ResourceResolver;
import org.jspecify.annotations.Nullable;
import org.tracer.export.report.text.Language;

/**
 * The fonts that are embedded, and all that a layout may open: everything else is refused, the
 * network above all.
 */
final class PdfFonts implements ResourceResolver {

  static final String LATIN = "NotoSans";

  private static final List<String> WEIGHTS = List.of("Regular", "Bold");

  private static final String SCHEME = "tracer-font";

  private final CmapLookup latin = characters(LATIN);
  private final @Nullable PdfScript script;
  private final @Nullable CmapLookup ofScript;

  PdfFonts(Language language) {
    script = PdfScript.of(language);
    ofScript = script == null ? null : characters(script.family());
  }

  /** The script beside Latin that can be set, if there is one. */
  @Nullable PdfScript script() {
    return script;
  }

  /** The configuration of a layout that knows these fonts and no others. */
  String configuration() {
    StringBuilder fonts = new StringBuilder();
    for (String family : script == null ? List.of(LATIN) : List.of(LATIN, script.family())) {
      for (String weight : WEIGHTS) {
        fonts
            .append("<font embed-url=\"" + SCHEME + ":" + family + "-" + weight + ".ttf\"")
            .append(" embedding-mode=\"subset\"><font-triplet name=\"" + family)
            .append("\" style=\"normal\" weight=\"")
            .append(weight.equals("Bold") ? "bold" : "normal")
            .append("\"/></font>");
      }
    }
    return fonts.toString();
  }

  /** Whether the font has the character, and the layout sets its script rightly. */
  boolean isLatin(int c) {
    return switch (UnicodeScript.of(c)) {
      case LATIN, GREEK, CYRILLIC, COMMON, INHERITED -> latin.getGlyphId(c) != 0;
      default -> false;
    };
  }

  /** Whether the character is of the script beside Latin, and its font has it. */
  boolean isOfScript(int c) {
    return script != null && ofScript != null && script.has(c) && ofScript.getGlyphId(c) != 0;
  }

  static String file(String family, boolean bold) {
    return family + "-" + WEIGHTS.get(bold ? 1 : 0) + ".ttf";
  }

  @Override
  public Resource getResource(URI uri) throws IOException {
    if (!SCHEME.equals(uri.getScheme())) {
      throw new FileNotFoundException("a report opens nothing but its fonts: " + uri);
    }
    return new Resource(open(uri.getSchemeSpecificPart()));
  }

  @Override
  public OutputStream getOutputStream(URI uri) throws IOException {
    throw new FileNotFoundException("a report writes nothing but itself: " + uri);
  }

  static InputStream open(String name) throws IOException {
    InputStream in = PdfFonts.class.getResourceAsStream(name);
    if (in == null) {
      throw new FileNotFoundException("no font " + name);
    }
    return in;
  }

  private static CmapLookup characters(String family) {
    try (InputStream in = open(file(family, false));
        TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBuffer(in))) {
      return font.getUnicodeCmapLookup();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
