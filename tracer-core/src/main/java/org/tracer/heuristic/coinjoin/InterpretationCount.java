package org.tracer.heuristic.coinjoin;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Counts interpretations over selections of equal amounts, not over single ones. The number for
 * what is left of inputs and outputs is the sum, over all parts that hold its first input, of the
 * ways to choose the part times the number for the rest; each rest is worked out once. What a part
 * may pay lies between what it has and that less the whole fee, which a search in the sorted sums
 * finds.
 */
final class InterpretationCount {

  // Beyond this, tables of selections alone would take gigabytes.
  private static final long MOST_SELECTIONS = 1 << 21;

  private final long[] inputsSat;
  private final long[] outputsSat;
  private final long mostSteps;
  private final long feeSat;
  private long steps;

  private static final class OutOfSteps extends RuntimeException {
    private static final long serialVersionUID = 1;

    OutOfSteps() {
      super("out of steps", null, false, false);
    }
  }

  InterpretationCount(long[] inputsSat, long[] outputsSat, long mostSteps) {
    this.inputsSat = inputsSat.clone();
    this.outputsSat = outputsSat.clone();
    this.mostSteps = mostSteps;
    feeSat = Math.subtractExact(sum(inputsSat), sum(outputsSat));
    if (feeSat < 0) {
      throw new IllegalArgumentException(
          "the outputs hold " + -feeSat + " sat more than the inputs");
    }
  }

  private static long sum(long[] amounts) {
    long sum = 0;
    for (long amount : amounts) {
      if (amount <= 0) {
        throw new IllegalArgumentException("amount " + amount + " in " + Arrays.toString(amounts));
      }
      sum = Math.addExact(sum, amount);
    }
    if (amounts.length == 0) {
      throw new IllegalArgumentException("no inputs or no outputs");
    }
    return sum;
  }

  Interpretations count() {
    long most = Math.min(mostSteps, MOST_SELECTIONS);
    if (AmountGroups.selections(inputsSat, most) > most
        || AmountGroups.selections(outputsSat, most) > most) {
      return new Interpretations.NotCounted(mostSteps);
    }
    AmountGroups inputs = AmountGroups.of(inputsSat);
    AmountGroups outputs = AmountGroups.of(outputsSat);
    steps = (long) inputs.selectionCount() + outputs.selectionCount();
    try {
      return new Search(inputs, outputs).run();
    } catch (OutOfSteps e) {
      return new Interpretations.NotCounted(mostSteps);
    }
  }

  private void step() {
    steps(1);
  }

  private void steps(long some) {
    steps += some;
    if (steps > mostSteps) {
      throw new OutOfSteps();
    }
  }

  private final class Search {

    private final AmountGroups inputs;
    private final AmountGroups outputs;
    private final Map<Long, BigInteger> known = new HashMap<>();

    Search(AmountGroups inputs, AmountGroups outputs) {
      this.inputs = inputs;
      this.outputs = outputs;
    }

    Interpretations run() {
      BigInteger total = number(inputs.all(), outputs.all());
      return new Interpretations.Counted(total, new LinkCounts(inputs, outputs, links()), steps);
    }

    private BigInteger number(int in, int out) {
      if (in == 0 || out == 0) {
        return in == out ? BigInteger.ONE : BigInteger.ZERO;
      }
      long key = (long) in * outputs.selectionCount() + out;
      BigInteger before = known.get(key);
      if (before != null) {
        return before;
      }
      step();
      long slack = inputs.sum(in) - outputs.sum(out);
      int first = inputs.firstGroup(in);
      BigInteger number = BigInteger.ZERO;
      for (int part = in; part != 0; part = inputs.below(in, part)) {
        step();
        if (inputs.taken(part, first) > 0) {
          number = number.add(withPart(in, out, part, first, slack));
        }
      }
      known.put(key, number);
      return number;
    }

    /** Readings in which the first input is in a part with just these inputs. */
    private BigInteger withPart(int in, int out, int part, int first, long slack) {
      long has = inputs.sum(part);
      BigInteger readings = BigInteger.ZERO;
      int end = outputs.firstAtLeast(has + 1);
      for (int place = outputs.firstAtLeast(Math.max(1, has - slack)); place < end; place++) {
        step();
        int paid = outputs.bySum(place);
        if (outputs.contains(out, paid)) {
          BigInteger rest = number(in - part, out - paid);
          if (rest.signum() > 0) {
            steps(outputs.work(out, paid) + inputs.work(in, part));
            readings = readings.add(rest.multiply(outputs.ways(out, paid)));
          }
        }
      }
      return readings.signum() == 0 ? readings : readings.multiply(waysWithFirst(in, part, first));
    }

    /** Ways to choose a part that holds one certain member of the first group. */
    private BigInteger waysWithFirst(int in, int part, int first) {
      // C(n-1, k-1) = C(n, k) k / n
      return inputs
          .ways(in, part)
          .multiply(BigInteger.valueOf(inputs.taken(part, first)))
          .divide(BigInteger.valueOf(inputs.taken(in, first)));
    }

    /** For each group of inputs and of outputs: readings in which a certain member of each meet. */
    private BigInteger[][] links() {
      BigInteger[][] links = new BigInteger[inputs.groupCount()][outputs.groupCount()];
      for (BigInteger[] row : links) {
        Arrays.fill(row, BigInteger.ZERO);
      }
      for (int part = 1; part <= inputs.all(); part++) {
        long has = inputs.sum(part);
        int end = outputs.firstAtLeast(has + 1);
        for (int place = outputs.firstAtLeast(Math.max(1, has - feeSat)); place < end; place++) {
          step();
          addLinks(links, part, outputs.bySum(place));
        }
      }
      return links;
    }

    private void addLinks(BigInteger[][] links, int part, int paid) {
      BigInteger readings = number(inputs.all() - part, outputs.all() - paid);
      if (readings.signum() == 0) {
        return;
      }
      steps(inputs.work(inputs.all(), part) + outputs.work(outputs.all(), paid));
      readings =
          readings
              .multiply(inputs.ways(inputs.all(), part))
              .multiply(outputs.ways(outputs.all(), paid));
      for (int a = 0; a < links.length; a++) {
        for (int b = 0; b < links[a].length; b++) {
          step();
          // Of all choices of the part, this share holds a certain member of each group.
          BigInteger share =
              readings
                  .multiply(BigInteger.valueOf(inputs.taken(part, a)))
                  .multiply(BigInteger.valueOf(outputs.taken(paid, b)))
                  .divide(BigInteger.valueOf((long) inputs.size(a) * outputs.size(b)));
          links[a][b] = links[a][b].add(share);
        }
      }
    }
  }
}
