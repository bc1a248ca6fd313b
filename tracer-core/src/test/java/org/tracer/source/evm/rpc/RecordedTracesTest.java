package org.tracer.source.evm.rpc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tracer.chain.ChainId;
import org.tracer.chain.evm.EvmNetwork;
import org.tracer.source.SharedData;
import tools.jackson.databind.JsonNode;

/** Traces that real nodes gave, against the rows that another program read from them. */
class RecordedTracesTest {

  private static final ChainId CHAIN = EvmNetwork.ETHEREUM.chainId();
  private static final Fields FIELDS = new Fields("test", CHAIN);

  private static Path file(String folder, String start) throws IOException {
    Path directory = SharedData.path("eth/ethereum-etl/" + folder);
    try (var files = Files.list(directory)) {
      return files
          .filter(path -> path.getFileName().toString().startsWith(start))
          .findFirst()
          .orElseThrow();
    }
  }

  private static JsonNode result(String folder) throws IOException {
    return RpcJson.read(Files.readAllBytes(file(folder, "web3_response"))).get("result");
  }

  /** Rows below the top that move value: from, to and value; {@code suicide} marked. */
  private static List<String> expected(String folder) throws IOException {
    List<String> lines = Files.readAllLines(file(folder, "expected_traces.csv"));
    List<String> names = List.of(lines.getFirst().split(",", -1));
    List<String> rows = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      List<String> row = List.of(line.split(",", -1));
      String type = row.get(names.indexOf("trace_type"));
      String value = row.get(names.indexOf("value"));
      boolean moves =
          !type.equals("reward")
              && !row.get(names.indexOf("trace_address")).isEmpty()
              && row.get(names.indexOf("status")).equals("1")
              && !value.equals("0")
              && !row.get(names.indexOf("call_type")).matches("delegatecall|callcode|staticcall");
      if (moves) {
        rows.add(
            row.get(names.indexOf("from_address"))
                + " "
                + row.get(names.indexOf("to_address"))
                + " "
                + value
                + (type.equals("suicide") ? " suicide" : ""));
      }
    }
    return rows;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "block_with_create",
        "block_with_error",
        "block_with_subtraces",
        "block_with_suicide"
      })
  void read_shouldFindTheMovesOfRecordedParityTraces(String folder) throws IOException {
    String path = "test_export_traces_job/" + folder;
    Map<String, List<JsonNode>> byTransaction = new LinkedHashMap<>();
    for (JsonNode trace : result(path)) {
      if (trace.get("transactionHash").isString()) {
        byTransaction
            .computeIfAbsent(trace.get("transactionHash").stringValue(), h -> new ArrayList<>())
            .add(trace);
      }
    }
    List<String> found = new ArrayList<>();
    List<Boolean> succeeded = new ArrayList<>();
    byTransaction
        .values()
        .forEach(traces -> {
          Moves moves = FlatTraces.read(traces, FIELDS);
          succeeded.add(moves.succeeded());
          moves.list().forEach(move -> found.add(text(move)));
        });
    assertThat(found).isEqualTo(expected(path));
    assertThat(succeeded).hasSize(folder.equals("block_with_suicide") ? 1 : 2);
    assertThat(succeeded.getFirst()).isEqualTo(!folder.equals("block_with_error"));
  }

  private static String text(Moves.Move move) {
    return Node.lower(move.from())
        + " "
        + Node.lower(move.to())
        + " "
        + move.wei()
        + (move.destruction() ? " suicide" : "");
  }

  @Test
  void read_shouldFollowRecordedCallFrames() throws IOException {
    List<Moves> subtraces = frames("block_with_subtraces");
    // Its only inner call is a CALLCODE, which moves nothing.
    assertThat(subtraces).extracting(Moves::list).containsExactly(List.of(), List.of());
    assertThat(frames("block_with_error"))
        .extracting(Moves::succeeded)
        .containsExactly(false, true);
    assertThat(frames("block_with_create")).extracting(Moves::complete).containsOnly(true);
  }

  @Test
  void read_shouldSayThatAnOldNodeHidesWhoWasPaid() throws IOException {
    assertThat(frames("block_with_suicide")).extracting(Moves::complete).containsExactly(false);
  }

  private static List<Moves> frames(String folder) throws IOException {
    List<Moves> moves = new ArrayList<>();
    for (JsonNode entry : result("test_extract_geth_traces_job/" + folder)) {
      moves.add(CallFrames.read(entry.get("result"), FIELDS));
    }
    return moves;
  }
}
