package org.tracer.export.report.facts;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One payment on the chain, by everything it takes to find it there.
 *
 * @param transaction id in full; null for what no transaction makes
 * @param place index of the output, or of the transfer in its transaction; null for a fee
 * @param from the accounts, or the traced inputs as address and outpoint
 * @param to address in full; null where nobody is paid
 * @param lock the lock of an output as a descriptor
 * @param contract the token's contract; null for the coin of the chain
 * @param blockTime UTC: the claim of who made the block
 * @param whole everything that was paid, traced or not; null where the trace does not say
 * @param basis what kind of statement the movement is
 */
public record Payment(
    @Nullable String transaction,
    @Nullable Integer place,
    List<String> from,
    @Nullable String to,
    @Nullable String lock,
    String chainId,
    String asset,
    @Nullable String contract,
    @Nullable Long block,
    @Nullable String blockHash,
    @Nullable Instant blockTime,
    @Nullable Money whole,
    Basis basis) {

  /** How a movement is known. */
  public enum Basis {
    /** Checkable against the chain. */
    LEDGER,
    /** The word of a token's contract, in its events. */
    CONTRACT_SAYS,
    /** The source's trace of a contract's run: no data of the chain. */
    SOURCE_SAYS,
    /** A difference of balances that no transfer explains. */
    DIFFERENCE
  }

  public Payment {
    from = List.copyOf(from);
  }
}
