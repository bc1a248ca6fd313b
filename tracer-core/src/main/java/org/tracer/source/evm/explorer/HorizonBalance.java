package org.tracer.source.evm.explorer;

import java.math.BigInteger;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.tracer.chain.Asset;
import org.tracer.chain.evm.EvmAddress;
import org.tracer.source.evm.rpc.NodeView;
import org.tracer.source.remote.Notices;

/**
 * What accounts have at the end of the horizon. Etherscan tells only the newest balance to
 * everybody and leaves a block that is named unheeded or refuses it later, so what happened behind
 * the horizon is taken off it again, and the balance asked once more: it must still be the same.
 */
final class HorizonBalance {

  private static final int TRIES = 3;

  /** The block that Etherscan takes, whichever is named. */
  static final String NEWEST = "latest";

  /** Explorers take no number that is too large; no chain is half as long. */
  private static final long NO_END = 999_999_999;

  private final Explorer explorer;
  private final NodeView node;
  private final long horizon;
  private final Notices notices;

  HorizonBalance(Explorer explorer, NodeView node, long horizon, Notices notices) {
    this.explorer = explorer;
    this.node = node;
    this.horizon = horizon;
    this.notices = notices;
  }

  /** A block behind any that there is. */
  static long end(long horizon) {
    return Math.max(NO_END, 2 * horizon);
  }

  /**
   * Empty, with a notice, if the explorer does not tell it.
   *
   * @param later what was added to the balance behind the horizon; empty if that is not known
   */
  Optional<BigInteger> of(EvmAddress account, Asset asset, Supplier<Optional<BigInteger>> later) {
    if (explorer.tellsOldBalances()) {
      Optional<BigInteger> balance = node.balance(account, asset, NodeView.tag(horizon));
      if (balance.isPresent()) {
        return balance;
      }
    }
    for (int i = 0; i < TRIES; i++) {
      Optional<BigInteger> before = node.balance(account, asset, NEWEST);
      if (before.isEmpty()) {
        break;
      }
      Optional<BigInteger> added = later.get();
      if (added.isEmpty()) {
        break;
      }
      if (before.equals(node.balance(account, asset, NEWEST))) {
        BigInteger balance = before.get().subtract(added.get());
        if (balance.signum() >= 0) {
          return Optional.of(balance);
        }
        break;
      }
    }
    notices.add(
        "balances that are not known",
        String.format(
            Locale.ROOT,
            "the explorer does not tell what %s has of %s at block %d: its transfers are not compared with it",
            account,
            asset,
            horizon));
    return Optional.empty();
  }
}
