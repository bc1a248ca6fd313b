package org.tracer.source.evm.rpc;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.tracer.chain.evm.EvmNetwork;

/**
 * What a node answers, found out once at opening.
 *
 * @param client what the node calls itself
 * @param isFinal whether the horizon can no longer be reorganised
 * @param archive whether balances at old blocks are answered
 */
record Capabilities(
    EvmNetwork network,
    String client,
    NodeBlock horizon,
    boolean isFinal,
    boolean archive,
    boolean blockReceipts,
    boolean traceFilter,
    boolean traceTransaction,
    boolean debugTrace,
    boolean otterscan) {

  /** Whether what contracts move can be seen, the best source first. */
  boolean tracesExactly() {
    return traceTransaction || debugTrace;
  }

  List<String> notices() {
    List<String> notices = new ArrayList<>();
    notices.add(
        String.format(
                Locale.ROOT,
                "read from a node that calls itself %s, up to block %d with hash %s; what is not said to be",
                client,
                horizon.number(),
                horizon.hash())
            + " recomputed is its word, and so is that this is the chain everybody follows");
    if (!isFinal) {
      notices.add(
          "the last block is not final: a reorganisation may still take it and what it says back");
    }
    if (tracesExactly()) {
      notices.add(
          "what contracts moved is known from the node's traces, not from the chain's data");
    } else if (otterscan) {
      notices.add(
          "what contracts moved is known from ots_getInternalOperations, whose treatment of what"
              + " was reverted is not checked");
    } else {
      notices.add(
          "the node offers no traces: what contracts moved is not seen"
              + (archive ? ", but stands as unexplained where it changed a balance" : ""));
    }
    if (!archive) {
      notices.add(
          "the node has no balances of old blocks: they are not compared with the transfers, so"
              + " fees to proposers, withdrawals of validators, rewards and the first balances of"
              + " the chain may be missing");
    } else if (!network.equals(EvmNetwork.ETHEREUM)) {
      notices.add(
          traceFilter
              ? "what blocks pay their proposers, other than tips, is what the node's traces say"
              : "what blocks pay their proposers, other than tips, is not read; where it changed a"
                  + " balance it is unexplained");
    }
    if (!traceFilter && !otterscan) {
      notices.add(
          "the node has no index of accounts: payments of nothing to an account may be missing"
              + (archive ? "; others are found by comparing balances" : ""));
    }
    notices.add(
        "ORDER_APPROXIMATE: inside a transaction fees stand first, then what moved of the coin in"
            + " its own order, then the events of tokens in theirs");
    if (!network.equals(EvmNetwork.ETHEREUM)) {
      notices.add(
          "fees are divided by the rule of Ethereum: base fee burned, the rest to the block's"
              + " beneficiary; other chains may pay the base fee to somebody, and may create coin in"
              + " ways that stand as unexplained");
    }
    return notices;
  }
}
