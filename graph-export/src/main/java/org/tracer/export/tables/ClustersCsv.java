package org.tracer.export.tables;

import java.io.IOException;
import java.io.OutputStream;
import org.tracer.heuristic.cospend.Clustering;
import org.tracer.ledger.ChainTables;

/**
 * Every address and its cluster: {@code address,script_type,cluster}, in the order addresses were
 * first paid. The cluster is named by that of its addresses which was paid first. An address
 * without text is written as a descriptor (BIP 381, 385).
 */
public final class ClustersCsv {

  private ClustersCsv() {}

  /**
   * Writes and closes {@code out}, which need not be buffered. Linear in addresses; memory does not
   * depend on them.
   *
   * @param clustering made from these very tables
   * @return rows written, the heading not counted
   */
  public static long write(ChainTables tables, Clustering clustering, OutputStream out)
      throws IOException {
    Recent<AddressText> texts =
        new Recent<>(address -> AddressText.of(tables.network(), tables.script(address)));
    try (Rows rows = new Rows(out, "address,script_type,cluster")) {
      for (long address = 0; address < clustering.addressCount(); address++) {
        AddressText text = AddressText.of(tables.network(), tables.script(address));
        long cluster = clustering.clusterOf(address);
        text.name(rows);
        text.type(rows);
        (cluster == address ? text : texts.get(cluster)).name(rows).end();
      }
      return rows.count();
    }
  }
}
