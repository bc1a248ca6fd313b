package org.tracer.heuristic.peel;

import java.util.List;
import org.tracer.chain.BlockRef;
import org.tracer.chain.OutPoint;
import org.tracer.error.InvalidInputException;
import org.tracer.ledger.TxOutput;
import org.tracer.ledger.UtxoLedger;

/**
 * A peel chain as it was followed. It annotates: what is followed by an accounting policy does not
 * depend on it. Immutable.
 *
 * @param start the output it was followed from
 * @param started the block that holds the start
 * @param starting amount and lock of the start
 * @param peels in chain order; each is a branch of its own, and often the cash-out
 * @param stop why it ends
 * @param reason the same in a sentence, with its numbers
 */
public record PeelChain(
    OutPoint start,
    BlockRef started,
    TxOutput starting,
    List<Peel> peels,
    PeelStop stop,
    String reason) {

  /** Names what is said of a transaction that one begins with in results. */
  public static final String CLAIM = "peel chain";

  public PeelChain {
    peels = List.copyOf(peels);
  }

  /**
   * Follows the remainder from an output on, while its spender has one or two inputs and exactly
   * two spendable outputs of which one is asserted to be the change.
   *
   * <p>Wrong where the change is: then it goes on with a payee's money, and everything behind is
   * the payee's. It stops too early wherever the heuristics cannot tell. Cost: two reads a peel,
   * more with {@link PeelRules#neighbours()}.
   *
   * @throws InvalidInputException if the ledger does not hold the output
   */
  public static PeelChain follow(UtxoLedger ledger, OutPoint start, PeelRules rules) {
    return new PeelWalk(ledger, rules).from(start);
  }

  /** The output the chain ends at. */
  public OutPoint end() {
    return peels.isEmpty() ? start : peels.getLast().remainder();
  }

  /** Amount and lock of the output the chain ends at. */
  public TxOutput remaining() {
    return peels.isEmpty() ? starting : peels.getLast().remaining();
  }

  /** The chain in one line. */
  public PeelLine line() {
    long paid = 0;
    long fees = 0;
    long added = 0;
    for (Peel peel : peels) {
      paid = Math.addExact(paid, peel.payment().value().value());
      fees = Math.addExact(fees, peel.feeSat());
      added = Math.addExact(added, peel.addedSat());
    }
    BlockRef last = peels.isEmpty() ? started : peels.getLast().block();
    return new PeelLine(
        start,
        starting.value().value(),
        peels.size(),
        paid,
        fees,
        added,
        end(),
        remaining().value().value(),
        started,
        last,
        stop);
  }
}
