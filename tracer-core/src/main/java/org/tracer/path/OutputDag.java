package org.tracer.path;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.tracer.chain.BlockHeight;
import org.tracer.chain.OutPoint;
import org.tracer.chain.Position;
import org.tracer.chain.Satoshi;
import org.tracer.column.IntColumn;
import org.tracer.column.LongColumn;
import org.tracer.trace.SeededPosition;
import org.tracer.trace.Trace;
import org.tracer.trace.TracedInput;
import org.tracer.trace.TracedOutput;
import org.tracer.trace.TracedTransaction;

/**
 * The outputs of a poison trace as rows in chain order. Every output of a transaction can be
 * reached from each of its traced inputs, so predecessors are kept once a transaction. They always
 * stand in earlier rows: going through the transactions in order is all a search needs.
 *
 * <p>About 60 bytes an output beside the trace itself.
 */
final class OutputDag {

  /** An output is named with its height, because two early coinbase ids exist twice (BIP 30). */
  private record Placed(Position position, BlockHeight height) {}

  private final List<TracedTransaction> transactions;
  private final List<TracedOutput> outputs = new ArrayList<>();
  private final IntColumn transactionOf = new IntColumn();
  private final LongColumn values = new LongColumn();
  private final BitSet starts = new BitSet();
  private final List<int[]> comesFrom = new ArrayList<>();
  private final IntColumn targets = new IntColumn();
  private final IntColumn startsAtTarget = new IntColumn();

  OutputDag(Trace trace, Predicate<TracedOutput> isTarget) {
    transactions = trace.transactions();
    Set<Placed> seeds = new HashSet<>();
    for (SeededPosition seed : trace.seeds()) {
      seeds.add(new Placed(seed.position(), seed.block().height()));
    }
    Map<OutPoint, Integer> unspent = new HashMap<>();
    for (int tx = 0; tx < transactions.size(); tx++) {
      TracedTransaction transaction = transactions.get(tx);
      comesFrom.add(predecessors(transaction, unspent));
      for (TracedOutput output : transaction.outputs()) {
        int row = outputs.size();
        boolean start = seeds.contains(new Placed(output.position(), transaction.block().height()));
        boolean target = isTarget.test(output);
        outputs.add(output);
        transactionOf.add(tx);
        values.add(output.value().value());
        starts.set(row, start);
        if (target) {
          (start ? startsAtTarget : targets).add(row);
        }
        if (start || !target) {
          unspent.put(output.position(), row);
        } else {
          unspent.remove(output.position());
        }
      }
    }
  }

  /** Rows that a transaction spends, ascending; what is at the target is not spent on a path. */
  private static int[] predecessors(TracedTransaction transaction, Map<OutPoint, Integer> unspent) {
    return transaction.inputs().stream()
        .map(TracedInput::spent)
        .map(unspent::remove)
        .filter(Objects::nonNull)
        .mapToInt(Integer::intValue)
        .sorted()
        .toArray();
  }

  int transactionCount() {
    return transactions.size();
  }

  /** Rows of outputs that paths into a transaction come from, ascending. */
  int[] predecessors(int tx) {
    return comesFrom.get(tx);
  }

  int transactionOf(int row) {
    return transactionOf.get(row);
  }

  /** Satoshi the output holds. */
  long value(int row) {
    return values.get(row);
  }

  /** Whether paths begin here; no path goes through such an output. */
  boolean isStart(int row) {
    return starts.get(row);
  }

  /** Rows where paths can end, ascending. */
  int[] targets() {
    return rows(targets);
  }

  /** Rows of the start that are at the target themselves, ascending. */
  int[] startsAtTarget() {
    return rows(startsAtTarget);
  }

  OutPoint position(int row) {
    return outputs.get(row).position();
  }

  /** The path through these rows. */
  Path path(int[] rows) {
    List<Step> steps = new ArrayList<>(rows.length);
    for (int i = 0; i < rows.length; i++) {
      TracedOutput output = outputs.get(rows[i]);
      TracedTransaction transaction = transactions.get(transactionOf(rows[i]));
      steps.add(
          new Step(
              output.position(),
              i == 0 ? null : vin(transaction, position(rows[i - 1])),
              i == 0 ? null : others(transaction, value(rows[i - 1])),
              transaction.block(),
              transaction.indexInBlock(),
              output.address(),
              output.descriptor(),
              output.value()));
    }
    return new Path(steps);
  }

  private static Integer vin(TracedTransaction transaction, OutPoint spent) {
    for (TracedInput input : transaction.inputs()) {
      if (input.spent().equals(spent)) {
        return input.vin();
      }
    }
    throw new IllegalStateException(transaction.id() + " does not spend " + spent);
  }

  /** Under poison every output with value is traced, so outputs and fee are all that went in. */
  private static Satoshi others(TracedTransaction transaction, long spent) {
    Satoshi all = Objects.requireNonNull(transaction.fee(), "a traced fee is known");
    for (TracedOutput output : transaction.outputs()) {
      all = all.plus(output.value());
    }
    return all.minus(Satoshi.of(spent));
  }

  private static int[] rows(IntColumn column) {
    int[] rows = new int[column.size()];
    Arrays.setAll(rows, column::get);
    return rows;
  }
}
