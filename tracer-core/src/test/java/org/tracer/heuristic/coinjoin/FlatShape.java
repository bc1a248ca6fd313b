package org.tracer.heuristic.coinjoin;

import static java.util.stream.Collectors.toCollection;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.tracer.chain.bitcoin.LockingScript;
import org.tracer.chain.bitcoin.ScriptType;
import org.tracer.heuristic.TransactionShape;
import org.tracer.ledger.Transaction;
import org.tracer.ledger.TxInput;
import org.tracer.ledger.TxOutput;

/**
 * Transactions as rows in arrays, moved to one after the other: what detectors take when nothing
 * has to be looked up for them. {@code org.tracer.heuristic.TablesShape} reads the rows of an index
 * in the same way.
 */
final class FlatShape implements TransactionShape {

  /** All inputs or all outputs: those of a transaction stand together. */
  private static final class Sides {

    private final int[] first;
    private final long[] values;
    private final long[] locks;
    private final @Nullable ScriptType[] types;

    Sides(int transactions, int count) {
      first = new int[transactions + 1];
      values = new long[count];
      locks = new long[count];
      types = new ScriptType[count];
    }
  }

  private final int[] heights;
  private final Sides inputs;
  private final Sides outputs;
  private int at;

  FlatShape(List<Transaction> transactions) {
    heights = transactions.stream().mapToInt(tx -> tx.block().height().value()).toArray();
    Map<LockingScript, Long> locks = new HashMap<>();
    inputs =
        sides(
            transactions.stream()
                .map(tx ->
                    tx.inputs().stream().map(TxInput::output).collect(toCollection(ArrayList::new)))
                .toList(),
            locks);
    outputs = sides(transactions.stream().map(tx -> new ArrayList<>(tx.outputs())).toList(), locks);
  }

  private static Sides sides(
      List<? extends List<@Nullable TxOutput>> transactions, Map<LockingScript, Long> locks) {
    int count = transactions.stream().mapToInt(List::size).sum();
    Sides sides = new Sides(transactions.size(), count);
    int row = 0;
    for (int transaction = 0; transaction < transactions.size(); transaction++) {
      for (@Nullable TxOutput output : transactions.get(transaction)) {
        if (output == null) {
          sides.values[row] = UNKNOWN;
          sides.locks[row] = UNKNOWN;
        } else {
          long next = locks.size();
          Long known = locks.putIfAbsent(output.script(), next);
          sides.values[row] = output.value().value();
          sides.locks[row] = known == null ? next : known;
          sides.types[row] = output.script().type();
        }
        row++;
      }
      sides.first[transaction + 1] = row;
    }
    return sides;
  }

  int count() {
    return heights.length;
  }

  void move(int to) {
    at = to;
  }

  @Override
  public int height() {
    return heights[at];
  }

  @Override
  public int inputCount() {
    return inputs.first[at + 1] - inputs.first[at];
  }

  @Override
  public long inputValueSat(int vin) {
    return inputs.values[inputs.first[at] + vin];
  }

  @Override
  public long inputLock(int vin) {
    return inputs.locks[inputs.first[at] + vin];
  }

  @Override
  public @Nullable ScriptType inputType(int vin) {
    return inputs.types[inputs.first[at] + vin];
  }

  @Override
  public int outputCount() {
    return outputs.first[at + 1] - outputs.first[at];
  }

  @Override
  public long outputValueSat(int vout) {
    return outputs.values[outputs.first[at] + vout];
  }

  @Override
  public long outputLock(int vout) {
    return outputs.locks[outputs.first[at] + vout];
  }

  @Override
  public ScriptType outputType(int vout) {
    return Objects.requireNonNull(outputs.types[outputs.first[at] + vout]);
  }
}
