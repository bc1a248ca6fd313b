package org.tracer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** {@code tracer view}; what a browser makes of the page is tested where it is written. */
class ViewTest {

  @TempDir Path directory;

  private Path document;

  @BeforeEach
  void save() throws IOException {
    document = directory.resolve("all.json");
    Files.writeString(document, CliRun.of("demo", "--policy", "all", "--json").out());
  }

  @Test
  void view_shouldWriteEveryRuleBesideTheDocument() throws IOException {
    CliRun run = CliRun.of("view", document.toString());
    assertThat(run.code()).isZero();
    assertThat(run.err()).contains("all.html").contains("open it in a browser");
    assertThat(policies(directory.resolve("all.html")))
        .contains("fifo", "lifo", "haircut", "poison", "pure")
        .hasSizeGreaterThan(5);
  }

  @Test
  void view_shouldWriteOneRuleThatIsNamedAsTheDemoDoes() throws IOException {
    Path page = directory.resolve("one.html");
    CliRun run =
        CliRun.of("view", document.toString(), "--policy", "lifo", "--to", page.toString());
    assertThat(run.code()).isZero();
    Path alone = directory.resolve("alone.html");
    CliRun.of("demo", "--policy", "lifo", "--export", "html=" + alone, "--quiet");
    assertThat(policies(page)).containsExactly("lifo");
    assertThat(page).hasSameTextualContentAs(alone);
  }

  @Test
  void export_shouldWriteEveryRuleFromATrace() throws IOException {
    Path page = directory.resolve("demo.html");
    CliRun run = CliRun.of("demo", "--policy", "all", "--export", "html=" + page, "--quiet");
    assertThat(run.code()).isZero();
    assertThat(policies(page)).hasSizeGreaterThan(5);
  }

  @Test
  void view_shouldHoldEveryRuleOfATraceOverAccounts() throws IOException {
    Path accounts = directory.resolve("accounts.json");
    Files.writeString(accounts, CliRun.of("demo", "ethereum", "--policy", "all", "--json").out());
    assertThat(CliRun.of("view", accounts.toString()).code()).isZero();
    assertThat(policies(directory.resolve("accounts.html"))).contains("fifo", "libr");
  }

  @Test
  void view_shouldNotOverwriteUnlessTold() throws IOException {
    Path page = directory.resolve("all.html");
    Files.writeString(page, "mine");
    CliRun refused = CliRun.of("view", document.toString());
    assertThat(refused.code()).isEqualTo(73);
    assertThat(page).hasContent("mine");
    assertThat(CliRun.of("view", document.toString(), "--force").code()).isZero();
    assertThat(policies(page)).isNotEmpty();
  }

  @Test
  void view_shouldAskForANameWhereThereIsNone() throws IOException {
    CliRun refused = CliRun.of("view", "-");
    assertThat(refused.code()).isEqualTo(64);
    assertThat(refused.err()).contains("Name the page with --to FILE.");
    InputStream before = System.in;
    Path page = directory.resolve("piped.html");
    try {
      System.setIn(new ByteArrayInputStream(Files.readAllBytes(document)));
      assertThat(CliRun.of("view", "-", "--to", page.toString()).code()).isZero();
    } finally {
      System.setIn(before);
    }
    assertThat(policies(page)).hasSizeGreaterThan(5);
  }

  @Test
  void view_shouldSayWhatIsWrongWithADocument() throws IOException {
    assertThat(CliRun.of("view", directory.resolve("absent.json").toString()).code()).isEqualTo(66);
    Path broken = directory.resolve("broken.json");
    Files.write(
        broken, Files.readString(document).substring(0, 2_000).getBytes(StandardCharsets.UTF_8));
    CliRun run = CliRun.of("view", broken.toString());
    assertThat(run.code()).isEqualTo(65);
    assertThat(run.err()).doesNotContain("\tat ");
    assertThat(directory.resolve("broken.html")).doesNotExist();
    Path one = directory.resolve("one.json");
    Files.writeString(one, CliRun.of("demo", "--policy", "fifo", "--json").out());
    CliRun other = CliRun.of("view", one.toString(), "--policy", "lifo");
    assertThat(other.code()).isEqualTo(64);
    assertThat(other.err()).contains("It holds fifo.");
  }

  @Test
  void rates_shouldStandBesideWhatMovesAndBeRefusedWhereWrong() throws IOException {
    Path rates = directory.resolve("rates.csv");
    Files.writeString(
        rates, "date,asset,currency,rate,source\n2025-03-12,bitcoin-regtest,EUR,80000,a bank\n");
    Path graph = directory.resolve("worth.csv");
    CliRun run =
        CliRun.of("demo", "--export", "csv=" + graph, "--rates", rates.toString(), "--quiet");
    assertThat(run.code()).isZero();
    assertThat(directory.resolve("worth-edges.csv"))
        .content()
        .contains(",EUR,80000,2025-03-12,a bank,");
    Files.writeString(rates, "date,asset,currency,rate,source\n2025-03-12,BTC,EUR,80000,\n");
    CliRun unused = CliRun.of("demo", "--rates", rates.toString());
    assertThat(unused.code()).isEqualTo(64);
    assertThat(unused.err()).contains("says nothing of what payments were worth");
    CliRun refused = CliRun.of("view", document.toString(), "--rates", rates.toString());
    assertThat(refused.code()).isEqualTo(65);
    assertThat(refused.err()).contains("rates.csv, line 2").contains("has no source");
    assertThat(directory.resolve("all.html")).doesNotExist();
  }

  private static List<String> policies(Path page) throws IOException {
    String text = Files.readString(page);
    String begin = "<script type=\"application/json\" id=\"data\">";
    int from = text.indexOf(begin) + begin.length();
    JsonNode data =
        new ObjectMapper().readTree(text.substring(from, text.indexOf("</script>", from)));
    return data.get("flows")
        .valueStream()
        .map(flow -> flow.at("/properties/policy").asString())
        .toList();
  }
}
