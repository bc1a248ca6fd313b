package org.tracer.rank;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.BinaryOperator;
import org.tracer.chain.OutPoint;
import org.tracer.chain.Position;
import org.tracer.trace.LabelAmount;
import org.tracer.trace.SeededPosition;
import org.tracer.trace.Trace;
import org.tracer.trace.TracedInput;
import org.tracer.trace.TracedOutput;
import org.tracer.trace.TracedTransaction;

/** The locks of a trace as places, numbered in the order of their descriptors. */
final class TracePlaces {

  private final List<String> descriptors;
  private final PlaceGraph graph;
  private final long[] start;

  private TracePlaces(List<String> descriptors, PlaceGraph graph, long[] start) {
    this.descriptors = descriptors;
    this.graph = graph;
    this.start = start;
  }

  List<String> descriptors() {
    return descriptors;
  }

  PlaceGraph graph() {
    return graph;
  }

  /** What each place has before the first push: the seeds' amounts as parts of one. */
  long[] start() {
    return start.clone();
  }

  static TracePlaces of(Trace trace) {
    List<String> descriptors = descriptors(trace);
    Map<String, Integer> numbers = new HashMap<>();
    for (int place = 0; place < descriptors.size(); place++) {
      numbers.put(descriptors.get(place), place);
    }
    // Under a rule that does not divide money the labels of an output are no parts of it.
    BinaryOperator<BigInteger> join =
        trace.balanceSheet().conserving() ? BigInteger::add : BigInteger::max;
    PlaceGraph graph = new PlaceGraph(descriptors.size());
    Map<Position, Integer> places = new HashMap<>();
    for (TracedTransaction transaction : trace.transactions()) {
      PlaceGraph.Side from = from(transaction.inputs(), places, join);
      PlaceGraph.Side to = to(transaction.outputs(), numbers, join);
      graph.add(from, to);
      for (int i = 0; i < to.size(); i++) {
        places.put(transaction.outputs().get(i).position(), to.place(i));
      }
    }
    return new TracePlaces(descriptors, graph, start(trace, places, descriptors.size()));
  }

  private static List<String> descriptors(Trace trace) {
    SortedSet<String> descriptors = new TreeSet<>();
    for (TracedTransaction transaction : trace.transactions()) {
      transaction.outputs().forEach(output -> descriptors.add(output.descriptor()));
    }
    return new ArrayList<>(descriptors);
  }

  private static PlaceGraph.Side from(
      List<TracedInput> inputs, Map<Position, Integer> places, BinaryOperator<BigInteger> join) {
    int[] at = new int[inputs.size()];
    long[] amounts = new long[inputs.size()];
    for (int i = 0; i < at.length; i++) {
      OutPoint spent = inputs.get(i).spent();
      at[i] = Objects.requireNonNull(places.get(spent), () -> "nothing made " + spent);
      amounts[i] = amount(inputs.get(i).traced(), join);
    }
    return new PlaceGraph.Side(at, amounts);
  }

  private static PlaceGraph.Side to(
      List<TracedOutput> outputs, Map<String, Integer> numbers, BinaryOperator<BigInteger> join) {
    int[] at = new int[outputs.size()];
    long[] amounts = new long[outputs.size()];
    for (int i = 0; i < at.length; i++) {
      at[i] = Objects.requireNonNull(numbers.get(outputs.get(i).descriptor()));
      amounts[i] = amount(outputs.get(i).traced(), join);
    }
    return new PlaceGraph.Side(at, amounts);
  }

  private static long amount(List<LabelAmount> traced, BinaryOperator<BigInteger> join) {
    return traced.stream()
        .map(share -> share.amount().baseUnits())
        .reduce(BigInteger.ZERO, join)
        .longValueExact();
  }

  /** Rounding down leaves a few units; they go to the first seed. */
  private static long[] start(Trace trace, Map<Position, Integer> places, int size) {
    long[] start = new long[size];
    BigInteger total =
        trace.seeds().stream()
            .map(seed -> seed.amount().baseUnits())
            .reduce(BigInteger.ZERO, BigInteger::add);
    if (total.signum() == 0) {
      throw new IllegalArgumentException("the seeds of the trace put nothing in");
    }
    BigInteger whole = BigInteger.valueOf(Ranking.WHOLE);
    long left = Ranking.WHOLE;
    for (SeededPosition seed : trace.seeds()) {
      long part = seed.amount().baseUnits().multiply(whole).divide(total).longValueExact();
      start[place(seed, places)] += part;
      left -= part;
    }
    start[place(trace.seeds().getFirst(), places)] += left;
    return start;
  }

  private static int place(SeededPosition seed, Map<Position, Integer> places) {
    return Objects.requireNonNull(
        places.get(seed.position()), () -> "the trace lists no output " + seed.position());
  }
}
