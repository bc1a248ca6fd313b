package org.tracer.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tracer.accounting.Lossless;
import org.tracer.chain.BlockHash;
import org.tracer.chain.BlockHeight;
import org.tracer.chain.BlockRef;
import org.tracer.chain.Hash256;
import org.tracer.chain.OutPoint;
import org.tracer.chain.TxId;
import org.tracer.chain.bitcoin.BitcoinNetwork;
import org.tracer.error.MalformedDataException;
import org.tracer.trace.Seed;
import org.tracer.trace.StopReason;
import org.tracer.trace.StopRules;
import org.tracer.trace.Trace;
import org.tracer.trace.TraceRequest;
import org.tracer.trace.Tracer;

class MemoryLedgerTest {

  private final MemoryLedgerBuilder builder = new MemoryLedgerBuilder();
  private final int script = builder.addScriptSource(new byte[] {0x51});
  private int height;

  private static TxId id(int number) {
    return new TxId(new Hash256(number, 0, 0, 1));
  }

  private void block() {
    builder.startBlock(
        new BlockRef(
            BlockHeight.of(height),
            new BlockHash(new Hash256(height, 0, 0, 2)),
            Instant.ofEpochSecond(height)));
    height++;
  }

  private void coinbase(int number, long valueSat) {
    builder.startTransaction(id(number));
    builder.addOutput(valueSat, script, 0, 1);
    builder.endTransaction();
  }

  private MemoryLedger ledger() {
    return builder.build(BitcoinNetwork.REGTEST, "blocks:test", List.of());
  }

  /**
   * As in blocks 91722 and 91880 of bitcoin: the second hides the first, which nobody can spend.
   */
  @Test
  void find_shouldGiveTheLaterOfTwoTransactionsWithOneId() {
    block();
    coinbase(1, 50);
    block();
    coinbase(1, 70);
    block();
    builder.startTransaction(id(2));
    builder.addInput(id(1), 0);
    builder.addOutput(70, script, 0, 1);
    builder.endTransaction();
    MemoryLedger ledger = ledger();

    assertThat(ledger.block(ledger.find(id(1))).height().value()).isEqualTo(1);
    TransactionBuffer first = new TransactionBuffer();
    ledger.read(0, first);
    assertThat(first.isUnspendable(0)).isTrue();
    SpendBuffer spends = new SpendBuffer();
    spends.ask(0, true);
    ledger.readSpends(0, spends);
    assertThat(spends.spenderKey(0)).isEqualTo(SpendBuffer.UNSPENT);
    ledger.readSpends(1, spends);
    assertThat(spends.spenderKey(0)).isEqualTo(2);
  }

  @Test
  void trace_shouldEndWhereAnAmountIsNotInTheData() {
    block();
    coinbase(1, 50);
    block();
    builder.startTransaction(id(2));
    builder.addInput(id(99), 0);
    builder.addInput(id(1), 0);
    builder.addOutput(60, script, 0, 1);
    builder.endTransaction();
    Seed seed = new Seed.OfOutPoint("s", new OutPoint(id(1), 0));

    Trace trace =
        Tracer.trace(ledger(), new TraceRequest(List.of(seed), Lossless.FIFO, StopRules.NONE));

    assertThat(trace.endpoints())
        .singleElement()
        .satisfies(end -> {
          assertThat(end.reason()).isEqualTo(StopReason.END_OF_DATA);
          assertThat(end.spentBy()).isEqualTo(id(2));
        });
  }

  @Test
  void build_shouldRefuseWhatNoValidChainHolds() {
    block();
    coinbase(1, 50);
    builder.startTransaction(id(2));
    builder.addInput(id(1), 0);
    builder.addOutput(51, script, 0, 1);
    assertThatThrownBy(builder::endTransaction)
        .isInstanceOf(MalformedDataException.class)
        .hasMessageContaining("pays out 51 of 50");
    builder.startTransaction(id(3));
    assertThatThrownBy(() -> builder.addInput(id(1), 0))
        .isInstanceOf(MalformedDataException.class)
        .hasMessageContaining("spent twice");
    assertThatThrownBy(() -> builder.addInput(id(1), 1))
        .isInstanceOf(MalformedDataException.class)
        .hasMessageContaining("does not exist");
  }
}
