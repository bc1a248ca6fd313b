package org.tracer.heuristic.coinjoin;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;
import java.util.function.Supplier;
import org.tracer.chain.bitcoin.BitcoinNetwork;
import org.tracer.ledger.Transaction;
import org.tracer.ledger.TxInput;

/**
 * Transactions of which something is known.
 *
 * @param truth what is known, and from whom
 * @param are the kinds that all of them are taken to be
 * @param areNot the kinds that none of them is taken to be
 */
record MeasuredSet(
    String name,
    String truth,
    BitcoinNetwork network,
    Set<CoinJoinKind> are,
    Set<CoinJoinKind> areNot,
    Supplier<List<Transaction>> transactions) {

  static final Set<CoinJoinKind> ALL = EnumSet.allOf(CoinJoinKind.class);

  MeasuredSet(
      String name,
      String truth,
      Set<CoinJoinKind> are,
      Set<CoinJoinKind> areNot,
      Supplier<List<Transaction>> transactions) {
    this(name, truth, BitcoinNetwork.MAIN, are, areNot, transactions);
  }

  /** Of which nothing is known for sure. */
  MeasuredSet(String name, String truth, Supplier<List<Transaction>> transactions) {
    this(name, truth, Set.of(), Set.of(), transactions);
  }

  /** Whole blocks, of which is known what was not there yet when the last of them was made. */
  static MeasuredSet ofBlocks(String name, BitcoinNetwork network, List<Transaction> blocks) {
    Instant last =
        blocks.stream().map(tx -> tx.block().time()).max(Instant::compareTo).orElseThrow();
    Set<CoinJoinKind> later = FirstSeen.after(last);
    StringJoiner before = new StringJoiner(", ", "before ", "").setEmptyValue("truth unknown");
    if (later.equals(ALL)) {
      before.add("any CoinJoin");
    } else {
      later.forEach(kind -> before.add(kind.toString()));
    }
    return new MeasuredSet(name, before.toString(), network, Set.of(), later, () -> blocks);
  }

  static boolean isKnown(Transaction transaction) {
    return transaction.inputs().stream().map(TxInput::output).allMatch(spent -> spent != null);
  }
}
