package org.tracer.source.scan;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.bitcoinj.core.Block;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tracer.source.blocks.RealBlocks;

/** Blocks of mainnet and testnet as they are, with bitcoinj as the second opinion. */
class RealBlocksDecodeTest {

  private static final Set<Integer> MAGICS = Set.of(0xd9b4bef9, 0x0709110b);

  private final BlockDecoder decoder = new BlockDecoder();
  private final BlockRows rows = new BlockRows();

  @ParameterizedTest
  @CsvSource({
    "169482.raw, 1",
    "227835.raw, 1",
    "227836.raw, 1",
    "277647.blk.bz2, 1",
    "363703.raw, 1",
    "367891.raw.zst, 1",
    "413567.raw, 1",
    "481829.raw, 1",
    "574200.raw, 1",
    "830000.raw, 1",
    "blk00000-first1MB-clean.dat, 4313",
    "blk00000-first1MiB.dat, 4522",
    "blocks1-255.blk.bz2, 255",
    "consecutive-2024/0831328.raw, 1",
    "consecutive-2024/0831329.raw, 1",
    "consecutive-2024/0831330.raw, 1",
    "consecutive-2024/0831331.raw, 1",
    "hcl-multiblock.blk, 3",
    "hcl-multinet.blk, 3",
    "hcl-scriptwitness.blk, 1",
    "hcl-version1.blk, 1",
    "hcl-version2.blk, 1",
    "hcl-version3.blk, 1",
    "hcl-version4.blk, 1",
    "mainnet-0-175.hexlines.txt, 176",
    "nbitcoin-blk00000.dat, 300",
    "nbitcoin-blk00001.dat, 300",
    "nbitcoin-incompleteblk.dat, 300",
    "testnet3-828575.hex, 1",
  })
  void decode_shouldAgreeWithBitcoinj(String file, int count) {
    List<byte[]> blocks = blocks("btc-blocks/" + file);
    assertThat(blocks).hasSize(count);
    for (byte[] block : blocks) {
      Block expected = Block.read(ByteBuffer.wrap(block));
      byte[] shifted = new byte[block.length + 7];
      System.arraycopy(block, 0, shifted, 3, block.length);
      byte[] before = shifted.clone();

      decoder.decode(shifted, 3, block.length, rows);
      assertThat(shifted).isEqualTo(before);
      SameRows.assertSame(shifted, rows, expected);

      byte[] ids = rows.ids().clone();
      decoder.decodeWithoutIds(block, 0, block.length, rows);
      System.arraycopy(ids, 0, rows.ids(), 0, 32 * rows.transactionCount());
      SameRows.assertSame(block, rows, expected);
    }
  }

  private static List<byte[]> blocks(String name) {
    boolean packed = name.endsWith(".zst") || name.endsWith(".bz2");
    byte[] bytes = packed ? RealBlocks.decompressed(name) : RealBlocks.bytes(name);
    if (name.contains(".hex")) {
      return new String(bytes, US_ASCII)
          .lines()
          .map(line -> HexFormat.of().parseHex(line.strip()))
          .toList();
    }
    ByteBuffer file = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    List<byte[]> blocks = new ArrayList<>();
    while (file.remaining() > 8 && MAGICS.contains(file.getInt())) {
      int length = file.getInt();
      if (length > file.remaining()) {
        return blocks;
      }
      blocks.add(Arrays.copyOfRange(bytes, file.position(), file.position() + length));
      file.position(file.position() + length);
    }
    return blocks.isEmpty() ? List.of(bytes) : blocks;
  }
}
