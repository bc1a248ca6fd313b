package org.tracer.naive;

import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Poison: whatever meets labelled money bears all its labels. */
public final class NaivePoison implements NaiveRule<NaivePoison.Touched> {

  /** An amount and who touched it; nobody touches nothing. */
  public record Touched(long value, Set<Integer> labels) {}

  @Override
  public Touched clean(long value) {
    return new Touched(value, Set.of());
  }

  @Override
  public List<Touched> split(List<Touched> inputs, List<Long> sinks) {
    Set<Integer> labels = new TreeSet<>();
    inputs.forEach(input -> labels.addAll(input.labels()));
    return sinks.stream()
        .map(sink -> sink == 0 ? clean(0) : new Touched(sink, Set.copyOf(labels)))
        .toList();
  }

  @Override
  public Touched seed(Touched money, int label) {
    Set<Integer> labels = new TreeSet<>(money.labels());
    labels.add(label);
    return new Touched(money.value(), labels);
  }

  @Override
  public SortedMap<Integer, Long> held(Touched money) {
    SortedMap<Integer, Long> held = new TreeMap<>();
    money.labels().forEach(label -> held.put(label, money.value()));
    return held;
  }
}
