package org.tracer.export.report.pdf;

import java.util.List;

/**
 * A word as the rules of its script set it.
 *
 * @param text as it was
 * @param glyphs their indexes in the font, in the order of drawing
 * @param places where each glyph begins, and where the word ends, in thousandths of the size
 */
record ShapedWord(String text, List<Integer> glyphs, List<Place> places) {

  ShapedWord {
    glyphs = List.copyOf(glyphs);
    places = List.copyOf(places);
  }

  /**
   * A point on or about the line.
   *
   * @param x to the right
   * @param y upwards
   */
  record Place(int x, int y) {}
}
