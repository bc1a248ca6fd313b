package org.tracer.evidence.bitcoin;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.tracer.chain.BlockHash;
import org.tracer.chain.BlockHeight;
import org.tracer.source.codec.BlockHeader;

/** The blocks that proofs lead to, and where they cannot be of one chain. */
final class ProvenBlocks {

  private final TreeMap<BlockHeight, BlockHeader> byHeight = new TreeMap<>();
  private final Map<BlockHash, BlockHeight> heights = new HashMap<>();
  private final SortedMap<BlockHeight, String> faults = new TreeMap<>();

  /** The blocks that lead to a checkpoint, which are the only ones of their heights. */
  private final Map<BlockHeight, BlockHash> linked = new HashMap<>();

  /** Adds headers that were followed to a checkpoint. */
  void add(HeaderLine line) {
    for (int i = 0; i < line.headers().size(); i++) {
      linked.put(BlockHeight.of(line.from().value() + i), line.headers().get(i).hash());
    }
  }

  /** Whether the block of that height leads to a checkpoint; ask when all were added. */
  boolean isLinked(BlockHeight height) {
    return linked.containsKey(height);
  }

  void add(BlockHeight height, BlockHeader header) {
    BlockHeader other = byHeight.putIfAbsent(height, header);
    if (other != null && !other.hash().equals(header.hash())) {
      faults.put(height, "the file has two blocks of height " + height);
    }
    BlockHeight elsewhere = heights.putIfAbsent(header.hash(), height);
    if (elsewhere != null && !elsewhere.equals(height)) {
      String fault =
          String.format(
              Locale.ROOT, "the file has one block at the heights %s and %s", elsewhere, height);
      faults.put(height, fault);
      faults.put(elsewhere, fault);
    }
  }

  /** What contradicts, by height, when all were added. */
  SortedMap<BlockHeight, String> faults() {
    Map.Entry<BlockHeight, BlockHeader> below = null;
    for (Map.Entry<BlockHeight, BlockHeader> block : byHeight.entrySet()) {
      if (below != null
          && below.getKey().value() + 1 == block.getKey().value()
          && !block.getValue().previous().equals(below.getValue().hash())) {
        String fault =
            String.format(
                Locale.ROOT,
                "the block of height %s does not follow that of %s",
                block.getKey(),
                below.getKey());
        faults.putIfAbsent(below.getKey(), fault);
        faults.putIfAbsent(block.getKey(), fault);
      }
      below = block;
      BlockHash known = linked.get(block.getKey());
      if (known != null && !known.equals(block.getValue().hash())) {
        faults.put(
            block.getKey(),
            String.format(
                Locale.ROOT,
                "the block of height %s that leads to a checkpoint is another",
                block.getKey()));
      }
    }
    return faults;
  }
}
