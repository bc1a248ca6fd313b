package org.tracer.source.blocks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.tracer.error.MalformedDataException;
import org.tracer.ledger.MemoryLedger;

/** Files as they are found: obfuscated, cut off, with garbage, of one block, as text. */
class BlockFilesFormTest extends BlockFilesCase {

  @Test
  void open_shouldGoOnBehindGarbageAndForeignBlocks() {
    List<byte[]> blocks = chain.blocks();
    byte[] garbage = new byte[1000];
    new Random(7).nextBytes(garbage);
    byte[] foreign = HexFormat.of().parseHex("deadbeef10000000" + "00".repeat(16));
    byte[] first = file(blocks.subList(0, 2));
    MemoryLedger ledger =
        open("blk00000.dat", join(garbage, first, foreign, file(blocks.subList(2, 5))));
    assertTip(ledger, 4, blocks.get(4));
    assertThat(ledger.notices())
        .containsExactly(
            "blk00000.dat, offset 0: 1000 bytes are no part of a block.",
            "blk00000.dat, offset " + (1000 + first.length) + ": 24 bytes are no part of a block.");
  }

  @Test
  void open_shouldReportATruncatedTail() {
    byte[] whole = chain.blockFile();
    MemoryLedger ledger = open("blk00000.dat", Arrays.copyOf(whole, whole.length - 1));
    assertTip(ledger, 3, chain.blocks().get(3));
    int length = chain.blocks().get(4).length;
    assertThat(ledger.notices())
        .containsExactly(
            "blk00000.dat, offset "
                + (whole.length - length - 8)
                + ": the block is cut off: "
                + (length - 1)
                + " of "
                + length
                + " bytes are here.");
  }

  /** A node that stopped in the middle of a block writes the next one right behind. */
  @Test
  void open_shouldFindTheBlockBehindACutOne() {
    List<byte[]> blocks = chain.blocks();
    byte[] cut = file(List.of(blocks.get(2)));
    MemoryLedger ledger =
        open(
            "blk00000.dat",
            join(
                file(blocks.subList(0, 2)),
                Arrays.copyOf(cut, cut.length - 30),
                file(blocks.subList(2, 5))));
    assertTip(ledger, 4, blocks.get(4));
    assertThat(ledger.notices()).isNotEmpty();
  }

  @Test
  void open_shouldReadObfuscatedDirectoriesWithUnwrittenTail() {
    byte[] key = HexFormat.of().parseHex("0102a4b8ff00c37e");
    List<byte[]> blocks = chain.blocks();
    write("xor.dat", key);
    write("blk00000.dat", obfuscated(file(blocks.subList(2, 5)), key));
    write("blk00001.dat", obfuscated(file(blocks.subList(0, 2)), key));
    write("rev00000.dat", new byte[100]);
    MemoryLedger ledger = BlockFiles.open(List.of(directory));
    assertTip(ledger, 4, blocks.get(4));
    assertThat(ledger.notices()).isEmpty();
    assertThat(
            BlockFiles.filesOf(List.of(directory)).stream()
                .map(Path::getFileName)
                .map(Path::toString))
        .containsExactly("xor.dat", "blk00000.dat", "blk00001.dat");

    write("xor.dat", new byte[8]);
    assertThatThrownBy(() -> BlockFiles.open(List.of(directory)))
        .isInstanceOf(MalformedDataException.class)
        .hasMessageStartingWith("no valid block was found");
    write("xor.dat", new byte[7]);
    assertThatThrownBy(() -> BlockFiles.open(List.of(directory)))
        .isInstanceOf(MalformedDataException.class)
        .hasMessageContaining("7 bytes, expected 8");
  }

  private static byte[] obfuscated(byte[] file, byte[] key) {
    byte[] preallocated = Arrays.copyOf(file, file.length + 4099);
    for (int i = 0; i < file.length; i++) {
      preallocated[i] ^= key[i % 8];
    }
    return preallocated;
  }

  @Test
  void open_shouldReadRawBlocksAndLines() {
    List<Path> raw = new ArrayList<>();
    ByteArrayOutputStream lines = new ByteArrayOutputStream();
    for (int height = 0; height < 5; height++) {
      byte[] block = chain.blocks().get(height);
      raw.add(write("raw" + height, block));
      lines.writeBytes((HexFormat.of().formatHex(block) + "\r\n").getBytes(StandardCharsets.UTF_8));
    }
    lines.writeBytes("not hexadecimal\n".getBytes(StandardCharsets.UTF_8));
    assertTip(BlockFiles.open(raw), 4, chain.blocks().get(4));
    MemoryLedger ofLines = open("blocks.txt", lines.toByteArray());
    assertTip(ofLines, 4, chain.blocks().get(4));
    assertThat(ofLines.notices())
        .containsExactly("blocks.txt, line 6: not a block in hexadecimal.");
  }
}
