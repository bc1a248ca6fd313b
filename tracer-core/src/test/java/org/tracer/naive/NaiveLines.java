package org.tracer.naive;

import static org.tracer.naive.TraceLines.line;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tracer.chain.OutPoint;
import org.tracer.chain.TxId;
import org.tracer.trace.StopReason;
import org.tracer.trace.TraceRequest;

/** Writes down what the naive tracer found. */
final class NaiveLines<M> {

  private final RandomChain chain;
  private final TraceRequest request;
  private final NaiveRule<M> rule;
  private final List<List<Object>> lines = new ArrayList<>();
  private final List<List<Object>> ends = new ArrayList<>();

  NaiveLines(RandomChain chain, TraceRequest request, NaiveRule<M> rule) {
    this.chain = chain;
    this.request = request;
    this.rule = rule;
  }

  /** Seeds, transactions, endpoints. */
  List<List<Object>> lines() {
    lines.addAll(ends);
    return lines;
  }

  void addSeeds(NaiveSeeds seeds, long[] seeded) {
    for (int i = 0; i < seeded.length; i++) {
      NaiveSeeds.Row row = seeds.rows.get(i);
      long value = chain.output(row.place()).value();
      lines.add(line(name(row.label()), "names", row.place(), seeded[i], value));
    }
  }

  void addSteps(List<NaiveStep<M>> steps) {
    steps.stream().filter(NaiveStep::isTraced).forEach(this::add);
  }

  private void add(NaiveStep<M> step) {
    lines.add(line(step.tx.id(), step.tx.block(), step.hop));
    for (int vin = 0; vin < step.in.size(); vin++) {
      NaiveCoin<M> coin = step.in.get(vin);
      if (coin.isFollowed() && coin.vout == NaiveCoin.FEE) {
        lines.add(line("collects", coin.tx.id(), held(coin)));
      } else if (coin.isFollowed()) {
        lines.add(line("takes", vin, place(coin), held(coin)));
      }
    }
    for (NaiveCoin<M> coin : step.out) {
      if (coin.traced && coin.vout == NaiveCoin.FEE) {
        lines.add(line("leaves", held(coin), coin.reason));
      } else if (coin.traced) {
        lines.add(line("pays", place(coin), coin.value, held(coin), coin.hop, coin.reason));
      }
      if (coin.traced && coin.reason != null) {
        addEnds(coin, coin.reason);
      }
    }
  }

  private void addEnds(NaiveCoin<M> coin, StopReason reason) {
    @Nullable OutPoint place = coin.vout == NaiveCoin.FEE ? null : place(coin);
    @Nullable TxId spentBy = coin.spentBy == null ? null : coin.spentBy.id();
    @Nullable String note = reason == StopReason.STOP_LIST ? RandomRequest.STOP_NOTE : null;
    rule.held(coin.money)
        .forEach((label, amount) ->
            ends.add(
                line(reason, place, coin.tx.id(), name(label), amount, coin.hop, spentBy, note)));
  }

  private static OutPoint place(NaiveCoin<?> coin) {
    return new OutPoint(coin.tx.id(), coin.vout);
  }

  private Map<String, Long> held(NaiveCoin<M> coin) {
    Map<String, Long> held = new TreeMap<>();
    rule.held(coin.money).forEach((label, amount) -> held.put(name(label), amount));
    return held;
  }

  private String name(int label) {
    return request.seeds().get(label - 1).label();
  }
}
