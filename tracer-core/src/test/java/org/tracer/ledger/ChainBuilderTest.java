package org.tracer.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.EnumSet;
import org.bitcoinj.core.Block;
import org.bitcoinj.core.Context;
import org.bitcoinj.params.RegTestParams;
import org.junit.jupiter.api.Test;
import org.tracer.chain.TxId;
import org.tracer.source.codec.BlockHeader;

class ChainBuilderTest {

  private static ChainBuilder payments() {
    ChainBuilder chain = new ChainBuilder();
    chain.block("mined", "miner", 5_000);
    chain.block("next", "pkh:miner", 5_000);
    chain.pay("t1").spend("mined:0").to("alice", 3_000).to("pkh:bob", 1_900);
    chain.pay("t2").spend("t1:1").spend("t1:0").to("carol", 4_800).burn(7);
    return chain;
  }

  @Test
  void blocks_shouldBeWhatBitcoinjAccepts() {
    Context.propagate(new Context());
    ChainBuilder chain = payments();
    for (byte[] bytes : chain.blocks()) {
      Block block = Block.read(ByteBuffer.wrap(bytes));
      assertThat(block.getHash()).hasToString(BlockHeader.read(bytes, 0).hash().toString());
      Block.verify(RegTestParams.get(), block, -1, EnumSet.noneOf(Block.VerifyFlag.class));
    }
    assertThat(BlockHeader.read(chain.blocks().getFirst(), 0).hash())
        .isEqualTo(ChainBuilder.NETWORK.genesis());
  }

  @Test
  void ledger_shouldHoldWhatWasBuilt() {
    ChainBuilder chain = payments();
    MemoryLedger ledger = chain.ledger();
    TxId id = chain.id("t2");
    Transaction transaction = ledger.transaction(ledger.find(id));
    assertThat(transaction.block().height().value()).isEqualTo(2);
    assertThat(transaction.indexInBlock()).isEqualTo(2);
    assertThat(transaction.inputs().getFirst().spent()).isEqualTo(chain.outPoint("t1:1"));
    assertThat(transaction.outputs().getFirst().script()).isEqualTo(ChainBuilder.script("carol"));
    assertThat(transaction.outputs().getFirst().value().value()).isEqualTo(4_800);
  }

  @Test
  void forkAt_shouldShareBlocksUpToTheHeight() {
    ChainBuilder chain = payments();
    ChainBuilder fork = chain.forkAt(1);
    fork.block("other", "miner", 5_000);
    assertThat(fork.blocks().get(1)).isEqualTo(chain.blocks().get(1));
    assertThat(fork.blocks().get(2)).isNotEqualTo(chain.blocks().get(2));
  }
}
