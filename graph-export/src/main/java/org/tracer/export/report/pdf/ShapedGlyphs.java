package org.tracer.export.report.pdf;

import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.fop.complexscripts.fonts.GlyphSubstitutionTable;
import org.apache.fop.complexscripts.util.CharAssociation;
import org.apache.fop.complexscripts.util.GlyphSequence;
import org.apache.fop.fonts.MultiByteFont;

/** Gives a layout the glyphs of words as the shaper sets them, in place of its own rules. */
final class ShapedGlyphs extends GlyphSubstitutionTable {

  private final WordShaper shaper;

  /** What comes next, as it was written: the layout splits some vowel signs in two. */
  private String written = "";

  ShapedGlyphs(WordShaper shaper) {
    super(null, Map.of(), NoRules.substitution(), Map.of());
    this.shaper = shaper;
  }

  @Override
  @SuppressWarnings("rawtypes")
  public CharSequence preProcess(
      CharSequence text, String script, MultiByteFont font, List associations) {
    written = text.toString();
    return text;
  }

  @Override
  public GlyphSequence substitute(GlyphSequence characters, String script, String language) {
    ShapedWord word = shaper.shape(written);
    int count = characters.getCharacterCount();
    IntBuffer glyphs = IntBuffer.allocate(word.glyphs().size());
    List<CharAssociation> associations = new ArrayList<>();
    for (int glyph : word.glyphs()) {
      glyphs.put(glyph);
      associations.add(new CharAssociation(0, count));
    }
    glyphs.flip();
    return new GlyphSequence(characters.getCharacters(), glyphs, associations);
  }
}
