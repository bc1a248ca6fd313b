package org.tracer.source.blocks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tracer.ledger.ChainBuilder;
import org.tracer.ledger.MemoryLedger;
import org.tracer.source.codec.BlockHeader;

class InvalidChainTest {

  /** The long chain holds a double spend at its third block: nothing on top of it counts. */
  @Test
  void read_shouldNotFollowWhatBuildsOnAnInvalidBlock() {
    ChainBuilder chain = new ChainBuilder();
    chain.block("c1", "miner", 5_000);
    chain.block("c2", "miner", 5_000);
    chain.pay("once").spend("c1:0").to("x", 5_000);
    chain.block("c3", "miner", 5_000);
    chain.pay("twice").spend("c1:0").to("y", 5_000);
    for (int height = 4; height <= 9; height++) {
      chain.block("c" + height, "miner", 5_000);
    }

    MemoryLedger ledger = BlockFiles.read("test", chain.blockFile());

    assertThat(ledger.horizon().height().value()).isEqualTo(2);
    assertThat(ledger.find(chain.id("once"))).isNotNegative();
    assertThat(ledger.notices())
        .anyMatch(notice -> notice.contains("spent twice"))
        .anyMatch(notice -> notice.contains("builds on a block that no valid chain holds"));
  }

  /** Without the genesis block heights are what coinbases state, and they must agree. */
  @Test
  void read_shouldNotJoinBlocksWhoseStatedHeightsContradictEachOther() {
    ChainBuilder chain = new ChainBuilder();
    for (int height = 1; height <= 20; height++) {
      chain.block("c" + height, "miner", 5_000);
    }
    List<byte[]> blocks = chain.blocks();
    // Block 18 is told to stand on block 20's parent: a copy of block 20 on top of block 17.
    byte[] onSeventeen = relinked(blocks.get(20), blocks.get(17));

    MemoryLedger ledger =
        BlockFiles.read(
            "test",
            ChainBuilder.blockFile(
                ChainBuilder.NETWORK, List.of(blocks.get(16), blocks.get(17), onSeventeen)));

    assertThat(ledger.horizon().height().value()).isEqualTo(17);
    assertThat(ledger.notices())
        .anyMatch(notice -> notice.contains("states height 20") && notice.contains("before 17"));
  }

  private static byte[] relinked(byte[] block, byte[] previous) {
    byte[] copy = block.clone();
    System.arraycopy(BlockHeader.read(previous, 0).hash().hash().toWire(), 0, copy, 4, 32);
    for (int nonce = 0; ; nonce++) {
      copy[76] = (byte) nonce;
      copy[77] = (byte) (nonce >> 8);
      if (BlockHeader.read(copy, 0).hasProofOfWork(ChainBuilder.NETWORK)) {
        return copy;
      }
    }
  }
}
