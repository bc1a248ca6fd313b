package org.tracer.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reports of the training cases through the command line. */
class ReportCommandTest {

  @TempDir private Path directory;

  @Test
  void report_shouldWriteEveryFormat() throws Exception {
    String trace = trace("demo", "--json", "--policy", "fifo");
    CliRun run =
        CliRun.of(
            "report",
            trace,
            "--to",
            "pdf=" + file("a.pdf"),
            "--to",
            "html=" + file("a.html"),
            "--to",
            "md=" + file("a.md"),
            "--to",
            "csv=" + file("a.csv"),
            "--case-id",
            "2026-0417",
            "--authority",
            "Order 12/26",
            "--operator",
            "A. Rana",
            "--date",
            "2026-11-22");
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains("tracer: wrote pdf to ", "tracer: wrote csv to ");
    assertThat(run.code()).isZero();
    assertThat(Files.readAllBytes(file("a.pdf"))).startsWith("%PDF-".getBytes(UTF_8));
    String hash =
        HexFormat.of()
            .formatHex(
                MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(Path.of(trace))));
    assertThat(file("a.md"))
        .content()
        .contains("Order 12/26", "A. Rana", "2026-11-22T00:00:00Z", hash, "Balanced");
    assertThat(file("a.html")).content().contains("2026-0417", hash);
    assertThat(file("a.csv")).content().contains(hash);
  }

  @Test
  void report_shouldReadTracesOverAccounts() throws IOException {
    String trace = trace("demo", "ethereum", "--json", "--policy", "all");
    CliRun run = CliRun.of("report", trace, "--policy", "pro-rata", "--to", "md=" + file("a.md"));
    assertThat(run.code()).isZero();
    assertThat(file("a.md")).content().contains("pro-rata: each payment", "4238.598005 TUSD");
  }

  @Test
  void report_shouldWantOneRule() throws IOException {
    CliRun run =
        CliRun.of(
            "report", trace("demo", "--json", "--policy", "all"), "--to", "md=" + file("a.md"));
    assertThat(run.err()).contains("a report shows the trace under one rule", "--policy", "fifo");
    assertThat(run.code()).isEqualTo(64);
    assertThat(file("a.md")).doesNotExist();
  }

  @Test
  void report_shouldWriteOtherLanguages() throws IOException {
    String trace = trace("demo", "--json", "--policy", "fifo");
    CliRun run =
        CliRun.of(
            "report",
            trace,
            "--lang",
            "bn",
            "--to",
            "html=" + file("a.html"),
            "--to",
            "pdf=" + file("a.pdf"));
    assertThat(run.code()).isZero();
    assertThat(file("a.html"))
        .content()
        .contains("lang=\"bn\"", "Machine-made translation, unreviewed.");
    assertThat(Files.readAllBytes(file("a.pdf"))).startsWith("%PDF-".getBytes(UTF_8));
  }

  @Test
  void report_shouldKeepFilesThatExist() throws IOException {
    String trace = trace("demo", "--json", "--policy", "fifo");
    Files.writeString(file("a.md"), "mine");
    CliRun run = CliRun.of("report", trace, "--to", "md=" + file("a.md"));
    assertThat(run.code()).isEqualTo(73);
    assertThat(file("a.md")).hasContent("mine");
    assertThat(CliRun.of("report", trace, "--to", "md=" + file("a.md"), "--force").code()).isZero();
    assertThat(file("a.md")).content().startsWith("# Report");
  }

  @Test
  void report_shouldRefuseWhatItCannotWrite() throws IOException {
    String trace = trace("demo", "--json", "--policy", "fifo");
    CliRun format = CliRun.of("report", trace, "--to", "docx=" + file("a"));
    assertThat(format.err()).contains("there is no such format", "pdf, html, md, csv");
    assertThat(format.code()).isEqualTo(64);
    CliRun language = CliRun.of("report", trace, "--lang", "xx", "--to", "md=" + file("a.md"));
    assertThat(language.err()).contains("value \"xx\"", "en, es, hi, bn, ne, ur");
    assertThat(language.code()).isEqualTo(64);
    Path other = Files.writeString(file("other.json"), "{}");
    CliRun malformed = CliRun.of("report", other.toString(), "--to", "md=" + file("a.md"));
    assertThat(malformed.code()).isEqualTo(65);
    assertThat(file("a.md")).doesNotExist();
  }

  private Path file(String name) {
    return directory.resolve(name);
  }

  private String trace(String... command) throws IOException {
    CliRun run = CliRun.of(command);
    assertThat(run.code()).isZero();
    return Files.writeString(file("trace.json"), run.out()).toString();
  }
}
