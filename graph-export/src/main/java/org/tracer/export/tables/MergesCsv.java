package org.tracer.export.tables;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.tracer.heuristic.cospend.Merge;
import org.tracer.ledger.ChainTables;

/**
 * The evidence for one cluster: {@code txid,block_height,address,joined}, in chain order. Each
 * transaction spends from both addresses of its row, and is the first to join the parts they were
 * in. An address without text is written as a descriptor (BIP 381, 385).
 */
public final class MergesCsv {

  private MergesCsv() {}

  /**
   * Writes and closes {@code out}, which need not be buffered.
   *
   * @param merges made from these very tables
   * @return rows written, the heading not counted
   */
  public static long write(ChainTables tables, List<Merge> merges, OutputStream out)
      throws IOException {
    Recent<AddressText> texts =
        new Recent<>(address -> AddressText.of(tables.network(), tables.script(address)));
    try (Rows rows = new Rows(out, "txid,block_height,address,joined")) {
      for (Merge merge : merges) {
        rows.bytes(tables.id(merge.transaction()).toString().getBytes(US_ASCII))
            .number(tables.height(merge.transaction()));
        texts.get(merge.address()).name(rows);
        texts.get(merge.joined()).name(rows).end();
      }
      return rows.count();
    }
  }
}
