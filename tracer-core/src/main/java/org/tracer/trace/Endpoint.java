package org.tracer.trace;

import org.jspecify.annotations.Nullable;
import org.tracer.chain.Address;
import org.tracer.chain.Amount;
import org.tracer.chain.BlockRef;
import org.tracer.chain.Position;
import org.tracer.chain.TxId;

/**
 * Where a branch of a trace ended, for one label.
 *
 * @param position where the value sits; null for a fee, which sits nowhere
 * @param address null where the position has none
 * @param descriptor the lock of the position as an output descriptor; null for a fee
 * @param transaction the transaction that brought the value there, or that paid the fee
 * @param since block of that transaction
 * @param spentBy the transaction that takes the value on, where it is known; null otherwise
 * @param note what the user said of a stop-listed address, a tag of an attributed one, or a
 *     detector of the CoinJoin behind; null otherwise
 */
public record Endpoint(
    StopReason reason,
    @Nullable Position position,
    @Nullable Address address,
    @Nullable String descriptor,
    String label,
    Amount amount,
    TxId transaction,
    BlockRef since,
    int hop,
    @Nullable TxId spentBy,
    @Nullable String note) {

  /** An endpoint at an output. */
  static Endpoint of(
      TracedTransaction transaction,
      TracedOutput output,
      StopReason reason,
      LabelAmount share,
      @Nullable TxId spentBy,
      @Nullable String note) {
    return new Endpoint(
        reason,
        output.position(),
        output.address(),
        output.descriptor(),
        share.label(),
        share.amount(),
        transaction.id(),
        transaction.block(),
        output.hop(),
        spentBy,
        note);
  }

  /** An endpoint in the fee of a transaction. */
  static Endpoint ofFee(
      TracedTransaction transaction, StopReason reason, LabelAmount share, @Nullable TxId spentBy) {
    return new Endpoint(
        reason,
        null,
        null,
        null,
        share.label(),
        share.amount(),
        transaction.id(),
        transaction.block(),
        transaction.hop(),
        spentBy,
        null);
  }

  /** The same endpoint as many spends away. */
  public Endpoint withHop(int other) {
    return new Endpoint(
        reason,
        position,
        address,
        descriptor,
        label,
        amount,
        transaction,
        since,
        other,
        spentBy,
        note);
  }
}
