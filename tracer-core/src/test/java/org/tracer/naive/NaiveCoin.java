package org.tracer.naive;

import org.jspecify.annotations.Nullable;
import org.tracer.trace.StopReason;

/** Money in one place: in an output or in a fee. */
final class NaiveCoin<M> {

  /** The output number of a fee. */
  static final int FEE = -1;

  final RandomChain.Tx tx;
  final int vout;
  final long value;
  final M money;
  final boolean traced;
  final int hop;

  /** Why it is not followed from here, and which transaction takes it on if that is of interest. */
  @Nullable StopReason reason;

  RandomChain.@Nullable Tx spentBy;

  NaiveCoin(RandomChain.Tx tx, int vout, long value, M money, boolean traced, int hop) {
    this.tx = tx;
    this.vout = vout;
    this.value = value;
    this.money = money;
    this.traced = traced;
    this.hop = hop;
  }

  boolean isFollowed() {
    return traced && reason == null;
  }

  void end(StopReason why) {
    reason = why;
  }

  void end(StopReason why, RandomChain.Tx spender) {
    reason = why;
    spentBy = spender;
  }
}
