package org.tracer.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashSet;
import java.util.Set;
import org.tracer.chain.TxId;
import org.tracer.chain.bitcoin.LockingScript;

/** Asks two ledgers everything that can be asked and compares the answers. */
public final class LedgersAgree {

  /** A history in memory takes time in proportion to the whole chain. */
  private static final int MOST_HISTORIES = 200;

  private final UtxoLedger expected;
  private final UtxoLedger actual;

  private LedgersAgree(UtxoLedger expected, UtxoLedger actual) {
    this.expected = expected;
    this.actual = actual;
  }

  /** Compares ledgers whose keys are both numbers from 0 on. */
  public static void check(MemoryLedger expected, UtxoLedger actual) {
    LedgersAgree agree = new LedgersAgree(expected, actual);
    assertThat(actual.network()).isEqualTo(expected.network());
    assertThat(actual.horizon()).isEqualTo(expected.horizon());
    Set<LockingScript> scripts = new LinkedHashSet<>();
    for (int key = 0; key < expected.transactionCount(); key++) {
      agree.checkTransaction(key);
      expected.transaction(key).outputs().forEach(output -> scripts.add(output.script()));
    }
    int step = 1 + scripts.size() / MOST_HISTORIES;
    int number = 0;
    for (LockingScript script : scripts) {
      if (number++ % step == 0) {
        agree.checkHistory(script);
      }
    }
    assertThat(actual.find(TxId.parse("12".repeat(32)))).isEqualTo(UtxoLedger.NOT_FOUND);
    assertThat(actual.history(LockingScript.of(new byte[] {0x51, 0x52}))).isEmpty();
  }

  private void checkTransaction(long key) {
    assertThat(actual.id(key)).isEqualTo(expected.id(key));
    assertThat(actual.find(expected.id(key))).isEqualTo(expected.find(expected.id(key)));
    assertThat(actual.block(key)).isEqualTo(expected.block(key));
    assertThat(actual.indexInBlock(key)).isEqualTo(expected.indexInBlock(key));
    assertThat(actual.transactionsOfBlock(key)).isEqualTo(expected.transactionsOfBlock(key));
    assertThat(actual.transaction(key)).isEqualTo(expected.transaction(key));
    assertThat(actual.form(key)).isPresent().isEqualTo(expected.form(key));
    TransactionBuffer one = new TransactionBuffer();
    TransactionBuffer other = new TransactionBuffer();
    expected.read(key, one);
    actual.read(key, other);
    assertThat(other.isCoinbase()).isEqualTo(one.isCoinbase());
    assertThat(other.inputCount()).isEqualTo(one.inputCount());
    assertThat(other.outputCount()).isEqualTo(one.outputCount());
    SpendBuffer spends = new SpendBuffer();
    SpendBuffer otherSpends = new SpendBuffer();
    for (int vout = 0; vout < one.outputCount(); vout++) {
      assertThat(other.outputValueSat(vout)).isEqualTo(one.outputValueSat(vout));
      assertThat(other.isUnspendable(vout))
          .as("%s:%s", key, vout)
          .isEqualTo(one.isUnspendable(vout));
      assertThat(other.script(vout)).isEqualTo(one.script(vout));
      spends.ask(vout, true);
      otherSpends.ask(vout, true);
    }
    expected.readSpends(key, spends);
    actual.readSpends(key, otherSpends);
    checkAnswers(spends, otherSpends);
    spends.clear();
    otherSpends.clear();
    for (int vin = 0; vin < one.inputCount(); vin++) {
      assertThat(other.inputValueSat(vin)).isEqualTo(one.inputValueSat(vin));
      spends.ask(vin, true);
      otherSpends.ask(vin, true);
    }
    expected.readSources(key, spends);
    actual.readSources(key, otherSpends);
    checkAnswers(spends, otherSpends);
  }

  private static void checkAnswers(SpendBuffer expected, SpendBuffer actual) {
    for (int i = 0; i < expected.size(); i++) {
      assertThat(actual.spenderKey(i)).isEqualTo(expected.spenderKey(i));
      assertThat(actual.spenderInput(i)).isEqualTo(expected.spenderInput(i));
    }
  }

  private void checkHistory(LockingScript script) {
    byte[] bytes = script.toBytes();
    if (!LockingScript.isUnspendable(bytes, 0, bytes.length)) {
      assertThat(actual.history(script)).isEqualTo(expected.history(script));
    }
  }
}
