package org.tracer.cli.render;

import java.io.IOException;
import java.io.OutputStream;
import org.tracer.census.Balances;
import org.tracer.census.Holding;
import org.tracer.ledger.ChainTables;

/**
 * Sums and largest balances as one line of JSON: {@code "format":"tracer-balances/1"}. Amounts are
 * satoshi as decimal strings.
 */
public final class BalancesDocument {

  private BalancesDocument() {}

  /**
   * @param count how many of the largest balances are written
   */
  public static void write(
      ChainTables tables, Balances balances, String source, int count, OutputStream out)
      throws IOException {
    JsonDocument.write(
        out,
        json -> {
          json.writeStringProperty("format", "tracer-balances/1");
          json.writeStringProperty("chain", balances.network().chainId().toString());
          json.writeStringProperty("source", source);
          json.writeNumberProperty("firstHeight", balances.firstHeight());
          JsonDocument.block(json, "asOf", balances.block());
          json.writeStringProperty("claim", "ledger fact");
          json.writeStringProperty("unspent", Long.toString(balances.unspentSat()));
          json.writeStringProperty("unspendable", Long.toString(balances.unspendableSat()));
          json.writeNumberProperty("unspentOutputs", balances.unspentOutputs());
          json.writeNumberProperty("holders", balances.holders());
          json.writeArrayPropertyStart("largest");
          for (Holding holding : balances.largest(count)) {
            json.writeStartObject();
            json.writeStringProperty(
                "address", Wording.name(tables.network(), tables.script(holding.address())));
            json.writeStringProperty("balance", Long.toString(holding.balanceSat()));
            json.writeEndObject();
          }
          json.writeEndArray();
        });
  }
}
