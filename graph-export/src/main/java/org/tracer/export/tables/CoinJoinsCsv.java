package org.tracer.export.tables;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import org.tracer.heuristic.TransactionShape;
import org.tracer.heuristic.coinjoin.CoinJoinAnswer;
import org.tracer.heuristic.coinjoin.CoinJoinFinding;
import org.tracer.ledger.ChainTables;

/**
 * What CoinJoin detectors found: {@code
 * txid,block_height,kind,verdict,rule,denomination_sat,equal_outputs}, one row a finding, in chain
 * order. Empty where there is no denomination.
 */
public final class CoinJoinsCsv implements Closeable {

  private final ChainTables tables;
  private final Rows rows;

  /**
   * @param out need not be buffered; closed with this
   */
  public CoinJoinsCsv(ChainTables tables, OutputStream out) throws IOException {
    this.tables = tables;
    rows = new Rows(out, "txid,block_height,kind,verdict,rule,denomination_sat,equal_outputs");
  }

  /**
   * Writes what was found of one transaction.
   *
   * @param transaction by its number in the tables
   */
  public void add(long transaction, CoinJoinAnswer answer) throws IOException {
    String id = tables.id(transaction).toString();
    int height = tables.height(transaction);
    for (CoinJoinFinding finding : answer.findings()) {
      rows.text(id)
          .number(height)
          .text(finding.kind().toString())
          .text(finding.verdict().name().toLowerCase(Locale.ROOT))
          .text(finding.heuristic().toString());
      if (finding.denominationSat() == TransactionShape.UNKNOWN) {
        rows.empty();
      } else {
        rows.number(finding.denominationSat());
      }
      rows.number(finding.equalOutputs()).end();
    }
  }

  /** Rows written, the heading not counted. */
  public long count() {
    return rows.count();
  }

  @Override
  public void close() throws IOException {
    rows.close();
  }
}
