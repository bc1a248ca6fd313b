package org.tracer.census;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.tracer.chain.BlockHeight;
import org.tracer.chain.bitcoin.LockingScript;
import org.tracer.error.InvalidInputException;
import org.tracer.ledger.ChainBuilder;
import org.tracer.ledger.MemoryLedger;
import org.tracer.ledger.MemoryTables;
import org.tracer.ledger.Transaction;
import org.tracer.ledger.TransactionBuffer;
import org.tracer.ledger.TxInput;
import org.tracer.ledger.TxOutput;
import org.tracer.naive.RandomChain;

/** Balances against a replay of every payment. */
class BalanceCensusTest {

  @Property(seed = "42", tries = 500)
  void at_shouldGiveWhatAReplayGives(@ForAll long seed) {
    Random random = new Random(seed);
    MemoryLedger ledger = new RandomChain(random).ledger();
    MemoryTables tables = new MemoryTables(ledger);
    int first = tables.firstHeight();
    int height = first + random.nextInt(tables.horizon().height().value() - first + 1);
    Replay replay = new Replay(ledger, height);

    Balances balances = BalanceCensus.at(tables, BlockHeight.of(height), done -> {});

    long sum = 0;
    List<Holding> holdings = new ArrayList<>();
    for (long address = 0; address < tables.addressCount(); address++) {
      long expected = replay.balances.getOrDefault(tables.script(address), 0L);
      assertThat(balances.balanceSat(address)).isEqualTo(expected);
      sum += expected;
      if (expected > 0) {
        holdings.add(new Holding(address, expected));
      }
    }
    holdings.sort((a, b) -> Long.compare(b.balanceSat(), a.balanceSat()));
    assertThat(balances.unspendableSat()).isEqualTo(replay.unspendable);
    assertThat(balances.unspentSat()).isEqualTo(sum + replay.unspendable);
    assertThat(balances.unspentOutputs()).isEqualTo(replay.unspentOutputs);
    assertThat(balances.holders()).isEqualTo(holdings.size());
    assertThat(balances.largest(3)).isEqualTo(holdings.subList(0, Math.min(3, holdings.size())));
    assertThat(balances.block()).isEqualTo(tables.block(height));
  }

  /** What moved by transactions as they read, block by block. */
  private static final class Replay {
    final Map<LockingScript, Long> balances = new HashMap<>();
    long unspendable;
    long unspentOutputs;

    Replay(MemoryLedger ledger, int height) {
      TransactionBuffer buffer = new TransactionBuffer();
      for (int key = 0; key < ledger.transactionCount(); key++) {
        Transaction transaction = ledger.transaction(key);
        if (transaction.block().height().value() > height) {
          return;
        }
        ledger.read(key, buffer);
        for (TxInput input : transaction.inputs()) {
          TxOutput spent = input.output();
          if (spent != null) {
            balances.merge(spent.script(), -spent.value().value(), Long::sum);
            unspentOutputs--;
          }
        }
        for (int vout = 0; vout < transaction.outputs().size(); vout++) {
          TxOutput output = transaction.outputs().get(vout);
          unspentOutputs++;
          if (buffer.isUnspendable(vout)) {
            unspendable += output.value().value();
          } else {
            balances.merge(output.script(), output.value().value(), Long::sum);
          }
        }
      }
    }
  }

  @Example
  void at_shouldCountTheBlockItselfAndNothingLater() {
    ChainBuilder chain = new ChainBuilder();
    chain.block("mined", "miner", 5_000);
    chain.block("next", "miner", 5_000);
    chain.pay("t1").spend("mined:0").to("alice", 3_000).burn(7);
    MemoryTables tables = new MemoryTables(chain.ledger());

    Balances before = BalanceCensus.at(tables, BlockHeight.of(1), done -> {});
    assertThat(before.largest(5)).extracting(Holding::balanceSat).containsExactly(5_000L);
    assertThat(before.unspendableSat()).as("the genesis coinbase").isEqualTo(5_000_000_000L);

    Balances after = BalanceCensus.at(tables, BlockHeight.of(2), done -> {});
    assertThat(after.largest(5)).extracting(Holding::balanceSat).containsExactly(5_000L, 3_000L);
    assertThat(after.unspentSat()).isEqualTo(5_000_008_007L);
    assertThat(after.unspendableSat()).isEqualTo(5_000_000_007L);
    assertThat(after.largest(0)).isEmpty();
  }

  @Example
  void at_shouldRefuseHeightsThatAreNotInTheData() {
    MemoryTables tables = new MemoryTables(new ChainBuilder().ledger());
    assertThatThrownBy(() -> BalanceCensus.at(tables, BlockHeight.of(1), done -> {}))
        .isInstanceOfSatisfying(
            InvalidInputException.class,
            e -> {
              assertThat(e).hasMessage("the data has no block of this height");
              assertThat(e.input()).isEqualTo("height 1");
              assertThat(e.remedy()).isEqualTo("It has blocks 0 to 0.");
            });
  }
}
