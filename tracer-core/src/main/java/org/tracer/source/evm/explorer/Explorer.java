package org.tracer.source.evm.explorer;

import java.util.List;
import org.tracer.chain.evm.EvmNetwork;
import org.tracer.source.http.Transport;

/**
 * Kinds of explorers. All answer the lists of an account in the form that Etherscan gave them; they
 * differ in where these are asked for and in how their node is reached.
 *
 * <p>Blockscout is asked for the same lists rather than by its own interface under {@code /api/v2}:
 * only these take a range of blocks and go forward in it, so that a view can end at its horizon and
 * a long history can be read on from a block. Blocks, transactions, receipts, code and balances at
 * a block come from its {@code /api/eth-rpc}, withdrawals from {@code /api/v2}, which alone has
 * them.
 */
public enum Explorer {
  /** Etherscan's interface for many chains; the address ends in {@code /v2/api}. */
  ETHERSCAN,
  /** The older one, of one chain, which has no parameter for it; the address ends in /api. */
  ETHERSCAN_V1,
  /** Blockscout; the address is that of its web page. */
  BLOCKSCOUT;

  /** How the path of a list begins, up to its first parameter. */
  String prefix(EvmNetwork network) {
    return switch (this) {
      case ETHERSCAN -> "?chainid=" + network.number() + "&";
      case ETHERSCAN_V1 -> "?";
      case BLOCKSCOUT -> "/api?";
    };
  }

  /** How the explorer's node is asked. */
  Transport node(Transport transport, EvmNetwork network) {
    return this == BLOCKSCOUT
        ? new EthRpcTransport(transport)
        : new ProxyTransport(transport, prefix(network));
  }

  /** Whether balances are told as of any block. */
  boolean tellsOldBalances() {
    return this == BLOCKSCOUT;
  }

  /** Most events in one answer where further pages of them cannot be had; 0 where they can. */
  int mostEvents() {
    return this == BLOCKSCOUT ? 1_000 : 0;
  }

  List<String> notices() {
    return this == BLOCKSCOUT
        ? List.of(
            "balances at the horizon are those that the explorer has noted by then: where it lags,"
                + " a difference stands as unexplained",
            "what issuers froze is read from events of their tokens, and compared with what these"
                + " say at the horizon by the explorer's word")
        : List.of(
            "balances at the horizon are derived from the newest ones and what the explorer lists"
                + " behind the horizon",
            "what issuers froze is read from events of their tokens; whether an account is frozen"
                + " is told as of now, not as of the horizon, and only compared with the events");
  }
}
