package org.tracer.source.blocks;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tracer.chain.bitcoin.BitcoinNetwork;
import org.tracer.source.codec.BlockHeader;

/**
 * The network that the blocks are read as, and the blocks that can belong to it.
 *
 * @param blocks blocks of the network or of none known, with its proof of work
 */
record NetworkChoice(BitcoinNetwork network, List<FoundBlock> blocks) {

  private static final BitcoinNetwork[] NETWORKS = BitcoinNetwork.values();

  /** The network whose blocks this number precedes; null if there is none. */
  static @Nullable BitcoinNetwork ofMagic(int magic) {
    for (BitcoinNetwork network : NETWORKS) {
      if (network.magic() == magic) {
        return network;
      }
    }
    return null;
  }

  /** What a block without magic tells: the genesis blocks are known, and no work means regtest. */
  static @Nullable BitcoinNetwork ofRaw(BlockHeader header) {
    for (BitcoinNetwork network : NETWORKS) {
      if (network.genesis().equals(header.hash())) {
        return network;
      }
    }
    boolean noWork = header.bits() == BitcoinNetwork.REGTEST.powLimitBits();
    return noWork ? BitcoinNetwork.REGTEST : null;
  }

  static NetworkChoice of(
      List<FoundBlock> found, @Nullable BitcoinNetwork requested, Notices notices) {
    Map<BitcoinNetwork, Integer> counts = new EnumMap<>(BitcoinNetwork.class);
    Map<BitcoinNetwork, FoundBlock> firsts = new EnumMap<>(BitcoinNetwork.class);
    for (FoundBlock block : found) {
      if (block.network() != null) {
        counts.merge(block.network(), 1, Integer::sum);
        firsts.putIfAbsent(block.network(), block);
      }
    }
    BitcoinNetwork network = requested == null ? mostFrequent(counts) : requested;
    if (network == null) {
      network = BitcoinNetwork.MAIN;
      if (!found.isEmpty()) {
        notices.add(
            Notices.Kind.GENERAL,
            "Raw blocks do not say which network they are of; they are read as "
                + network.shortName()
                + ".");
      }
    }
    for (Map.Entry<BitcoinNetwork, FoundBlock> first : firsts.entrySet()) {
      if (first.getKey() != network) {
        notices.add(
            Notices.Kind.GENERAL,
            "Blocks of another network ("
                + first.getKey().shortName()
                + ") are left out: "
                + counts.get(first.getKey())
                + ", the first in "
                + first.getValue().where()
                + ".");
      }
    }
    return new NetworkChoice(network, select(found, network, notices));
  }

  /** Equal counts go to the network named first in {@link BitcoinNetwork}. */
  private static @Nullable BitcoinNetwork mostFrequent(Map<BitcoinNetwork, Integer> counts) {
    BitcoinNetwork best = null;
    int most = 0;
    for (Map.Entry<BitcoinNetwork, Integer> entry : counts.entrySet()) {
      if (entry.getValue() > most) {
        best = entry.getKey();
        most = entry.getValue();
      }
    }
    return best;
  }

  private static List<FoundBlock> select(
      List<FoundBlock> found, BitcoinNetwork network, Notices notices) {
    List<FoundBlock> blocks = new ArrayList<>();
    for (FoundBlock block : found) {
      if (block.network() != null && block.network() != network) {
        continue;
      }
      if (block.header().hasProofOfWork(network)) {
        blocks.add(block);
      } else {
        notices.add(
            Notices.Kind.REFUSED,
            block.where()
                + ": block "
                + block.header().hash()
                + " is refused: it lacks the proof of work of "
                + network.shortName()
                + ".");
      }
    }
    return blocks;
  }
}
