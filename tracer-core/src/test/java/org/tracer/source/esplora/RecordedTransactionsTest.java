package org.tracer.source.esplora;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.tracer.ledger.TransactionForm;
import org.tracer.source.SharedData;
import org.tracer.source.http.JsonValue;

/** Answers of public servers: every id is computed from the parts, every fee from the amounts. */
class RecordedTransactionsTest {

  @Test
  void read_shouldComputeTheIdAndFeeThatTheServerNames() throws IOException {
    Path directory = SharedData.path("btc-json/esplora");
    int seen = 0;
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.sorted().toList()) {
        for (JsonValue json : transactions(file)) {
          EsploraTransaction transaction = EsploraTransaction.read(json);
          assertThat(transaction.id()).hasToString(json.get("txid").text());
          long fee = 0;
          for (int vin = 0; vin < transaction.raw().inputs().size(); vin++) {
            fee += transaction.spentClaim(vin).orElseThrow().value().value();
          }
          for (var output : transaction.raw().outputs()) {
            fee -= output.value().value();
          }
          assertThat(fee).isEqualTo(json.get("fee").number(0, Long.MAX_VALUE));
          assertThat(transaction.form())
              .map(TransactionForm::lockTime)
              .hasValue(json.get("locktime").number(0, 0xffff_ffffL));
          seen++;
        }
      }
    }
    assertThat(seen).isGreaterThan(20);
  }

  private static List<JsonValue> transactions(Path file) throws IOException {
    JsonValue json = JsonValue.parse(Files.readAllBytes(file), file.toString());
    List<JsonValue> found = new ArrayList<>();
    for (JsonValue value : json.isObject() ? List.of(json) : json.elements()) {
      if (value.optional("vin").isPresent()) {
        found.add(value);
      }
    }
    return found;
  }
}
