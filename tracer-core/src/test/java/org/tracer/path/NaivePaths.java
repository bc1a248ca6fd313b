package org.tracer.path;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.tracer.chain.OutPoint;

/**
 * All paths there are, one by one, by going from every output to every output it can pay for.
 * Shares nothing with the search but the definition of a path.
 */
final class NaivePaths {

  private final Map<OutPoint, ScriptedChain.Tx> spenders = new HashMap<>();
  private final Map<OutPoint, Long> order = new HashMap<>();
  private final Map<OutPoint, Integer> values = new HashMap<>();
  private final Set<OutPoint> starts;
  private final Set<OutPoint> targets;
  private final int leastFollowed;
  private final int mostOutputs;
  private final List<List<OutPoint>> found = new ArrayList<>();

  NaivePaths(
      ScriptedChain chain,
      Set<OutPoint> starts,
      Set<OutPoint> targets,
      int leastFollowed,
      int mostOutputs) {
    this.starts = starts;
    this.targets = targets;
    this.leastFollowed = leastFollowed;
    this.mostOutputs = mostOutputs;
    long place = 0;
    for (ScriptedChain.Tx tx : chain.transactions) {
      tx.inputs().forEach(input -> spenders.put(input, tx));
      for (int vout = 0; vout < tx.values().size(); vout++) {
        OutPoint output = new OutPoint(tx.id(), vout);
        order.put(output, place++);
        values.put(output, tx.values().get(vout));
      }
    }
    starts.forEach(start -> extend(List.of(start)));
  }

  private void extend(List<OutPoint> path) {
    OutPoint last = path.getLast();
    ScriptedChain.Tx spender = spenders.get(last);
    if (spender == null || value(last) < leastFollowed || spender.values().size() > mostOutputs) {
      return;
    }
    for (int vout = 0; vout < spender.values().size(); vout++) {
      OutPoint next = new OutPoint(spender.id(), vout);
      if (spender.values().get(vout) == 0 || starts.contains(next)) {
        continue;
      }
      List<OutPoint> longer = new ArrayList<>(path);
      longer.add(next);
      if (targets.contains(next)) {
        found.add(List.copyOf(longer));
      } else {
        extend(longer);
      }
    }
  }

  int count() {
    return found.size();
  }

  List<OutPoint> arrivals() {
    return found.stream()
        .map(List::getLast)
        .distinct()
        .sorted(Comparator.comparingLong(this::place))
        .toList();
  }

  List<List<OutPoint>> best(Criterion criterion, int most) {
    Comparator<List<OutPoint>> better =
        switch (criterion) {
          case HOPS -> Comparator.comparingInt(List::size);
          case BOTTLENECK -> Comparator.comparingInt(path -> -bottleneck(path));
          case ARRIVAL -> this::compareArrival;
        };
    return found.stream()
        .sorted(better.thenComparingInt(List::size).thenComparing(this::compareBackwards))
        .limit(most)
        .toList();
  }

  private int value(OutPoint output) {
    return Objects.requireNonNull(values.get(output));
  }

  private long place(OutPoint output) {
    return Objects.requireNonNull(order.get(output));
  }

  private int bottleneck(List<OutPoint> path) {
    return path.stream().mapToInt(this::value).min().orElseThrow();
  }

  /** Outputs of one transaction arrive at the same time. */
  private int compareArrival(List<OutPoint> a, List<OutPoint> b) {
    return a.getLast().txId().equals(b.getLast().txId())
        ? 0
        : Long.compare(place(a.getLast()), place(b.getLast()));
  }

  private int compareBackwards(List<OutPoint> a, List<OutPoint> b) {
    for (int i = a.size() - 1; i >= 0; i--) {
      int difference = Long.compare(place(a.get(i)), place(b.get(i)));
      if (difference != 0) {
        return difference;
      }
    }
    return 0;
  }
}
