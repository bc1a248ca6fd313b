package org.tracer.source.catalog;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.tracer.chain.BlockHash;
import org.tracer.chain.bitcoin.BitcoinNetwork;
import org.tracer.ledger.ChainBuilder;
import org.tracer.source.codec.BlockHeader;

/** A small chain of regtest, and directories of block files made of it. */
abstract class CatalogCase {

  static final int LAST = 24;

  @TempDir Path directory;

  ChainBuilder chain;
  List<byte[]> blocks;

  @BeforeEach
  void build() {
    chain = new ChainBuilder();
    grow(chain, "c", 1, LAST);
    blocks = chain.blocks();
  }

  static void grow(ChainBuilder chain, String name, int first, int last) {
    for (int height = first; height <= last; height++) {
      chain.block(name + height, "miner", 5_000);
    }
  }

  /** Writes {@code blk} file number {@code number}. */
  Path write(int number, byte[] bytes) {
    return write("blk%05d.dat".formatted(number), bytes);
  }

  Path write(String name, byte[] bytes) {
    try {
      return Files.write(directory.resolve(name), bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  BestChain open() {
    return BlockCatalog.open(directory, null).bestChain();
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

  static BlockHash hash(byte[] block) {
    return BlockHeader.read(block, 0).hash();
  }

  /** A copy of {@code block} that names another block before it, mined anew. */
  static byte[] relinked(byte[] block, byte[] previousHash) {
    byte[] copy = block.clone();
    System.arraycopy(previousHash, 0, copy, 4, 32);
    for (int nonce = 0; ; nonce++) {
      copy[76] = (byte) nonce;
      copy[77] = (byte) (nonce >> 8);
      if (BlockHeader.read(copy, 0).hasProofOfWork(ChainBuilder.NETWORK)) {
        return copy;
      }
    }
  }
}
