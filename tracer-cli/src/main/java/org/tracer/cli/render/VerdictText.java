package org.tracer.cli.render;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.tracer.chain.BlockRef;
import org.tracer.path.PathResult;
import org.tracer.path.TargetHistory;

/** Why there is no path, in sentences. */
final class VerdictText {

  private VerdictText() {}

  static String of(PathResult result) {
    BlockRef horizon = result.trace().horizon();
    return switch (result.verdict()) {
      case FOUND -> "";
      case NOT_LATER -> notLater(result);
      case MINTED ->
          "TO is made by a coinbase, the transaction that pays a miner. It spends nothing, so no"
              + " path leads to it. What it holds may include fees of other transactions; a path"
              + " does not go through a fee.";
      case AFTER_WINDOW ->
          "TO is in "
              + block(Objects.requireNonNull(result.targetBlock()))
              + ": later than --until or --until-height allows to look.";
      case NOT_PAID ->
          "The data, which ends at block "
              + horizon.height()
              + ", holds no payment to TO. Check the address and the network. What was paid to a bare public key is found"
              + " under pk(KEY), not under an address.";
      case CUT_SHORT ->
          "None was found, but the search was cut where the table below says: there may be a path"
              + " behind a cut. Only with wider limits, or more data, could it be said that there"
              + " is none."
              + received(result.history());
      case NONE ->
          "Every branch was followed to its end up to block "
              + horizon.height()
              + ", and none reaches TO. That is so on the chain, by spends: what a service paid out"
              + " for money paid in to it, and what went into fees, is no path."
              + received(result.history());
    };
  }

  private static String notLater(PathResult result) {
    BlockRef first = result.trace().seeds().getFirst().block();
    for (var seed : result.trace().seeds()) {
      first = seed.block().height().compareTo(first.height()) < 0 ? seed.block() : first;
    }
    if (!result.alreadyThere().isEmpty()) {
      return "FROM holds what TO names, and nothing of TO is later than FROM.";
    }
    TargetHistory history = result.history();
    String to =
        history != null && history.last() != null
            ? "The last payment to TO is in " + block(history.last())
            : "TO is in " + block(Objects.requireNonNull(result.targetBlock()));
    return to
        + ", and the first output of FROM is in "
        + block(first)
        + ". TO is no later, and money does not go back in time. If you meant the way from TO to"
        + " FROM, exchange the two.";
  }

  private static String block(BlockRef block) {
    return "block " + block.height() + " (" + Wording.time(block.time()) + ")";
  }

  private static String received(@Nullable TargetHistory history) {
    if (history == null || history.first() == null || history.last() == null) {
      return "";
    }
    return " In this data TO received in "
        + Wording.count(history.payments(), "transaction", "transactions")
        + ", the first in "
        + block(history.first())
        + ", the last in "
        + block(history.last())
        + ".";
  }
}
