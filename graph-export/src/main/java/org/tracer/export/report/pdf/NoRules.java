package org.tracer.export.report.pdf;

import java.util.List;
import org.apache.fop.complexscripts.fonts.GlyphCoverageTable;
import org.apache.fop.complexscripts.fonts.GlyphPositioningSubtable;
import org.apache.fop.complexscripts.fonts.GlyphSubstitutionTable;
import org.apache.fop.complexscripts.fonts.GlyphSubtable;

/** Rules for no glyph: tables must have some, and those that ask a shaper need none. */
final class NoRules extends GlyphPositioningSubtable {

  /** The layout wants a number behind two letters. */
  private static final String NAME = "lu0";

  private NoRules() {
    super(NAME, 0, 0, 1, GlyphCoverageTable.createCoverageTable(null));
  }

  static List<GlyphSubtable> positioning() {
    return List.of(new NoRules());
  }

  static List<GlyphSubtable> substitution() {
    return List.of(
        GlyphSubstitutionTable.createSubtable(
            GlyphSubstitutionTable.GSUB_LOOKUP_TYPE_SINGLE,
            NAME,
            0,
            0,
            1,
            GlyphCoverageTable.createCoverageTable(null),
            List.of(0)));
  }

  @Override
  public int getType() {
    return 1;
  }

  @Override
  public boolean isCompatible(GlyphSubtable other) {
    return other instanceof NoRules;
  }

  @Override
  @SuppressWarnings("rawtypes")
  public List getEntries() {
    return List.of();
  }
}
