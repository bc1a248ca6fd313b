package org.tracer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tracer.cli.render.FundsText;
import org.tracer.cli.render.Screen;
import org.tracer.document.DocumentContent;
import org.tracer.document.TraceDocument;
import org.tracer.ledger.account.TokenClaims;
import org.tracer.trace.account.ExampleFunds;
import org.tracer.trace.account.FundsReport;
import org.w3c.dom.Document;

/** A token calls itself what it likes: from the trace to the document, the report and exports. */
class HostileTokenTest {

  @TempDir Path temporary;

  static Stream<String> symbols() {
    return Stream.of(
        "A\u0000B\u0007\u001b[31mC\r\nTotal 9 ETH\u0085\u2028\u2029",
        "\u202eHTE\u2066\u200f 1000",
        "<script>alert(1)</script>]]>&lt;\"--><b>",
        "=cmd()|' /C calc'!A0",
        "+1",
        "-1+1",
        "@SUM(A1)",
        "\t=1",
        "\u200b=1",
        "\uff1dHYPERLINK(\"http://x\")",
        "\ud800\ufffe\uffff",
        "\",\"x\";,",
        "\\u202e",
        "A".repeat(10_000));
  }

  @ParameterizedTest
  @MethodSource("symbols")
  void symbol_shouldBreakNothingItComesThrough(String symbol) throws Exception {
    FundsReport report = ExampleFunds.of("payment-1", "payment-2", new TokenClaims(symbol, 6));
    checkText(report);
    Path file = temporary.resolve("trace.json");
    try (OutputStream out = Files.newOutputStream(file)) {
      TraceDocument.write(report, out);
    }
    checkDocument(Files.readAllBytes(file));
    String graph = temporary.resolve("graph.graphml").toString();
    String table = temporary.resolve("table.csv").toString();
    CliRun run =
        CliRun.of("export", file.toString(), "--to", "graphml=" + graph, "--to", "csv=" + table);
    assertThat(run.err()).contains("tracer: wrote");
    assertThat(run.code()).isZero();
    checkGraph(Path.of(graph));
    try (Stream<Path> parts = Files.list(temporary)) {
      List<Path> tables = parts.filter(part -> part.toString().endsWith(".csv")).toList();
      assertThat(tables).isNotEmpty();
      for (Path part : tables) {
        checkTable(part);
      }
    }
  }

  private static void checkText(FundsReport report) {
    StringWriter text = new StringWriter();
    Screen screen = new Screen(new PrintWriter(text), Screen.DEFAULT_COLUMNS);
    new FundsText(report, Map.of(), 1_000).print(screen);
    screen.flush();
    assertThat(text.toString().lines())
        .allSatisfy(line -> assertThat(line).matches("[^\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]*"))
        .allSatisfy(line -> assertThat(line).hasSizeLessThan(1_000))
        .noneMatch(line -> line.startsWith("Total"));
  }

  /** What the token claims is kept as it is: the document is evidence. */
  private static void checkDocument(byte[] bytes) throws IOException {
    DocumentContent content =
        TraceDocument.readContent(new ByteArrayInputStream(bytes), "trace.json");
    ByteArrayOutputStream again = new ByteArrayOutputStream();
    TraceDocument.write(((DocumentContent.OfAccounts) content).report(), again);
    assertThat(again.toByteArray()).isEqualTo(bytes);
  }

  private static void checkGraph(Path file) throws Exception {
    Document document =
        DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file.toFile());
    assertThat(document.getElementsByTagName("script").getLength()).isZero();
    assertThat(document.getElementsByTagName("b").getLength()).isZero();
    assertThat(document.getElementsByTagName("edge").getLength()).isPositive();
    assertThat(Files.readString(file)).doesNotContain("\u202e").doesNotContain("A".repeat(100));
  }

  private static void checkTable(Path file) throws IOException {
    String text = Files.readString(file);
    assertThat(text).doesNotContain("\u202e", "\u0000", "\u0007", "\u001b", "\r", "A".repeat(100));
    // A cell begins a record, or stands behind a comma; in quotes or not.
    assertThat(text).doesNotContainPattern("(?m)(?:^|,)\"?\\s*[-=+@\uff1d]");
    assertThat(text.lines().map(HostileTokenTest::cells).distinct()).hasSize(1);
  }

  private static long cells(String record) {
    return record.replaceAll("\"(?:[^\"]|\"\")*\"", "").chars().filter(c -> c == ',').count();
  }
}
