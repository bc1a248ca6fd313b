package org.tracer.graph;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tracer.chain.evm.EvmHash;
import org.tracer.ledger.account.ChainOrder;

/**
 * The other end of transfers that do not go from one account to another, so that no value comes
 * from or goes to nowhere in the graph. One vertex a transaction or a transfer: what two payments
 * have in common is not that both paid a fee, and a vertex they share would draw them together in
 * every layout.
 *
 * @param order of the first transfer that has its end here
 * @param transaction null for what no transaction makes
 * @param time of the block, UTC: the proposer's claim; null if it is not known
 */
public record OtherEndVertex(
    String id,
    Kind kind,
    ChainOrder order,
    @Nullable EvmHash transaction,
    @Nullable Instant time,
    List<FundsEnding> endings)
    implements FundsVertex {

  /** What is at the other end. */
  public enum Kind {
    /** The fee of a transaction, whoever got it. */
    FEE,
    /** Nobody: what the transaction destroyed. */
    BURN,
    /** Not known: a difference of balances. One vertex a transfer. */
    UNEXPLAINED,
    /** Nobody: what was made, such as a reward or new units of a token. */
    SOURCE,
    /** The payer, who paid itself. One vertex a transfer. */
    SELF
  }

  public OtherEndVertex {
    endings = List.copyOf(endings);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof OtherEndVertex that && id.equals(that.id);
  }

  @Override
  public int hashCode() {
    return id.hashCode();
  }

  @Override
  public String toString() {
    return id;
  }
}
