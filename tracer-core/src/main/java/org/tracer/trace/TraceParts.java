package org.tracer.trace;

import java.util.ArrayList;
import java.util.List;
import org.tracer.chain.OutPoint;
import org.tracer.chain.Satoshi;
import org.tracer.chain.bitcoin.BitcoinAddress;
import org.tracer.ledger.TransactionBuffer;
import org.tracer.ledger.UtxoLedger;

/** What one lane's result is put together from. */
final class TraceParts {

  final List<TracedTransaction> transactions = new ArrayList<>();
  final List<Endpoint> endpoints = new ArrayList<>();

  /**
   * The result; its balance sheet closes or there is none.
   *
   * @param seeds where the seeds are in the ledger
   * @param swept where they were in the sweep
   */
  Trace trace(
      UtxoLedger ledger,
      TraceRequest request,
      SeedPositions seeds,
      SeedPositions swept,
      SweepLog log,
      int lane) {
    List<SeededPosition> seeded = seeded(ledger, request, seeds, log.seeded[lane]);
    boolean conserving = request.policy().isConserving();
    BalanceSheet sheet = BalanceSheet.of(conserving, seeded, endpoints);
    if (conserving && !sheet.isBalanced()) {
      throw new IllegalStateException(
          request.policy().name() + ": the sheet does not close: " + sheet);
    }
    List<String> notices = new ArrayList<>(ledger.notices());
    notices.addAll(SeedNotices.of(request, swept, log, lane, seeded));
    return new Trace(
        request,
        ledger.network(),
        ledger.origin(),
        ledger.horizon(),
        seeded,
        transactions,
        endpoints,
        sheet,
        notices);
  }

  private static List<SeededPosition> seeded(
      UtxoLedger ledger, TraceRequest request, SeedPositions seeds, long[] amounts) {
    TransactionBuffer buffer = new TransactionBuffer();
    List<SeededPosition> seeded = new ArrayList<>();
    for (int row = 0; row < seeds.size(); row++) {
      long key = seeds.key(row);
      if (row == 0 || seeds.key(row - 1) != key) {
        ledger.read(key, buffer);
      }
      int vout = seeds.vout(row);
      BitcoinAddress address = buffer.script(vout).address(ledger.network()).orElse(null);
      seeded.add(
          new SeededPosition(
              request.seeds().get(seeds.label(row) - 1).label(),
              new OutPoint(ledger.id(key), vout),
              address,
              ledger.block(key),
              Satoshi.of(seeds.value(row)),
              Satoshi.of(amounts[row])));
    }
    return seeded;
  }
}
