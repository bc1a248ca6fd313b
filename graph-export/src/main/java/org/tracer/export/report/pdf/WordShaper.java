package org.tracer.export.report.pdf;

import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.font.FontRenderContext;
import java.awt.font.GlyphVector;
import java.awt.geom.Point2D;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.tracer.error.WritingFailedException;

/**
 * Sets words of one font by the rules of their script, with the shaper that is part of Java. It
 * remembers them, so that what was drawn can be read again. Confined to one thread.
 */
final class WordShaper {

  /** Places come out in thousandths, as a layout wants them. */
  private static final float SIZE = 1000f;

  /** Glyphs that a shaper put in for characters that are not drawn. */
  private static final int NOT_DRAWN = 0xfffe;

  /** Whole pixels and hints would make places depend on the machine. */
  private static final FontRenderContext EXACT = new FontRenderContext(null, true, true);

  /** Java keeps a file for each font that it reads, so each is read once. */
  private static final Map<String, Font> LOADED = new ConcurrentHashMap<>();

  private final Font font;
  private final Map<List<Integer>, ShapedWord> words = new HashMap<>();

  private WordShaper(Font font) {
    this.font = font;
  }

  /** Reads a font. */
  @FunctionalInterface
  interface Loading {
    Font load() throws IOException, FontFormatException;
  }

  /**
   * The shaper of an embedded font.
   *
   * @throws WritingFailedException if this Java cannot load fonts
   */
  static WordShaper of(String file) {
    Font known = LOADED.get(file);
    if (known != null) {
      return new WordShaper(known);
    }
    WordShaper shaper =
        of(() -> {
          try (InputStream in = PdfFonts.open(file)) {
            return Font.createFont(Font.TRUETYPE_FONT, in);
          }
        });
    LOADED.put(file, shaper.font);
    return shaper;
  }

  /**
   * A Java without its desktop parts, or on a machine without the libraries that they load, fails
   * in many ways, most of them errors and not exceptions.
   */
  static WordShaper of(Loading loading) {
    try {
      WordShaper shaper = new WordShaper(loading.load().deriveFont(SIZE));
      // Some parts are loaded only when they are used.
      shaper.laidOut("a");
      return shaper;
    } catch (IOException
        | FontFormatException
        | RuntimeException
        | LinkageError
        | InternalError e) {
      throw new WritingFailedException(
          "this Java cannot load fonts, which a PDF in this language needs",
          "Java " + Runtime.version() + ": " + reason(e),
          "Write html=FILE and print it from a browser, or use a Java that is not headless-only,"
              + " with the system's fontconfig and freetype libraries.",
          e);
    }
  }

  private static String reason(Throwable failure) {
    Throwable first = failure;
    while (first.getCause() != null) {
      first = first.getCause();
    }
    String message = first.getMessage();
    return first.getClass().getSimpleName() + (message == null ? "" : ", " + message);
  }

  /** Sets a word. */
  ShapedWord shape(String text) {
    GlyphVector drawn = laidOut(text);
    List<Integer> glyphs = new ArrayList<>();
    List<ShapedWord.Place> places = new ArrayList<>();
    for (int i = 0; i < drawn.getNumGlyphs(); i++) {
      if (drawn.getGlyphCode(i) < NOT_DRAWN) {
        glyphs.add(drawn.getGlyphCode(i));
        places.add(place(drawn.getGlyphPosition(i)));
      }
    }
    places.add(place(drawn.getGlyphPosition(drawn.getNumGlyphs())));
    ShapedWord word = new ShapedWord(text, glyphs, places);
    words.putIfAbsent(word.glyphs(), word);
    return word;
  }

  /** The word that was set as these glyphs. */
  @Nullable ShapedWord shapedAs(List<Integer> glyphs) {
    return words.get(glyphs);
  }

  private GlyphVector laidOut(String text) {
    return font.layoutGlyphVector(
        EXACT, text.toCharArray(), 0, text.length(), Font.LAYOUT_LEFT_TO_RIGHT);
  }

  private static ShapedWord.Place place(Point2D point) {
    return new ShapedWord.Place((int) Math.round(point.getX()), -(int) Math.round(point.getY()));
  }
}
