package org.tracer.indicator.seen;

import java.math.BigInteger;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * Value that one party pays another, as far as the ledger tells: an output under another lock than
 * those of the inputs, or a transfer between two accounts. It may still be change, or somebody
 * moving money between wallets of their own.
 *
 * @param transaction its id
 * @param index of the output, or of the transfer in its transaction
 * @param payers addresses that are known to pay, sorted, each once; on chains of outputs those of
 *     the inputs. Empty where they are not known, or where several owners may have spent together
 * @param payee address that is paid; a script without one is written as a descriptor
 * @param amount base units, more than zero
 * @param block height
 * @param place of the transaction in its block
 * @param time of the block, UTC: the miner's claim
 */
public record Payment(
    String transaction,
    int index,
    List<String> payers,
    String payee,
    Unit unit,
    BigInteger amount,
    long block,
    int place,
    Instant time) {

  /** The order of the chain: by height and place, not by the clocks of miners. */
  public static final Comparator<Payment> ORDER =
      Comparator.comparingLong(Payment::block)
          .thenComparingInt(Payment::place)
          .thenComparing(Payment::transaction)
          .thenComparingInt(Payment::index)
          .thenComparing(payment -> payment.unit().asset())
          .thenComparing(Payment::payee);

  public Payment {
    if (amount.signum() <= 0) {
      throw new IllegalArgumentException("a payment of " + amount);
    }
    payers = payers.stream().distinct().sorted().toList();
  }

  /** {@code transaction:index}. */
  public String id() {
    return transaction + ":" + index;
  }
}
