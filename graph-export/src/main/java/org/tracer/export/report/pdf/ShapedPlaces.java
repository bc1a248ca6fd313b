package org.tracer.export.report.pdf;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.fop.complexscripts.fonts.GlyphPositioningTable;
import org.apache.fop.complexscripts.util.GlyphSequence;

/** Gives a layout the places of the glyphs of words as the shaper set them. */
final class ShapedPlaces extends GlyphPositioningTable {

  private static final int X = 0;
  private static final int Y = 1;
  private static final int ADVANCE = 2;

  private final WordShaper shaper;

  ShapedPlaces(WordShaper shaper) {
    super(null, Map.of(), NoRules.positioning(), Map.of());
    this.shaper = shaper;
  }

  @Override
  public boolean position(
      GlyphSequence glyphs,
      String script,
      String language,
      int fontSize,
      int[] widths,
      int[][] adjustments) {
    List<Integer> drawn = new ArrayList<>();
    for (int i = 0; i < glyphs.getGlyphCount(); i++) {
      drawn.add(glyphs.getGlyph(i));
    }
    ShapedWord word = shaper.shapedAs(drawn);
    if (word == null) {
      throw new IllegalStateException("glyphs of no word: " + drawn);
    }
    List<ShapedWord.Place> places = word.places();
    int first = places.getFirst().x();
    for (int i = 0; i < drawn.size(); i++) {
      adjustments[i][X] = first;
      adjustments[i][Y] = places.get(i).y();
      adjustments[i][ADVANCE] = places.get(i + 1).x() - places.get(i).x() - widths[drawn.get(i)];
    }
    return true;
  }
}
