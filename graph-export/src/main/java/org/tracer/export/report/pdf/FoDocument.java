package org.tracer.export.report.pdf;

import java.io.IOException;
import org.tracer.export.report.text.Block;
import org.tracer.export.report.text.Line;
import org.tracer.export.report.text.ReportText;

/** Writes the pages of a report. Confined to one thread. */
final class FoDocument {

  private static final String LAST = "last-page";
  private static final String[] SIZES = {"17pt", "13pt", "11pt", "10pt"};

  /** A table longer than a page still breaks, and so does a row. */
  private static final String WHERE_POSSIBLE = "1";

  private static final String MORE_THAN_A_TABLE = "2";
  private static final String RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
  private static final String DC = "http://purl.org/dc/elements/1.1/";
  private static final String XMP = "adobe:ns:meta/";

  private final FoEvents out;
  private final FoText text;
  private final ReportText report;
  private boolean breaks;

  FoDocument(FoEvents out, FoText text, ReportText report) {
    this.out = out;
    this.text = text;
    this.report = report;
  }

  void write() throws IOException {
    boolean rightToLeft = report.language().isRightToLeft();
    out.begin();
    out.start(
        "root",
        "xml:lang",
        report.language().code(),
        "font-family",
        PdfFonts.LATIN,
        "font-size",
        "9.5pt",
        "line-height",
        "1.4",
        "writing-mode",
        rightToLeft ? "rl-tb" : "lr-tb");
    masters();
    title();
    out.start("page-sequence", "master-reference", "page");
    footer();
    if (rightToLeft) {
      // Shaping looks up the language in the font, and falls back only where none is said.
      out.start("flow", "flow-name", "xsl-region-body", "language", "none");
    } else {
      out.start("flow", "flow-name", "xsl-region-body");
    }
    report.content().write(this::block);
    out.start("block", "id", LAST);
    out.end("block");
    out.end("flow");
    out.end("page-sequence");
    out.end("root");
    out.finish();
  }

  private void masters() throws IOException {
    out.start("layout-master-set");
    out.start(
        "simple-page-master",
        "master-name",
        "page",
        "page-width",
        "210mm",
        "page-height",
        "297mm",
        "margin",
        "18mm 20mm 12mm 20mm");
    out.start("region-body", "margin-bottom", "12mm");
    out.end("region-body");
    out.start("region-after", "extent", "7mm");
    out.end("region-after");
    out.end("simple-page-master");
    out.end("layout-master-set");
  }

  /** The title as PDF/A wants it: with a language. */
  private void title() throws IOException {
    out.start("declarations");
    out.foreign(XMP, "xmpmeta", "");
    out.foreign(RDF, "RDF", "");
    out.foreign(RDF, "Description", "");
    out.foreign(DC, "title", "");
    out.foreign(RDF, "Alt", "");
    out.foreign(RDF, "li", report.title(), "lang", "x-default");
    out.endForeign(RDF, "li");
    out.endForeign(RDF, "Alt");
    out.endForeign(DC, "title");
    out.endForeign(RDF, "Description");
    out.endForeign(RDF, "RDF");
    out.endForeign(XMP, "xmpmeta");
    out.end("declarations");
  }

  private void footer() throws IOException {
    out.start("static-content", "flow-name", "xsl-region-after");
    out.start("block", "text-align", "center", "font-size", "8pt");
    out.start("bidi-override", "direction", "ltr", "unicode-bidi", "bidi-override");
    out.start("page-number");
    out.end("page-number");
    out.text(" / ");
    out.start("page-number-citation", "ref-id", LAST);
    out.end("page-number-citation");
    out.end("bidi-override");
    out.end("block");
    out.end("static-content");
  }

  private void block(Block block) throws IOException {
    switch (block) {
      case Block.Heading heading -> {
        String size = SIZES[heading.level() - 1];
        paragraph(
            heading.text(),
            "role",
            "H" + heading.level(),
            "font-size",
            size,
            "font-weight",
            "bold",
            "keep-with-next.within-page",
            "always",
            "space-before",
            "10pt",
            "space-after",
            "4pt");
      }
      case Block.Paragraph one -> paragraph(one.text(), "space-after", "5pt");
      case Block.Warning warning ->
          paragraph(
              warning.text(),
              "space-after",
              "6pt",
              "padding",
              "3pt",
              "margin",
              "3pt",
              "border",
              "1pt solid #990000",
              "font-weight",
              "bold");
      case Block.Bullets bullets -> bullets(bullets);
      case Block.Fields fields -> fields(fields);
      case Block.PageBreak pageBreak -> breaks = true;
    }
  }

  private void paragraph(Line line, String... attributes) throws IOException {
    pageBreak();
    out.start("block", attributes);
    text.write(line, out);
    out.end("block");
  }

  private void pageBreak() throws IOException {
    if (breaks) {
      breaks = false;
      out.start("block", "break-before", "page");
      out.end("block");
    }
  }

  private void bullets(Block.Bullets bullets) throws IOException {
    pageBreak();
    out.start(
        "list-block",
        "provisional-distance-between-starts",
        "5mm",
        "provisional-label-separation",
        "2mm",
        "space-after",
        "5pt");
    for (Line item : bullets.items()) {
      out.start("list-item", "space-after", "2pt");
      out.start("list-item-label", "end-indent", "label-end()");
      out.start("block");
      out.text("\u2022");
      out.end("block");
      out.end("list-item-label");
      out.start("list-item-body", "start-indent", "body-start()");
      out.start("block");
      text.write(item, out);
      out.end("block");
      out.end("list-item-body");
      out.end("list-item");
    }
    out.end("list-block");
  }

  private void fields(Block.Fields fields) throws IOException {
    pageBreak();
    out.start(
        "table",
        "table-layout",
        "fixed",
        "keep-together.within-page",
        WHERE_POSSIBLE,
        "width",
        "100%",
        "font-size",
        "8.3pt",
        "space-after",
        "7pt",
        "border",
        "0.4pt solid #888888");
    for (String width : new String[] {"26%", "74%"}) {
      out.start("table-column", "column-width", width);
      out.end("table-column");
    }
    out.start("table-body");
    for (Block.Field field : fields.fields()) {
      out.start("table-row", "keep-together.within-page", MORE_THAN_A_TABLE);
      cell(field.name(), "TH");
      cell(field.value(), "TD");
      out.end("table-row");
    }
    out.end("table-body");
    out.end("table");
  }

  private void cell(Line line, String role) throws IOException {
    out.start("table-cell", "role", role, "padding", "1.5pt 3pt", "border", "0.4pt solid #bbbbbb");
    out.start("block");
    text.write(line, out);
    out.end("block");
    out.end("table-cell");
  }
}
