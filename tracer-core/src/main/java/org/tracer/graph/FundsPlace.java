package org.tracer.graph;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tracer.chain.Asset;
import org.tracer.trace.account.AccountEndpoint;
import org.tracer.trace.account.AccountStop;

/** What gathers at one vertex while a trace over accounts is read. */
final class FundsPlace {

  final String id;
  private final Function<FundsPlace, FundsVertex> make;
  private final AssetSums seeded = new AssetSums();
  private final Map<AccountStop, AssetSums> ended = new EnumMap<>(AccountStop.class);
  private @Nullable FundsVertex vertex;

  /** Transfers from the nearest seed; null while nothing labelled has arrived. */
  @Nullable Integer steps;

  /**
   * @param make the vertex, from what has gathered
   */
  FundsPlace(String id, Function<FundsPlace, FundsVertex> make) {
    this.id = id;
    this.make = make;
  }

  void seed(int label, Asset asset, BigInteger amount) {
    seeded.add(label, asset, amount);
    steps = 0;
  }

  /** Notes that labelled value arrived from a place. */
  void reachedFrom(FundsPlace from) {
    if (from.steps != null && (steps == null || from.steps + 1 < steps)) {
      steps = from.steps + 1;
    }
  }

  void end(AccountEndpoint end) {
    ended
        .computeIfAbsent(end.reason(), any -> new AssetSums())
        .add(end.label(), end.asset(), end.amount());
  }

  List<AssetAmount> seeded(List<String> labels) {
    return seeded.inOrderOf(labels);
  }

  List<FundsEnding> endings(List<String> labels) {
    List<FundsEnding> endings = new ArrayList<>(ended.size());
    ended.forEach((reason, sums) -> endings.add(new FundsEnding(reason, sums.inOrderOf(labels))));
    return endings;
  }

  /** The vertex, made when first asked for; nothing may be added after that. */
  FundsVertex vertex() {
    if (vertex == null) {
      vertex = make.apply(this);
    }
    return vertex;
  }
}
