package org.tracer.heuristic.coinjoin;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Amounts, equal ones in one group, and the selections from them: how many are taken of each group.
 * A selection is a number in the mixed radix of the groups' sizes, so the difference of two
 * selections of which one contains the other is the difference of their numbers.
 */
final class AmountGroups {

  private final int[] sizes;
  private final int[] weights;
  private final int[] groups;
  private final int selections;

  /** All selections by ascending sum, equal sums by number; and the sums, in the same order. */
  private final int[] bySum;

  private final long[] ascendingSums;
  private final long[] sums;

  private AmountGroups(long[] amounts, int[] sizes, int[] groups, int selections) {
    this.sizes = sizes;
    this.groups = groups;
    this.selections = selections;
    weights = new int[sizes.length];
    int weight = 1;
    for (int group = 0; group < sizes.length; group++) {
      weights[group] = weight;
      weight *= sizes[group] + 1;
    }
    sums = new long[selections];
    for (int selection = 1; selection < selections; selection++) {
      int group = firstGroup(selection);
      sums[selection] = sums[selection - weights[group]] + amounts[group];
    }
    bySum = sorted();
    ascendingSums = new long[selections];
    for (int i = 0; i < selections; i++) {
      ascendingSums[i] = sums[bySum[i]];
    }
  }

  /** How many selections there would be; more than {@code most} is given as {@code most + 1}. */
  static long selections(long[] given, long most) {
    long[] sorted = given.clone();
    Arrays.sort(sorted);
    long product = 1;
    int end;
    for (int start = 0; start < sorted.length; start = end) {
      end = start + 1;
      while (end < sorted.length && sorted[end] == sorted[start]) {
        end++;
      }
      product *= end - start + 1;
      if (product > most) {
        return most + 1;
      }
    }
    return product;
  }

  /** Only where {@link #selections} is small enough for arrays of that length. */
  static AmountGroups of(long[] given) {
    long[] distinct = given.clone();
    int count = EqualOutputs.distinct(distinct, distinct.length);
    long[] amounts = Arrays.copyOf(distinct, count);
    int[] sizes = new int[count];
    int[] groups = new int[given.length];
    for (int i = 0; i < given.length; i++) {
      groups[i] = Arrays.binarySearch(amounts, given[i]);
      sizes[groups[i]]++;
    }
    int selections = 1;
    for (int size : sizes) {
      selections = Math.multiplyExact(selections, size + 1);
    }
    return new AmountGroups(amounts, sizes, groups, selections);
  }

  private int[] sorted() {
    return IntStream.range(0, selections)
        .boxed()
        .sorted(Comparator.<Integer>comparingLong(i -> sums[i]).thenComparing(i -> i))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  /** How many amounts were given. */
  int count() {
    return groups.length;
  }

  int groupCount() {
    return sizes.length;
  }

  int groupOf(int position) {
    return groups[position];
  }

  int size(int group) {
    return sizes[group];
  }

  /** The selection of everything. */
  int all() {
    return selections - 1;
  }

  long sum(int selection) {
    return sums[selection];
  }

  int taken(int selection, int group) {
    return selection / weights[group] % (sizes[group] + 1);
  }

  /** The first group of which a selection, which is not empty, takes some. */
  int firstGroup(int selection) {
    int group = 0;
    while (taken(selection, group) == 0) {
      group++;
    }
    return group;
  }

  boolean contains(int selection, int part) {
    for (int group = 0; group < sizes.length; group++) {
      if (taken(part, group) > taken(selection, group)) {
        return false;
      }
    }
    return true;
  }

  /**
   * The next smaller part of a selection; from the selection itself down to nothing this goes
   * through all of its parts.
   */
  int below(int selection, int part) {
    int next = part;
    for (int group = 0; group < sizes.length; group++) {
      if (taken(part, group) > 0) {
        return next - weights[group];
      }
      next += taken(selection, group) * weights[group];
    }
    throw new IllegalArgumentException("nothing is below nothing");
  }

  /** How many ways there are to choose {@code part} from the members of {@code selection}. */
  BigInteger ways(int selection, int part) {
    BigInteger ways = BigInteger.ONE;
    for (int group = 0; group < sizes.length; group++) {
      ways = ways.multiply(Binomials.of(taken(selection, group), taken(part, group)));
    }
    return ways;
  }

  /**
   * How many steps {@link #ways} is worth: none for a dozen equal amounts, the more the longer its
   * numbers are.
   */
  long work(int selection, int part) {
    long work = 0;
    for (int group = 0; group < sizes.length; group++) {
      long several = taken(selection, group);
      long some = taken(part, group);
      work += Math.min(some, several - some) * several / Long.SIZE;
    }
    return work;
  }

  /** The place in the order of sums of the first selection whose sum is at least this. */
  int firstAtLeast(long sum) {
    int low = 0;
    int high = selections;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (ascendingSums[middle] < sum) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** The selection at a place in the order of sums. */
  int bySum(int place) {
    return bySum[place];
  }

  int selectionCount() {
    return selections;
  }
}
