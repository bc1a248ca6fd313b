package org.tracer.heuristic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.tracer.chain.bitcoin.ScriptType;
import org.tracer.ledger.ChainBuilder;
import org.tracer.ledger.MemoryLedger;
import org.tracer.ledger.MemoryTables;

/** The view over tables against the one over a ledger's transactions. */
class TablesShapeTest {

  private static MemoryLedger ledger() {
    ChainBuilder chain = new ChainBuilder();
    chain.block("one", "miner", 10_000);
    chain.block("two", "miner", 5_000);
    chain.pay("a").spend("one:0").to("alice", 1_000).to("bob", 3_000).to("alice", 6_000);
    chain.block("three", "miner", 5_000);
    chain.pay("b").spend("a:0").spend("two:0").spend("a:1").to("alice", 9_000);
    return chain.ledger();
  }

  @Test
  void move_shouldShowWhatTheLedgerShows() {
    MemoryLedger ledger = ledger();
    TablesShape tables = new TablesShape(new MemoryTables(ledger));
    // Ascending, then back and forth.
    long count = ledger.transactionCount();
    for (long step = 0; step < 3 * count; step++) {
      long key = step < count ? step : step * 7 % count;
      tables.move(key);
      assertThat(tables.transaction()).isEqualTo(key);
      assertSame(tables, LedgerShape.of(ledger.transaction(key)));
    }
  }

  /**
   * More inputs than are kept room for at first, and then fewer: nothing of them is left behind.
   */
  @Test
  void move_shouldForgetTheLocksOfTheLastTransaction() {
    ChainBuilder chain = new ChainBuilder();
    for (int i = 0; i < 40; i++) {
      chain.block("one" + i, i % 3 == 0 ? "alice" : "holder" + i, 1_000);
    }
    chain.block("two", "bob", 1_000);
    var many = chain.pay("many");
    for (int i = 0; i < 40; i++) {
      many.spend("one" + i + ":0");
    }
    many.to("alice", 40_000);
    chain.block("three", "miner", 1_000);
    chain.pay("few").spend("two:0").to("bob", 1_000);
    MemoryLedger ledger = chain.ledger();
    TablesShape tables = new TablesShape(new MemoryTables(ledger));
    for (long key = 0; key < ledger.transactionCount(); key++) {
      tables.move(key);
      assertSame(tables, LedgerShape.of(ledger.transaction(key)));
    }
  }

  private static void assertSame(TransactionShape tables, TransactionShape ledger) {
    assertThat(tables.height()).isEqualTo(ledger.height());
    assertThat(tables.inputCount()).isEqualTo(ledger.inputCount());
    assertThat(tables.outputCount()).isEqualTo(ledger.outputCount());
    assertThatThrownBy(() -> tables.inputLock(ledger.inputCount()))
        .isInstanceOf(IndexOutOfBoundsException.class);
    for (int vin = 0; vin < ledger.inputCount(); vin++) {
      assertThat(tables.inputValueSat(vin)).isEqualTo(ledger.inputValueSat(vin));
      assertThat(tables.inputType(vin)).isEqualTo(ledger.inputType(vin));
      for (int vout = 0; vout < ledger.outputCount(); vout++) {
        assertThat(tables.inputLock(vin) == tables.outputLock(vout))
            .isEqualTo(ledger.inputLock(vin) == ledger.outputLock(vout));
      }
    }
    for (int vout = 0; vout < ledger.outputCount(); vout++) {
      assertThat(tables.outputValueSat(vout)).isEqualTo(ledger.outputValueSat(vout));
      // Nobody can spend what the genesis block pays.
      assertThat(tables.outputType(vout))
          .isEqualTo(ledger.height() == 0 ? ScriptType.OP_RETURN : ledger.outputType(vout));
    }
  }
}
