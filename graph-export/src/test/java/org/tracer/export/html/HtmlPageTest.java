package org.tracer.export.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tracer.accounting.Poison;
import org.tracer.export.Exporters;
import org.tracer.export.Exports;
import org.tracer.export.LargeTrace;
import org.tracer.export.flow.Flow;
import org.tracer.export.flow.FlowMovement;
import org.tracer.graph.ExampleTrace;
import org.tracer.graph.FlowGraph;
import org.tracer.graph.Grain;
import org.tracer.graph.TraceGraph;
import tools.jackson.databind.JsonNode;

/** What a reader sees in a browser. Expected amounts are those at {@code ExampleTrace}. */
class HtmlPageTest {

  private static final String SHOWN = "document.getElementById('shown').textContent";
  private static final String EDGES = "document.getElementById('graph')._cyreg.cy.edges().length";
  private static final String PATH =
      "document.getElementById('graph')._cyreg.cy.edges('.path').map(e => e.data('key')).sort()";
  private static final String ENDS =
      "[...document.querySelectorAll('#ends tbody tr')].map(r => [...r.cells].map(c => c.textContent))";
  private static final String DETAILS = "document.getElementById('details').textContent";

  @TempDir Path directory;

  @Test
  void page_shouldShowFilterAndLight() throws Exception {
    Instant second = timeOf(101);
    String service = serviceId();
    JsonNode read =
        new Browser()
            .picture("example", true)
            .read("all", EDGES)
            .read("ends", ENDS)
            .act("fill", "#least", "0.005")
            .read("large", EDGES)
            .act("fill", "#least", "1e3")
            .read("problem", "document.getElementById('problem').textContent")
            .act("fill", "#least", "")
            .act("choose", "#label", "1")
            .read("second payment", EDGES)
            .read("second payment ends", ENDS)
            .act("choose", "#label", "")
            .act("fill", "#until", second.toString().substring(0, 16))
            .read("until", EDGES)
            .read("until shown", SHOWN)
            .act("click", "#reset", "")
            .read("again", EDGES)
            .act("fill", "#find", service)
            .read("details", DETAILS)
            .act("click", "#details button", "")
            .read("path", PATH)
            .read("said", "document.getElementById('said').textContent")
            .picture("example-path", false)
            .look(write("example", List.of(Exports.example(Grain.ADDRESSES))));
    assertThat(read.get("all").asInt()).isEqualTo(12);
    assertThat(read.get("ends")).hasSize(6);
    assertThat(read.at("/ends/0/4").asString()).isEqualTo("700000");
    assertThat(read.at("/ends/0/3").asString()).isEqualTo("0.00700000 BTC");
    // pay1, pay2, both spends, merge:0, its spend and peel:0 move 500,000 or more under trace.
    assertThat(read.get("large").asInt()).isEqualTo(7);
    assertThat(read.get("problem").asString()).contains("1e3").contains("is no amount");
    // All but pay1, its spend, peel:0 and what the service got carry payment-2.
    assertThat(read.get("second payment").asInt()).isEqualTo(8);
    assertThat(column(read.get("second payment ends"), 4))
        .containsExactly("300000", "150000", "45000", "5000");
    assertThat(read.get("until").asInt()).isEqualTo(2);
    assertThat(read.get("until shown").asString())
        .contains("10 hidden by the filter")
        .contains("Filter: until 2026-");
    assertThat(read.get("again").asInt()).isEqualTo(12);
    assertThat(read.get("details").asString())
        .contains("STOP_LIST")
        .contains("The user says: exchange deposit, says the exchange")
        .contains("payment-1: 0.00300000 BTC (300000 base units)");
    // Into merge, to the hub, into peel, to the service.
    assertThat(read.get("path")).hasSize(4);
    assertThat(read.get("said").asString()).startsWith("A path of 4 movements");
  }

  @Test
  void page_shouldHoldSeveralPoliciesAndSayThatTouchedIsNoSum() throws Exception {
    FlowGraph<?, ?> poison =
        TraceGraph.of(
            ExampleTrace.of(new Poison(), "payment-1", "payment-2", "n"), Grain.ADDRESSES);
    JsonNode read =
        new Browser()
            .read("first", "document.getElementById('summary').textContent")
            .act("choose", "#policy", "1")
            .read("second", "document.getElementById('summary').textContent")
            .read("legend", "document.getElementById('legend').textContent")
            .read("moves", "document.querySelector('#moves tbody').textContent")
            .look(write("policies", List.of(Exports.example(Grain.ADDRESSES), poison)));
    assertThat(read.get("first").asString()).contains("Policy fifo");
    assertThat(read.get("second").asString()).contains("Policy poison");
    assertThat(read.get("legend").asString()).contains("they are no sums");
    assertThat(read.get("moves").asString()).contains("touched");
  }

  @Test
  void page_shouldRunNothingThatAHostileTextSays() throws Exception {
    for (FlowGraph<?, ?> graph : List.of(Exports.hostile(), Exports.hostileAccounts())) {
      JsonNode read =
          new Browser()
              .read("scripts", "document.scripts.length")
              .read("images", "document.images.length")
              .read("ends", ENDS)
              .act("click", "#ends tbody button", "")
              .read("details", DETAILS)
              .look(write("hostile", List.of(graph)));
      assertThat(read.get("scripts").asInt()).isEqualTo(3);
      assertThat(read.get("images").asInt()).isZero();
      assertThat(read.get("ends").toString()).contains("<script>alert(1)</script>");
    }
  }

  @Test
  void page_shouldLeadFromWhereMoneyCameFromWhenTheTraceGoesBackward() throws Exception {
    TraceGraph graph = TraceGraph.of(ExampleTrace.backward(), Grain.ADDRESSES);
    JsonNode read =
        new Browser()
            .read("summary", "document.getElementById('summary').textContent")
            .read("title", "document.getElementById('ends-title').textContent")
            .read("ends", ENDS)
            .act("click", "#ends tbody button", "")
            .read("details", DETAILS)
            .act("click", "#details button", "")
            .read("path", PATH)
            .look(write("backward", List.of(graph)));
    assertThat(read.get("summary").asString()).contains("to where the money came from");
    assertThat(read.get("title").asString()).isEqualTo("Where the money came from");
    assertThat(read.at("/ends/0/0").asString()).isEqualTo("COINBASE");
    assertThat(read.at("/ends/0/4").asString()).isEqualTo("700000");
    assertThat(read.get("details").asString()).contains("Show a path from here");
    // From the exchange into the withdrawal, to the collector, into the last, to the hub.
    assertThat(read.get("path")).hasSize(4);
  }

  @Test
  void page_shouldKeepNotesInASavedCopy() throws Exception {
    String hostile = "ask the bank </script><script>alert(2)</script> \"notes\":{ \u2028 é";
    JsonNode read =
        new Browser()
            .act("click", "#ends tbody button", "")
            .act("fill", "#note", hostile)
            .read("before", "document.getElementById('notes').textContent")
            .act("reload-saved", "", "name")
            .read("after", "document.querySelector('#notes dd').textContent")
            .read("scripts", "document.scripts.length")
            .read("all", EDGES)
            .act("reload-saved", "", "again")
            .read("twice", "document.querySelector('#notes dd').textContent")
            .look(write("notes", List.of(Exports.example(Grain.OUTPUTS))));
    assertThat(read.get("before").asString()).contains("ask the bank");
    assertThat(read.get("after").asString()).isEqualTo(hostile);
    assertThat(read.get("twice").asString()).isEqualTo(hostile);
    assertThat(read.get("scripts").asInt()).isEqualTo(3);
    assertThat(read.get("all").asInt()).isEqualTo(12);
    assertThat(read.get("name").asString()).isEqualTo("notes-notes.html");
  }

  @Test
  void page_shouldBeReadableByKeyboardAndByThoseWhoSeeLess() throws Exception {
    JsonNode read =
        new Browser()
            .check("at first")
            .picture("accounts", true)
            .act("focus", "#graph", "")
            .act("key", "", "ArrowRight")
            .read("one", DETAILS)
            .act("key", "", "ArrowRight")
            .read("two", DETAILS)
            .act("key", "", "ArrowLeft")
            .read("three", DETAILS)
            .act("key", "", "p")
            .act("key", "", "Enter")
            .read("focus", "document.activeElement.id")
            .check("selected")
            .act("focus", "#graph", "")
            .act("key", "", "Escape")
            .read("cleared", DETAILS)
            .act("focus", "#ends th button", "")
            .act("key", "", "Enter")
            .read("sorted", ENDS)
            .read("sort", "document.querySelector('#ends th').getAttribute('aria-sort')")
            .act("print", "", "paper")
            .read("picture", "document.querySelector('#paper img').naturalWidth")
            .look(write("keys", List.of(Exports.accounts())));
    assertThat(read.get("at first")).isEmpty();
    assertThat(read.get("selected")).isEmpty();
    assertThat(read.get("one").asString()).startsWith("Account");
    assertThat(read.get("two").asString()).startsWith("Movement");
    assertThat(read.get("three").asString()).isEqualTo(read.get("one").asString());
    assertThat(read.get("focus").asString()).isEqualTo("details");
    assertThat(read.get("cleared").asString()).startsWith("Select something");
    assertThat(column(read.get("sorted"), 0)).isSorted();
    assertThat(read.get("sort").asString()).isEqualTo("ascending");
    assertThat(read.get("paper").asInt()).isGreaterThan(10_000);
    assertThat(read.get("picture").asInt()).isGreaterThan(500);
  }

  @Test
  void page_shouldCollapseAPeelChainAndSayHowManyItPutTogether() throws Exception {
    TraceGraph graph = TraceGraph.of(LargeTrace.of(490), Grain.ADDRESSES);
    JsonNode read =
        new Browser()
            .read("shown", SHOWN)
            .picture("two-thousand", false)
            .act("tick", "#peel", "")
            .read("collapsed", SHOWN)
            .act("tick", "#peel", "")
            .act("fill", "#most", "100")
            .read("limited", SHOWN)
            .look(write("large", List.of(graph)));
    int edges = graph.graph().edgeSet().size();
    assertThat(read.get("shown").asString()).startsWith("Shown: " + edges + " of " + edges);
    assertThat(read.get("collapsed").asString()).contains("1 peel chains collapsed");
    assertThat(read.get("limited").asString())
        .contains("are put together")
        .contains("all are in the tables");
  }

  @Test
  void page_shouldSayWhatItDoesNotHold() throws Exception {
    TraceGraph graph = TraceGraph.of(LargeTrace.of(6_000), Grain.ADDRESSES);
    int left = graph.graph().edgeSet().size() - Largest.MOVEMENTS;
    assertThat(left).isPositive();
    JsonNode read =
        new Browser()
            .read("warning", "document.getElementById('left-out').textContent")
            .read("hidden", "document.getElementById('left-out').hidden")
            .look(write("huge", List.of(graph)));
    assertThat(read.get("hidden").asBoolean()).isFalse();
    assertThat(read.get("warning").asString())
        .contains("the 20000 largest movements")
        .contains(left + " smaller ones");
  }

  private Path write(String name, List<? extends FlowGraph<?, ?>> graphs) throws Exception {
    Path page = directory.resolve(name + ".html");
    Exporters.write(new HtmlExporter(), graphs, page, true);
    assertThat(Files.size(page)).isPositive();
    return page;
  }

  private static List<String> column(JsonNode rows, int column) {
    return rows.valueStream().map(row -> row.get(column).asString()).toList();
  }

  private static Instant timeOf(long block) {
    return Flow.of(Exports.example(Grain.ADDRESSES))
        .movements()
        .filter(one -> one.block() == block)
        .map(FlowMovement::time)
        .findFirst()
        .orElseThrow();
  }

  private static String serviceId() {
    return Flow.of(Exports.example(Grain.ADDRESSES))
        .nodes()
        .filter(node -> node.endings().stream().anyMatch(e -> e.reason().equals("STOP_LIST")))
        .findFirst()
        .orElseThrow()
        .id();
  }
}
