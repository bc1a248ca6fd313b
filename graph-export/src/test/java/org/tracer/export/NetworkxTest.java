package org.tracer.export;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tracer.graph.FlowGraph;
import org.tracer.graph.Grain;
import org.tracer.graph.NamedLedger;
import org.tracer.trace.account.AccountStory;
import org.tracer.trace.account.ExampleFunds;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** Has NetworkX read GraphML and node-link JSON and compares amounts with the examples' tables. */
class NetworkxTest {

  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(strings = {"graphml", "json"})
  void write_shouldArriveInNetworkx(String format) throws Exception {
    JsonNode read = read(format, Exports.example(Grain.ADDRESSES));
    assertThat(read.get("nodes").size()).isEqualTo(10);
    Map<String, JsonNode> edges = edges(read);
    assertThat(edges).hasSize(12);
    // Columns of single coins name no asset.
    Map<String, BigInteger> ended = new TreeMap<>();
    for (JsonNode one : read.get("ended")) {
      String text = one.asString().replaceAll("=([0-9]+)(?= |;|$)", "=$1 coin");
      ExpectedEnds.add(ended, text.replaceAll(" coin \\S+/native", " coin"));
    }
    Map<String, BigInteger> expected = new TreeMap<>();
    ExpectedEnds.ofTrace()
        .forEach((name, amount) -> expected.put(name.replaceAll(" .*", " coin"), amount));
    assertThat(ended).isEqualTo(expected);
    JsonNode merged = requireNonNull(edges.get(NamedLedger.id("merge") + ":1"));
    assertThat(merged.get("source").asString()).isEqualTo("tx:" + NamedLedger.id("merge"));
    assertThat(merged.get("target").asString()).isEqualTo("address:" + NamedLedger.address("hub"));
    assertThat(merged.get("value").asString()).isEqualTo("400000");
  }

  @ParameterizedTest
  @ValueSource(strings = {"graphml", "json"})
  void write_shouldArriveInNetworkxWhenOverAccounts(String format) throws Exception {
    FlowGraph<?, ?> graph = Exports.accounts();
    JsonNode read = read(format, graph);
    assertThat(read.get("nodes").size()).isEqualTo(graph.graph().vertexSet().size());
    Map<String, JsonNode> edges = edges(read);
    assertThat(edges).hasSameSizeAs(graph.graph().edgeSet());
    Map<String, BigInteger> ended = new TreeMap<>();
    read.get("ended").forEach(one -> ExpectedEnds.add(ended, one.asString()));
    assertThat(ended).isEqualTo(ExpectedEnds.ofFunds());
    JsonNode tip = requireNonNull(edges.get(AccountStory.hash("split") + ":1"));
    assertThat(tip.get("source").asString())
        .isEqualTo("account:" + ExampleFunds.named("alice").text());
    assertThat(tip.get("value").asString()).isEqualTo(ExampleFunds.ether("0.001").toString());
  }

  private static Map<String, JsonNode> edges(JsonNode read) {
    assertThat(read.get("kind").asString()).isEqualTo("MultiDiGraph");
    assertThat(read.get("policy").asString()).isEqualTo("fifo");
    Map<String, JsonNode> edges = new HashMap<>();
    read.get("edges").forEach(edge -> edges.put(edge.get("id").asString(), edge));
    assertThat(edges).hasSize(read.get("edges").size());
    return edges;
  }

  private JsonNode read(String format, FlowGraph<?, ?> graph) throws Exception {
    Path file = directory.resolve("graph." + format);
    Files.write(file, Exports.whole(format, graph));
    return new ObjectMapper()
        .readTree(ReaderProcess.python("read_networkx.py", "networkx", directory, file.toString()));
  }
}
