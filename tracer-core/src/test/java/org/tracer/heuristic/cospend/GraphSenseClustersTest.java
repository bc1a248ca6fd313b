package org.tracer.heuristic.cospend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tracer.source.SharedData;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Clusters of a made-up chain against those GraphSense publishes for it, with and without the
 * transactions it marks as CoinJoins. Inputs of several addresses (bare multisig) are left out
 * there.
 */
class GraphSenseClustersTest {

  private static List<JsonNode> lines(String name) throws IOException {
    Path file = SharedData.path("graphsense-fixtures/utxo/" + name);
    List<JsonNode> nodes = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      nodes.add(JsonMapper.shared().readTree(line));
    }
    return nodes;
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void clusters_shouldBeThoseOfTheReference(boolean withCoinJoins) throws IOException {
    Map<String, Integer> ids = new HashMap<>();
    for (JsonNode one : lines("reference/address_ids.json")) {
      ids.put(one.get("address").asString(), one.get("addressId").asInt());
    }
    ClusterGraph graph = new ClusterGraph();
    for (JsonNode tx : lines("test_txs.json")) {
      Set<Integer> inputs = new TreeSet<>();
      for (JsonNode input : tx.get("inputs")) {
        if (input.get("address").size() == 1) {
          inputs.add(Objects.requireNonNull(ids.get(input.get("address").get(0).asString())));
        }
      }
      if (inputs.size() > 1 && (withCoinJoins || !tx.get("coinjoin").asBoolean())) {
        graph.add(
            Joins.evidence(
                tx.get("txId").asInt(), inputs.stream().mapToInt(Integer::intValue).toArray()));
      }
    }
    Map<Integer, Set<Integer>> reference = new TreeMap<>();
    String name = withCoinJoins ? "address_cluster_with_coinjoin" : "address_cluster";
    for (JsonNode one : lines("reference/" + name + ".json")) {
      reference
          .computeIfAbsent(one.get("clusterId").asInt(), unseen -> new TreeSet<>())
          .add(one.get("addressId").asInt());
    }
    for (int id = 0; id < 15; id++) {
      graph.add(Joins.address(id));
    }
    assertThat(
            graph.clusters().stream()
                .map(cluster ->
                    cluster.addresses().stream()
                        .map(lock -> (int) lock.toBytes()[2])
                        .collect(Collectors.toSet()))
                .collect(Collectors.toSet()))
        .isEqualTo(Set.copyOf(reference.values()));
  }
}
