package org.tracer.export.report.pdf;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tracer.export.report.Report;
import org.tracer.export.report.ReportFormat;
import org.tracer.export.report.Reports;
import org.tracer.export.report.text.Language;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.ValidationResult;

class PdfRendererTest {

  @TempDir private Path directory;

  @ParameterizedTest
  @EnumSource(
      value = Language.class,
      names = {"ENGLISH", "SPANISH"})
  void write_shouldBeTaggedPdfAInLatinScript(Language language) throws Exception {
    requireValid(Reports.bytes(Reports.outputs(language), ReportFormat.PDF), PDFAFlavour.PDFA_2_A);
    requireValid(Reports.bytes(Reports.accounts(language), ReportFormat.PDF), PDFAFlavour.PDFA_2_A);
  }

  @Test
  void write_shouldBePdfAInArabicScript() throws Exception {
    byte[] pdf = Reports.bytes(Reports.accounts(Language.URDU), ReportFormat.PDF);
    requireValid(pdf, PDFAFlavour.PDFA_2_B);
  }

  @Test
  void write_shouldBePdfAWhateverTextsSay() throws Exception {
    byte[] outputs = Reports.bytes(Reports.hostileOutputs(Language.ENGLISH), ReportFormat.PDF);
    requireValid(outputs, PDFAFlavour.PDFA_2_A);
    byte[] accounts = Reports.bytes(Reports.hostileAccounts(Language.URDU), ReportFormat.PDF);
    requireValid(accounts, PDFAFlavour.PDFA_2_B);
  }

  /** The second is written in a later second: the layout would put it into the file. */
  @Test
  void write_shouldGiveSameBytesLater() throws Exception {
    byte[] first = Reports.bytes(Reports.outputs(Language.URDU), ReportFormat.PDF);
    TimeUnit.MILLISECONDS.sleep(1_100);
    assertThat(Reports.bytes(Reports.outputs(Language.URDU), ReportFormat.PDF)).isEqualTo(first);
    assertThat(new String(first, ISO_8859_1))
        .contains("<xmp:MetadataDate>" + Reports.outputs(Language.URDU).facts().horizon().time());
  }

  @ParameterizedTest
  @EnumSource(
      value = Language.class,
      names = {"HINDI", "BENGALI", "NEPALI"})
  void write_shouldRefuseScriptsThatItSetsWrongly(Language language) {
    assertThatThrownBy(() -> Reports.bytes(Reports.outputs(language), ReportFormat.PDF))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(language.code());
  }

  @Test
  void write_shouldHaveIdentifiersThatCanBeCopied() throws Exception {
    for (Report report :
        new Report[] {Reports.outputs(Language.URDU), Reports.outputs(Language.ENGLISH)}) {
      String text = text(Reports.bytes(report, ReportFormat.PDF));
      report
          .facts()
          .ends()
          .forEach(end -> {
            if (end.payment() != null) {
              assertThat(text).contains(String.valueOf(end.payment().transaction()));
              assertThat(text).contains(String.valueOf(end.payment().blockHash()));
            }
          });
    }
  }

  @Test
  void write_shouldShowWhatNoFontHasAsItsNumber() throws Exception {
    String text = text(Reports.bytes(Reports.hostileOutputs(Language.ENGLISH), ReportFormat.PDF));
    assertThat(text).contains("[U+202E]", "[U+0906]", "[U+4E2D]", "<script>alert(1)</script>");
  }

  @Test
  void getResource_shouldRefuseEverythingButFonts() {
    PdfFonts fonts = new PdfFonts(Language.URDU);
    for (String uri :
        new String[] {"http://localhost/x", "file:/etc/passwd", "data:,x", "tracer-font:../x"}) {
      assertThatThrownBy(() -> fonts.getResource(URI.create(uri)))
          .isInstanceOf(FileNotFoundException.class);
    }
  }

  private static void requireValid(byte[] pdf, PDFAFlavour flavour) throws Exception {
    VeraGreenfieldFoundryProvider.initialise();
    try (PDFAParser parser =
            Foundries.defaultInstance().createParser(new ByteArrayInputStream(pdf));
        PDFAValidator validator = Foundries.defaultInstance().createValidator(flavour, false)) {
      ValidationResult result = validator.validate(parser);
      assertThat(parser.getFlavour()).isEqualTo(flavour);
      assertThat(result.getTestAssertions()).isEmpty();
      assertThat(result.isCompliant()).isTrue();
    }
  }

  private String text(byte[] pdf) throws IOException, InterruptedException {
    Path program = Path.of("/usr/bin/pdftotext");
    assumeTrue(Files.isExecutable(program), "skipped: no pdftotext to read the PDF with");
    Path file = Files.write(directory.resolve("report.pdf"), pdf);
    Path text = directory.resolve("report.txt");
    int code =
        new ProcessBuilder(program.toString(), "-layout", file.toString(), text.toString())
            .inheritIO()
            .start()
            .waitFor();
    assertThat(code).isZero();
    return Files.readString(text, UTF_8);
  }
}
