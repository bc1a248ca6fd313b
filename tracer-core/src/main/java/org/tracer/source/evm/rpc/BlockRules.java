package org.tracer.source.evm.rpc;

import java.util.List;
import java.util.Set;
import org.tracer.chain.ChainId;
import org.tracer.chain.evm.EvmNetwork;
import org.tracer.source.evm.codec.BlockHeader;
import org.tracer.source.evm.codec.Outcome;
import org.tracer.source.evm.codec.Receipt;

/**
 * How well the rules by which a chain makes its blocks are known here. Where they are, an answer
 * from which something else follows is a lie; elsewhere it may be the rules that are others.
 */
enum BlockRules {
  MAINNET,
  /** Ethereum's public networks for tests: the same rules, from other blocks on. */
  TESTNET,
  OTHER;

  /** Sepolia, Holesky and Hoodi. */
  private static final Set<Long> TESTNETS = Set.of(11_155_111L, 17_000L, 560_048L);

  private static final long BYZANTIUM = 4_370_000;
  private static final long LONDON = 12_965_000;
  private static final long SHANGHAI_SECOND = 1_681_338_455L;
  private static final long CANCUN_SECOND = 1_710_338_135L;
  private static final long PRAGUE_SECOND = 1_746_612_311L;

  static BlockRules of(ChainId chain) {
    if (chain.equals(EvmNetwork.ETHEREUM.chainId())) {
      return MAINNET;
    }
    boolean test = TESTNETS.stream().anyMatch(id -> EvmNetwork.of(id).chainId().equals(chain));
    return test ? TESTNET : OTHER;
  }

  /** Whether tries over transactions and receipts are made as on Ethereum. */
  boolean knowsTries() {
    return this != OTHER;
  }

  /**
   * Why a header may have another hash than its fields as they are known here, though the node does
   * not lie; empty if it lies.
   *
   * @param unknown names of fields that no header on Ethereum has so far
   */
  String excuse(BlockHeader header, List<String> unknown) {
    if (this != MAINNET) {
      return "the header has another hash than its fields give: the node's answer is altered, or"
          + " the chain's headers have rules that are not known here";
    }
    if (!unknown.isEmpty()) {
      return "the block has fields that are not known here: " + String.join(", ", unknown);
    }
    return header.later().size() < laterFields(header)
        ? "the node leaves out fields that the header had at that time"
        : "";
  }

  /** How many fields forks had added to mainnet's headers. */
  private static int laterFields(BlockHeader header) {
    long second = header.time().getEpochSecond();
    if (second >= PRAGUE_SECOND) {
      return 6;
    }
    if (second >= CANCUN_SECOND) {
      return 5;
    }
    if (second >= SHANGHAI_SECOND) {
      return 2;
    }
    return header.number() >= LONDON ? 1 : 0;
  }

  /**
   * Whether the chain said something in a receipt that the node no longer knows: before Byzantium
   * it was a root of the state, in whose place some nodes give a status.
   */
  boolean isRewritten(BlockHeader header, Receipt receipt) {
    return this == MAINNET
        && header.number() < BYZANTIUM
        && receipt.outcome() instanceof Outcome.Status;
  }
}
