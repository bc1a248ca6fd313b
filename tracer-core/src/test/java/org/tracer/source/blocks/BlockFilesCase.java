package org.tracer.source.blocks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.tracer.chain.BlockHeight;
import org.tracer.chain.bitcoin.BitcoinNetwork;
import org.tracer.ledger.ChainBuilder;
import org.tracer.ledger.MemoryLedger;
import org.tracer.source.codec.BlockHeader;

/** A small chain, and files made of it, for tests of reading them. */
abstract class BlockFilesCase {

  @TempDir Path directory;

  ChainBuilder chain;

  /** Four blocks above genesis; the second and third hold payments, the third with witnesses. */
  @BeforeEach
  void build() {
    chain = new ChainBuilder();
    chain.block("c1", "pkh:miner", 5_000);
    chain.block("c2", "miner", 5_000);
    chain.pay("t1").spend("c1:0").to("alice", 3_000).to("bob", 1_900);
    chain.block("c3", "miner", 5_000);
    chain.pay("t2").spend("t1:0").to("carol", 2_000).to("alice", 990);
    chain.pay("t3").spend("t2:0").to("dave", 1_990);
    chain.block("c4", "miner", 5_000);
  }

  Path write(String name, byte[] bytes) {
    try {
      return Files.write(directory.resolve(name), bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static byte[] file(List<byte[]> blocks) {
    return ChainBuilder.blockFile(BitcoinNetwork.REGTEST, blocks);
  }

  static byte[] join(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }

  static String hash(byte[] block) {
    return BlockHeader.read(block, 0).hash().toString();
  }

  MemoryLedger open(String name, byte[] bytes) {
    return BlockFiles.open(List.of(write(name, bytes)));
  }

  static void assertTip(MemoryLedger ledger, int height, byte[] block) {
    assertThat(ledger.horizon().height()).isEqualTo(BlockHeight.of(height));
    assertThat(ledger.horizon().hash()).hasToString(hash(block));
  }
}
