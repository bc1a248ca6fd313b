package org.tracer.export.report.pdf;

import java.util.HashMap;
import java.util.Map;
import org.apache.fop.fonts.Font;
import org.apache.fop.fonts.FontInfo;
import org.apache.fop.fonts.FontTriplet;
import org.apache.fop.fonts.LazyFont;
import org.apache.fop.fonts.MultiByteFont;
import org.apache.fop.render.intermediate.IFContext;
import org.apache.fop.render.intermediate.IFException;
import org.apache.fop.render.intermediate.IFPainter;
import org.apache.fop.render.pdf.PDFDocumentHandler;

/**
 * Writes a PDF in whose words of one family are set by the shaper of Java, and have their text
 * beside their glyphs.
 */
final class ShapingHandler extends PDFDocumentHandler {

  private final String family;
  private final Map<String, ShapedFont> fonts = new HashMap<>();

  /**
   * @param family the fonts to shape; all others get no rules, so that each character stays a glyph
   */
  ShapingHandler(IFContext context, String family) {
    super(context);
    this.family = family;
  }

  /** A font with its shaper. */
  record ShapedFont(MultiByteFont font, WordShaper shaper) {}

  @Override
  public void setFontInfo(FontInfo info) {
    super.setFontInfo(info);
    info.getFontTriplets()
        .forEach((triplet, key) -> {
          if (info.getFonts().get(key) instanceof LazyFont lazy
              && lazy.getRealFont() instanceof MultiByteFont font) {
            shape(triplet, font);
          }
        });
  }

  private void shape(FontTriplet triplet, MultiByteFont font) {
    font.setGDEF(null);
    font.setGSUB(null);
    font.setGPOS(null);
    if (triplet.getName().equals(family)) {
      boolean bold = triplet.getWeight() > Font.WEIGHT_NORMAL;
      WordShaper shaper = WordShaper.of(PdfFonts.file(family, bold));
      font.setGSUB(new ShapedGlyphs(shaper));
      font.setGPOS(new ShapedPlaces(shaper));
      fonts.put(key(family, triplet.getWeight()), new ShapedFont(font, shaper));
    }
  }

  static String key(String family, int weight) {
    return family + " " + weight;
  }

  @Override
  public IFPainter startPageContent() throws IFException {
    return ReadablePainter.of(super.startPageContent(), this, Map.copyOf(fonts));
  }
}
