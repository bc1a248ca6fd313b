package org.tracer.heuristic.change;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tracer.heuristic.LedgerShape;
import org.tracer.heuristic.TransactionShape;
import org.tracer.ledger.RawBytes;
import org.tracer.ledger.Transaction;
import org.tracer.ledger.TransactionForm;
import org.tracer.ledger.TxInput;
import org.tracer.ledger.TxOutput;

/**
 * A transaction with how it is written, as far as its source says.
 *
 * @param form null if not known
 * @param weight in weight units (BIP 141); 0 if not known
 * @param bip69 whether inputs and outputs stand in the order of BIP 69; null if not known
 */
public record WrittenTransaction(
    TransactionShape shape, @Nullable TransactionForm form, long weight, @Nullable Bip69 bip69) {

  /** One of which only the shape is known. */
  public WrittenTransaction(TransactionShape shape) {
    this(shape, null, 0, null);
  }

  /** Linear in its length. */
  public static WrittenTransaction of(Transaction transaction, Optional<TransactionForm> form) {
    return new WrittenTransaction(
        LedgerShape.of(transaction),
        form.orElse(null),
        form.map(written -> weight(transaction, written)).orElse(0L),
        Bip69.of(transaction));
  }

  /** Satoshi, or {@link TransactionShape#UNKNOWN} where an input's amount is not known. */
  public long feeSat() {
    long fee = 0;
    for (int vin = 0; vin < shape.inputCount(); vin++) {
      long value = shape.inputValueSat(vin);
      if (value == TransactionShape.UNKNOWN) {
        return TransactionShape.UNKNOWN;
      }
      fee = Math.addExact(fee, value);
    }
    for (int vout = 0; vout < shape.outputCount(); vout++) {
      fee = Math.subtractExact(fee, shape.outputValueSat(vout));
    }
    return fee;
  }

  /** Whether it spends one output and makes two: the shape of a link of a peel chain. */
  public boolean isPeel() {
    return shape.inputCount() == 1 && shape.outputCount() == 2;
  }

  private static long weight(Transaction transaction, TransactionForm form) {
    long stripped = 8L + size(form.inputs().size()) + size(transaction.outputs().size());
    long witness = 0;
    boolean any = false;
    for (TransactionForm.Input input : form.inputs()) {
      stripped += 40L + sized(input.unlocking().length());
      witness += stack(input.witness());
      any |= !input.witness().isEmpty();
    }
    for (TxOutput output : transaction.outputs()) {
      stripped += 8L + sized(output.script().length());
    }
    return 4 * stripped + (any ? 2 + witness : 0);
  }

  /** Weight of each input with its witness; an empty witness counts where another has one. */
  static long[] weights(TransactionForm form) {
    boolean any = form.inputs().stream().anyMatch(one -> !one.witness().isEmpty());
    return form.inputs().stream()
        .mapToLong(
            one -> 4 * (40L + sized(one.unlocking().length())) + (any ? stack(one.witness()) : 0))
        .toArray();
  }

  private static long stack(List<RawBytes> items) {
    long bytes = size(items.size());
    for (RawBytes item : items) {
      bytes += sized(item.length());
    }
    return bytes;
  }

  private static long sized(int length) {
    return size(length) + length;
  }

  // Bytes of a variable-length number.
  private static long size(int number) {
    if (number < 0xfd) {
      return 1;
    }
    return number <= 0xffff ? 3 : 5;
  }

  /**
   * The order of BIP 69: inputs by the spent id and index, outputs by amount and script.
   *
   * @param arrangements how many orders there are of different inputs and outputs, at most a
   *     million: an order by chance is sorted once in so many
   * @see <a href="https://github.com/bitcoin/bips/blob/master/bip-0069.mediawiki">BIP 69</a>
   */
  public record Bip69(boolean sorted, long arrangements) {

    private static final long MOST = 1_000_000;

    static Bip69 of(Transaction transaction) {
      List<TxInput> inputs = transaction.inputs();
      List<TxOutput> outputs = transaction.outputs();
      boolean sorted = true;
      long arrangements = 1;
      for (int i = 1; i < inputs.size(); i++) {
        sorted &= compare(inputs.get(i - 1), inputs.get(i)) <= 0;
        arrangements = Math.min(MOST, arrangements * (i + 1));
      }
      for (int i = 1; i < outputs.size(); i++) {
        sorted &= compare(outputs.get(i - 1), outputs.get(i)) <= 0;
        if (arrangements < MOST && !outputs.subList(0, i).contains(outputs.get(i))) {
          arrangements = Math.min(MOST, arrangements * (i + 1));
        }
      }
      return new Bip69(sorted, arrangements);
    }

    private static int compare(TxInput one, TxInput other) {
      int byId = one.spent().txId().toString().compareTo(other.spent().txId().toString());
      return byId != 0 ? byId : Integer.compare(one.spent().vout(), other.spent().vout());
    }

    private static int compare(TxOutput one, TxOutput other) {
      int byValue = Long.compare(one.value().value(), other.value().value());
      return byValue != 0
          ? byValue
          : Arrays.compareUnsigned(one.script().toBytes(), other.script().toBytes());
    }
  }
}
