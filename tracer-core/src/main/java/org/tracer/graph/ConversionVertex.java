package org.tracer.graph;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.tracer.chain.Address;
import org.tracer.chain.evm.EvmHash;
import org.tracer.ledger.account.ChainOrder;
import org.tracer.trace.account.Conversion;

/**
 * One asset given for another in one transaction. What goes in and what comes out are amounts of
 * different assets, so they do not add up to nothing.
 *
 * @param order of the last of the account's transfers in it
 * @param time of the block, UTC: the proposer's claim; null if it is not known
 */
public record ConversionVertex(
    String id,
    Conversion conversion,
    ChainOrder order,
    @Nullable EvmHash transaction,
    @Nullable Instant time)
    implements FundsVertex {

  /** Who gave and got. */
  public Address account() {
    return conversion.account();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ConversionVertex that && id.equals(that.id);
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
