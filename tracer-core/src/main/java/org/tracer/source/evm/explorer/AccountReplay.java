package org.tracer.source.evm.explorer;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.tracer.chain.Asset;
import org.tracer.chain.evm.EvmAddress;
import org.tracer.error.MalformedDataException;
import org.tracer.ledger.account.Transfer;
import org.tracer.source.evm.rpc.NodeView;
import org.tracer.source.remote.Notices;

/**
 * Replays an account from nothing and compares it with its balance at the horizon. What the
 * transfers do not explain becomes a transfer of its own. Where an account would pay more than it
 * has, all that it lacks until its end is booked once, at the end of the block before the first
 * such payment: by then it must have come. What is left over is booked at the end of the horizon,
 * for when it came or went is not known. So no balance is ever below zero.
 *
 * @param transfers of the account, in the order of the chain
 */
record AccountReplay(EvmAddress account, Asset asset, List<Transfer> transfers) {

  private static final String KIND = "balances that the transfers do not explain";

  /** What the transfers add up to. */
  BigInteger sum() {
    BigInteger sum = BigInteger.ZERO;
    for (Transfer transfer : transfers) {
      sum = sum.add(NodeView.effect(transfer, account));
    }
    return sum;
  }

  /** The first transfer that pays more than there is; null if there is none. */
  @Nullable Transfer firstLack(BigInteger opening) {
    BigInteger balance = opening;
    for (Transfer transfer : transfers) {
      balance = balance.add(NodeView.effect(transfer, account));
      if (balance.signum() < 0) {
        return transfer;
      }
    }
    return null;
  }

  private BigInteger lack() {
    BigInteger balance = BigInteger.ZERO;
    BigInteger lowest = BigInteger.ZERO;
    for (Transfer transfer : transfers) {
      balance = balance.add(NodeView.effect(transfer, account));
      lowest = lowest.min(balance);
    }
    return lowest.negate();
  }

  /**
   * The transfers, with what they do not explain.
   *
   * @param balance at the end of the horizon; null if it is not known
   */
  List<Transfer> explained(@Nullable BigInteger balance, long horizon, Notices notices) {
    List<Transfer> all = new ArrayList<>(transfers);
    BigInteger sum = sum();
    Transfer first = firstLack(BigInteger.ZERO);
    if (first != null) {
      long block = first.order().block() - 1;
      if (block < 0) {
        throw new MalformedDataException(
            "an account pays in the first block of the chain, where nothing can have come before",
            first.toString(),
            ExplorerClient.REMEDY);
      }
      BigInteger lack = lack();
      all.add(NodeView.unexplained(account, asset, block, lack));
      sum = sum.add(lack);
      notices.add(
          KIND,
          String.format(
              Locale.ROOT,
              "%s pays %s of %s that no transfer in the explorer's lists brings: they stand as unexplained at the end of block %d",
              account,
              lack,
              asset,
              block));
    }
    BigInteger left = balance == null ? BigInteger.ZERO : balance.subtract(sum);
    if (left.signum() != 0) {
      all.add(NodeView.unexplained(account, asset, horizon, left));
      notices.add(
          KIND,
          String.format(
              Locale.ROOT,
              "%s %s %s of %s than the explorer's lists say: the difference stands as unexplained at the end of block %d",
              account,
              left.signum() > 0 ? "has more, by" : "has less, by",
              left.abs(),
              asset,
              horizon));
    }
    all.sort(Comparator.comparing(Transfer::order));
    return List.copyOf(all);
  }
}
