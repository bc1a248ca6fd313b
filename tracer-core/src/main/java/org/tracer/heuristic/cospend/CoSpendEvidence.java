package org.tracer.heuristic.cospend;

import java.util.Comparator;
import java.util.List;
import org.tracer.chain.BlockRef;
import org.tracer.chain.TxId;
import org.tracer.chain.bitcoin.LockingScript;
import org.tracer.heuristic.Strength;
import org.tracer.heuristic.Verdict;

/**
 * What one transaction that spends from several addresses says of who controls them. That it spends
 * from them is a ledger fact; that one entity controls them is the inference.
 *
 * @param indexInBlock place of the transaction in its block
 * @param addresses what it spends from and says something of, each once, in the order of its inputs
 * @param leftOut what it spends from besides, of which it says nothing
 * @param unknownInputs inputs whose spent output is not in the data; they join nothing
 * @param marks what guards found, whether they were in force or not
 */
public record CoSpendEvidence(
    TxId txId,
    BlockRef block,
    int indexInBlock,
    List<LockingScript> addresses,
    List<LockingScript> leftOut,
    int unknownInputs,
    List<GuardMark> marks) {

  /** The order of transactions in the chain. */
  public static final Comparator<CoSpendEvidence> CHAIN_ORDER =
      Comparator.<CoSpendEvidence>comparingInt(one -> one.block().height().value())
          .thenComparingInt(CoSpendEvidence::indexInBlock);

  public CoSpendEvidence {
    addresses = List.copyOf(addresses);
    leftOut = List.copyOf(leftOut);
    marks = List.copyOf(marks);
  }

  /** Whether it is evidence for common control of two addresses or more. */
  public boolean joins() {
    return addresses.size() > 1
        && marks.stream().noneMatch(mark -> mark.effect() == GuardMark.Effect.SET_APART);
  }

  /** Whether one entity is judged to control what it spends from; inconclusive joins nothing. */
  public Verdict verdict() {
    if (joins()) {
      return Verdict.YES;
    }
    boolean undecided =
        marks.stream()
            .anyMatch(mark ->
                mark.effect() == GuardMark.Effect.SET_APART
                    && mark.verdict() == Verdict.INCONCLUSIVE);
    return undecided ? Verdict.INCONCLUSIVE : Verdict.NO;
  }

  /** Weak if a guard that is not in force would have set it apart. */
  public Strength strength() {
    return marks.stream().anyMatch(mark -> mark.effect() == GuardMark.Effect.WEAKENED)
        ? Strength.WEAK
        : Strength.STRONG;
  }
}
