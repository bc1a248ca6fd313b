package org.tracer.trace.account;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tracer.chain.Address;
import org.tracer.ledger.account.Transfer;

/**
 * A second way to where money ended: every transfer of the chain, one transaction after another.
 */
interface ChainReplay {

  /**
   * @param exchanger who exchanges in this transaction; null if nobody does
   */
  void apply(List<Transfer> transaction, @Nullable Address exchanger);

  /** Ends what is still in accounts. */
  void close();

  /** Where labelled money ended: reason, account and asset, base units. */
  Map<String, BigInteger> ends();
}
