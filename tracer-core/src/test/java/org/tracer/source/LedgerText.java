package org.tracer.source;

import java.util.Arrays;
import java.util.List;
import org.tracer.chain.TxId;
import org.tracer.chain.bitcoin.LockingScript;
import org.tracer.ledger.SpendBuffer;
import org.tracer.ledger.TransactionBuffer;
import org.tracer.ledger.UtxoLedger;

/** Everything a ledger answers about some transactions and scripts, as text to compare. */
public final class LedgerText {

  private LedgerText() {}

  public static String of(UtxoLedger ledger, List<TxId> ids, List<LockingScript> scripts) {
    StringBuilder text = new StringBuilder();
    text.append(ledger.network()).append(' ').append(ledger.horizon()).append('\n');
    for (TxId id : ids) {
      text.append(id).append('\n');
      long key = ledger.find(id);
      if (key != UtxoLedger.NOT_FOUND) {
        ledger.announce(key);
        describe(ledger, key, text);
      }
    }
    for (LockingScript script : scripts) {
      text.append(script).append('\n');
      long[] keys = ledger.history(script);
      long[] sorted = keys.clone();
      Arrays.sort(sorted);
      text.append(Arrays.equals(keys, sorted) ? "in order" : "NOT IN ORDER").append('\n');
      for (long key : keys) {
        describe(ledger, key, text);
      }
    }
    return text.toString();
  }

  private static void describe(UtxoLedger ledger, long key, StringBuilder text) {
    text.append(ledger.id(key)).append(' ').append(ledger.block(key)).append(' ');
    text.append(ledger.indexInBlock(key)).append('\n');
    TransactionBuffer buffer = new TransactionBuffer();
    ledger.read(key, buffer);
    text.append(buffer.isCoinbase() ? "coinbase" : "spends");
    for (int vin = 0; vin < buffer.inputCount(); vin++) {
      text.append(' ').append(buffer.inputValueSat(vin));
    }
    text.append('\n');
    SpendBuffer spends = new SpendBuffer();
    for (int vout = 0; vout < buffer.outputCount(); vout++) {
      spends.ask(vout, true);
      text.append("  ").append(buffer.outputValueSat(vout)).append(' ');
      text.append(buffer.isUnspendable(vout)).append(' ').append(buffer.script(vout)).append('\n');
    }
    ledger.readSpends(key, spends);
    for (int question = 0; question < spends.size(); question++) {
      long spender = spends.spenderKey(question);
      text.append("  -> ");
      text.append(spender < 0 ? spender : ledger.id(spender) + "/" + spends.spenderInput(question));
      text.append('\n');
    }
    text.append(ledger.transaction(key)).append('\n');
    text.append(ledger.form(key)).append('\n');
  }
}
