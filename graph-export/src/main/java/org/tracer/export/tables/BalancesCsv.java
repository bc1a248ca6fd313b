package org.tracer.export.tables;

import java.io.IOException;
import java.io.OutputStream;
import org.tracer.census.Balances;
import org.tracer.ledger.ChainTables;

/**
 * Every address that holds anything: {@code address,script_type,balance_sat}, in the order
 * addresses were first paid. An address without text is written as a descriptor (BIP 381, 385).
 */
public final class BalancesCsv {

  private BalancesCsv() {}

  /**
   * Writes and closes {@code out}, which need not be buffered. Linear in addresses; memory does not
   * depend on them.
   *
   * @param balances made from these very tables
   * @return rows written, the heading not counted
   */
  public static long write(ChainTables tables, Balances balances, OutputStream out)
      throws IOException {
    try (Rows rows = new Rows(out, "address,script_type,balance_sat")) {
      for (long address = 0; address < balances.addressCount(); address++) {
        long balanceSat = balances.balanceSat(address);
        if (balanceSat > 0) {
          AddressText text = AddressText.of(tables.network(), tables.script(address));
          text.name(rows);
          text.type(rows).number(balanceSat).end();
        }
      }
      return rows.count();
    }
  }
}
