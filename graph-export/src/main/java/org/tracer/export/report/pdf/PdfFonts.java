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

/**
 * The fonts that are embedded, and all that a layout may open: everything else is refused, the
 * network above all.
 */
final class PdfFonts implements ResourceResolver {

  static final String LATIN = "NotoSans";
  static final String ARABIC = "NotoNaskhArabic";

  static final List<String> FAMILIES = List.of(LATIN, ARABIC);

  private static final String SCHEME = "tracer-font";

  private final CmapLookup latin = characters(LATIN);
  private final CmapLookup arabic = characters(ARABIC);

  /** The configuration of a layout that knows these fonts and no others. */
  static String configuration() {
    StringBuilder fonts = new StringBuilder();
    for (String family : FAMILIES) {
      for (String weight : List.of("Regular", "Bold")) {
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

  /** Whether the character is Arabic and the font has it. */
  boolean isArabic(int c) {
    // Marks and punctuation of the block are shared by scripts, and stand between its letters.
    boolean ofBlock = c >= 0x600 && c <= 0x6ff;
    return (ofBlock || UnicodeScript.of(c) == UnicodeScript.ARABIC || isJoiner(c))
        && arabic.getGlyphId(c) != 0;
  }

  private static boolean isJoiner(int c) {
    return c == 0x200c || c == 0x200d;
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

  private static InputStream open(String name) throws IOException {
    InputStream in = PdfFonts.class.getResourceAsStream(name);
    if (in == null) {
      throw new FileNotFoundException("no font " + name);
    }
    return in;
  }

  private static CmapLookup characters(String family) {
    try (InputStream in = open(family + "-Regular.ttf");
        TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBuffer(in))) {
      return font.getUnicodeCmapLookup();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
