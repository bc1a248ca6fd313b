package org.tracer.naive;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Pure: a label goes on only where all money that goes in is that very label. */
public final class NaivePure implements NaiveRule<NaivePure.Whole> {

  /** An amount that is wholly one label's, or wholly clean: 0. */
  public record Whole(long value, int label) {}

  @Override
  public Whole clean(long value) {
    return new Whole(value, 0);
  }

  @Override
  public boolean passes(List<Whole> inputs) {
    return inputs.stream().filter(input -> input.value() > 0).map(Whole::label).distinct().count()
        == 1;
  }

  @Override
  public List<Whole> split(List<Whole> inputs, List<Long> sinks) {
    int label =
        passes(inputs)
            ? inputs.stream().filter(input -> input.value() > 0).findFirst().orElseThrow().label()
            : 0;
    return sinks.stream().map(sink -> new Whole(sink, sink == 0 ? 0 : label)).toList();
  }

  @Override
  public Whole seed(Whole money, int label) {
    return money.label() == 0 ? new Whole(money.value(), label) : money;
  }

  @Override
  public SortedMap<Integer, Long> held(Whole money) {
    SortedMap<Integer, Long> held = new TreeMap<>();
    if (money.label() != 0) {
      held.put(money.label(), money.value());
    }
    return held;
  }
}
