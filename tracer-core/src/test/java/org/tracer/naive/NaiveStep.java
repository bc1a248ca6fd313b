package org.tracer.naive;

import java.util.ArrayList;
import java.util.List;

/** What happened in one transaction. */
final class NaiveStep<M> {

  final RandomChain.Tx tx;

  /** Spends since the nearest seed; 0 where nothing traced went in. */
  final int hop;

  /** What went in, clean money included, and what came out; the fee last where it is known. */
  final List<NaiveCoin<M>> in;

  final List<NaiveCoin<M>> out = new ArrayList<>();

  NaiveStep(RandomChain.Tx tx, int hop, List<NaiveCoin<M>> in) {
    this.tx = tx;
    this.hop = hop;
    this.in = in;
  }

  boolean isTraced() {
    return in.stream().anyMatch(NaiveCoin::isFollowed)
        || out.stream().anyMatch(coin -> coin.traced);
  }
}
