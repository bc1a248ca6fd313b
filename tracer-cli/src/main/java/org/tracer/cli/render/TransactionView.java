package org.tracer.cli.render;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tracer.chain.OutPoint;
import org.tracer.chain.Satoshi;
import org.tracer.chain.TxId;
import org.tracer.chain.bitcoin.BitcoinAddress;
import org.tracer.chain.bitcoin.BitcoinNetwork;
import org.tracer.ledger.SpendBuffer;
import org.tracer.ledger.Transaction;
import org.tracer.ledger.TxInput;
import org.tracer.ledger.TxOutput;
import org.tracer.ledger.UtxoLedger;

/**
 * A transaction with what became of its outputs.
 *
 * @param spends one for each output, in order
 */
public record TransactionView(Transaction transaction, List<Spend> spends) {

  /** What became of an output up to the horizon. */
  public enum Fate {
    UNSPENT,
    SPENT,
    UNKNOWN
  }

  /**
   * @param by the spending input: transaction and index; null unless it is known
   */
  public record Spend(Fate fate, @Nullable OutPoint by) {}

  public TransactionView {
    spends = List.copyOf(spends);
  }

  /** Reads a transaction; empty if the chain up to the horizon does not hold it. */
  public static Optional<TransactionView> read(UtxoLedger ledger, TxId id) {
    long key = ledger.find(id);
    if (key == UtxoLedger.NOT_FOUND) {
      return Optional.empty();
    }
    Transaction transaction = ledger.transaction(key);
    SpendBuffer questions = new SpendBuffer();
    for (int vout = 0; vout < transaction.outputs().size(); vout++) {
      questions.ask(vout, true);
    }
    ledger.readSpends(key, questions);
    List<Spend> spends = new ArrayList<>();
    for (int vout = 0; vout < questions.size(); vout++) {
      spends.add(spend(ledger, questions.spenderKey(vout), questions.spenderInput(vout)));
    }
    return Optional.of(new TransactionView(transaction, spends));
  }

  private static Spend spend(UtxoLedger ledger, long key, int vin) {
    if (key == SpendBuffer.UNSPENT) {
      return new Spend(Fate.UNSPENT, null);
    }
    if (key == SpendBuffer.SPENT) {
      return new Spend(Fate.SPENT, null);
    }
    return key < 0
        ? new Spend(Fate.UNKNOWN, null)
        : new Spend(Fate.SPENT, new OutPoint(ledger.id(key), vin));
  }

  /** Every address of its inputs and outputs, once, in order. */
  public Set<BitcoinAddress> addresses(BitcoinNetwork network) {
    Set<BitcoinAddress> addresses = new LinkedHashSet<>();
    for (TxInput input : transaction.inputs()) {
      if (input.output() != null) {
        input.output().script().address(network).ifPresent(addresses::add);
      }
    }
    transaction
        .outputs()
        .forEach(output -> output.script().address(network).ifPresent(addresses::add));
    return addresses;
  }

  /** What the inputs hold; empty for a coinbase and where the data does not hold one of them. */
  public Optional<Satoshi> inputSum() {
    Satoshi sum = Satoshi.ZERO;
    for (TxInput input : transaction.inputs()) {
      TxOutput output = input.output();
      if (output == null) {
        return Optional.empty();
      }
      sum = sum.plus(output.value());
    }
    return transaction.isCoinbase() ? Optional.empty() : Optional.of(sum);
  }

  public Satoshi outputSum() {
    return transaction.outputs().stream().map(TxOutput::value).reduce(Satoshi.ZERO, Satoshi::plus);
  }

  /** What the miner got for it; empty where {@link #inputSum()} is. */
  public Optional<Satoshi> fee() {
    return inputSum().map(sum -> sum.minus(outputSum()));
  }
}
