package org.tracer.accounting;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.IntUnaryOperator;
import org.tracer.chain.Satoshi;

/**
 * A random transaction: inputs with segments, and sinks with the same sum. Amounts from one satoshi
 * to all there can be; now and then thousands of inputs or sinks, hundreds of labels, nothing at
 * all.
 */
record RandomSplit(List<List<Segment>> inputs, List<Satoshi> sinks) {

  private static final List<Long> LARGEST = List.of(1L, 3L, 1_000L, 100_000_000L, 50_000_000_000L);

  /** Runs a check on many; a failure names the number of its transaction. */
  static void check(int count, Consumer<RandomSplit> check) {
    for (int seed = 0; seed < count; seed++) {
      try {
        check.accept(of(seed));
      } catch (AssertionError e) {
        throw new AssertionError("transaction " + seed + ": " + e.getMessage(), e);
      }
    }
  }

  static RandomSplit of(long seed) {
    Random random = new Random(seed);
    long largest = LARGEST.get(random.nextInt(LARGEST.size()));
    int labels = random.nextInt(20) == 0 ? 200 : 1 + random.nextInt(5);
    List<List<Segment>> inputs = new ArrayList<>();
    for (int i = count(random); i > 0; i--) {
      SegmentList segments = new SegmentList();
      for (int s = random.nextInt(4); s > 0; s--) {
        segments.append(random.nextInt(labels + 1), random.nextLong(largest + 1));
      }
      inputs.add(Policy.unpack(segments.pack(0, segments.size())));
    }
    long total = value(inputs);
    if (random.nextInt(20) == 0 && total > 0) {
      inputs.add(segments(random.nextInt(2), Satoshi.MAX_MONEY - total));
      Collections.shuffle(inputs, random);
      total = Satoshi.MAX_MONEY;
    }
    return new RandomSplit(inputs, sinks(random, total));
  }

  private static int count(Random random) {
    return switch (random.nextInt(40)) {
      case 0 -> 2_000 + random.nextInt(2_000);
      case 1, 2 -> 40 + random.nextInt(300);
      default -> random.nextInt(7);
    };
  }

  private static List<Satoshi> sinks(Random random, long total) {
    long[] cuts = new long[1 + Math.max(1, count(random))];
    boolean even = random.nextInt(4) == 0;
    for (int i = 1; i < cuts.length - 1; i++) {
      cuts[i] = even ? total / cuts.length * i : random.nextLong(total + 1);
    }
    cuts[cuts.length - 1] = total;
    Arrays.sort(cuts);
    List<Satoshi> sinks = new ArrayList<>();
    for (int i = 1; i < cuts.length; i++) {
      sinks.add(Satoshi.of(cuts[i] - cuts[i - 1]));
    }
    return sinks;
  }

  List<List<Segment>> under(Policy policy) {
    return policy.split(inputs, sinks);
  }

  /** Whether a rule lets what goes in go on. */
  boolean passes(Policy policy) {
    SegmentList all = new SegmentList();
    inputs.forEach(input -> input.forEach(s -> all.append(s.label(), s.amount().value())));
    return policy.passes(all);
  }

  RandomSplit relabelled(IntUnaryOperator to) {
    return new RandomSplit(relabelled(inputs, to), sinks);
  }

  /** The same lists with other labels, merged again. */
  static List<List<Segment>> relabelled(List<List<Segment>> lists, IntUnaryOperator to) {
    return lists.stream().map(list -> merged(list, to)).toList();
  }

  static List<Segment> merged(List<Segment> list, IntUnaryOperator to) {
    SegmentList merged = new SegmentList();
    list.forEach(s -> merged.append(to.applyAsInt(s.label()), s.amount().value()));
    return Policy.unpack(merged.pack(0, merged.size()));
  }

  static List<Segment> segments(int label, long amount) {
    return amount == 0 ? List.of() : List.of(new Segment(label, Satoshi.of(amount)));
  }

  /** How much of each label is in all lists together, clean included. */
  static Map<Integer, Long> sums(List<List<Segment>> lists) {
    Map<Integer, Long> sums = new TreeMap<>();
    lists.forEach(
        list -> list.forEach(s -> sums.merge(s.label(), s.amount().value(), Math::addExact)));
    return sums;
  }

  static long value(List<List<Segment>> lists) {
    return sums(lists).values().stream().mapToLong(sum -> sum).sum();
  }

  static long labelled(List<List<Segment>> lists) {
    return value(lists) - sums(lists).getOrDefault(Segment.CLEAN, 0L);
  }
}
