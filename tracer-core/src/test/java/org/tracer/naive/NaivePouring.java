package org.tracer.naive;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The rules that pour, satoshi by satoshi: every one is the number of its seed, or 0. */
public record NaivePouring(String name) implements NaiveRule<List<Integer>> {

  @Override
  public List<Integer> clean(long value) {
    return Collections.nCopies(Math.toIntExact(value), 0);
  }

  @Override
  public List<List<Integer>> split(List<List<Integer>> inputs, List<Long> sinks) {
    List<Integer> queue = inputs.stream().flatMap(List::stream).collect(Collectors.toList());
    switch (name) {
      case "fifo" -> {}
      case "lifo" -> Collections.reverse(queue);
      // Sorting keeps the order of equal ones.
      case "dirty-first", "tiho" -> queue.sort(Comparator.comparing(label -> label == 0));
      case "clean-first" -> queue.sort(Comparator.comparing(label -> label != 0));
      default -> throw new IllegalArgumentException(name);
    }
    Iterator<Integer> next = queue.iterator();
    List<List<Integer>> shares = new ArrayList<>(Collections.nCopies(sinks.size(), List.of()));
    for (int sink : turns(sinks)) {
      List<Integer> share = new ArrayList<>();
      for (long i = 0; i < sinks.get(sink); i++) {
        share.add(next.next());
      }
      shares.set(sink, share);
    }
    if (next.hasNext()) {
      throw new IllegalArgumentException("money is left");
    }
    return shares;
  }

  /** Which sink drinks when; the fee is always last. */
  private List<Integer> turns(List<Long> sinks) {
    List<Integer> turns = new ArrayList<>();
    IntStream.range(0, sinks.size() - 1).forEach(turns::add);
    if (name.equals("tiho")) {
      turns.sort(Comparator.comparing(sinks::get, Comparator.reverseOrder()));
    }
    turns.add(sinks.size() - 1);
    return turns;
  }

  @Override
  public List<Integer> seed(List<Integer> money, int label) {
    return money.stream().map(satoshi -> satoshi == 0 ? label : satoshi).toList();
  }

  @Override
  public SortedMap<Integer, Long> held(List<Integer> money) {
    SortedMap<Integer, Long> held = new TreeMap<>();
    money.stream().filter(label -> label != 0).forEach(label -> held.merge(label, 1L, Long::sum));
    return held;
  }
}
