package org.tracer.path;

import org.jspecify.annotations.Nullable;
import org.tracer.chain.BlockRef;
import org.tracer.chain.bitcoin.LockingScript;
import org.tracer.ledger.TransactionBuffer;
import org.tracer.ledger.UtxoLedger;

/**
 * What the ledger says of a lock that was not reached, as far as its data goes.
 *
 * @param payments transactions that pay it
 * @param first block of the first of them; null if there is none
 * @param last block of the last of them; null if there is none
 */
public record TargetHistory(int payments, @Nullable BlockRef first, @Nullable BlockRef last) {

  /** Reads the history of a lock; linear in the inputs and outputs of its transactions. */
  static TargetHistory read(UtxoLedger ledger, LockingScript script) {
    TransactionBuffer buffer = new TransactionBuffer();
    int payments = 0;
    BlockRef first = null;
    BlockRef last = null;
    for (long key : ledger.history(script)) {
      ledger.read(key, buffer);
      if (pays(buffer, script)) {
        payments++;
        last = ledger.block(key);
        first = first == null ? last : first;
      }
    }
    return new TargetHistory(payments, first, last);
  }

  private static boolean pays(TransactionBuffer transaction, LockingScript script) {
    for (int vout = 0; vout < transaction.outputCount(); vout++) {
      if (transaction.outputValueSat(vout) > 0 && transaction.script(vout).equals(script)) {
        return true;
      }
    }
    return false;
  }
}
