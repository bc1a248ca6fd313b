package org.tracer.source.bitcoind;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.tracer.chain.TxId;
import org.tracer.error.SourceUnavailableException;
import org.tracer.source.SharedData;
import org.tracer.source.codec.RawTransaction;
import org.tracer.source.http.Answer;
import org.tracer.source.http.Request;
import org.tracer.source.http.Transport;

/** Results of a real node, as the bitcoin-etl project recorded them. */
class RecordedNodeTest {

  private static final String DIRECTORY =
      "btc-json/bitcoin-etl/test_export_blocks_job/bitcoin/stream_50001_50002";

  @Test
  void find_shouldReadTransactionsOfARealNode() throws IOException {
    Path directory = SharedData.path(DIRECTORY);
    int seen = 0;
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.sorted().toList()) {
        String name = file.getFileName().toString();
        if (name.startsWith("rpc_response_getrawtransaction_")) {
          TxId id = TxId.parse(name.substring("rpc_response_getrawtransaction_".length(), 95));
          NodeTransactions.Found found = node(file).find(id);
          RawTransaction raw = Objects.requireNonNull(found.raw());
          assertThat(raw.id()).isEqualTo(id);
          assertThat(raw.outputs().getFirst().value().value()).isEqualTo(5_000_000_000L);
          assertThat(found.block()).isNotNull();
          seen++;
        }
      }
    }
    assertThat(seen).isEqualTo(3);
  }

  /** A node that gives the recorded result of the file to every call. */
  private static NodeTransactions node(Path file) {
    return new NodeTransactions(
        new RpcClient(
            new Transport() {
              @Override
              public Answer send(Request request) {
                try {
                  // The recordings hold the bare result; the envelope is put around it again.
                  String result = Files.readString(file);
                  String json = "{\"result\":" + result + ",\"error\":null,\"id\":\"tracer\"}";
                  return new Answer(
                      200,
                      java.util.Map.of(),
                      json.getBytes(java.nio.charset.StandardCharsets.UTF_8));
                } catch (IOException e) {
                  throw new SourceUnavailableException("unreadable", file.toString(), "", e);
                }
              }

              @Override
              public void close() {}
            },
            "recorded"));
  }
}
