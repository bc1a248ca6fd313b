package org.tracer.source.catalog;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.tracer.ledger.ChainBuilder;
import org.tracer.ledger.MemoryLedger;
import org.tracer.source.blocks.BlockFiles;

/** Files in every state, with the {@code blocks:} source as the second opinion. */
class DamagedFilesTest extends CatalogCase {

  private static final byte[] KEY = {1, 2, (byte) 0xf3, 4, 5, 6, 7, (byte) 0x88};

  private BestChain openAsBlocksSourceDoes() {
    MemoryLedger ledger = BlockFiles.open(List.of(directory));
    BestChain best = open();
    assertThat(best.ref(best.lastHeight())).isEqualTo(ledger.horizon());
    assertThat(best.network()).isEqualTo(ledger.network());
    return best;
  }

  private static byte[] masked(byte[] bytes) {
    byte[] masked = bytes.clone();
    for (int i = 0; i < masked.length; i++) {
      masked[i] ^= KEY[i % 8];
    }
    return masked;
  }

  @Test
  void bestChain_shouldNotDependOnOrder() {
    List<byte[]> shuffled = new ArrayList<>(blocks);
    Collections.shuffle(shuffled, new Random(5));
    write(0, file(shuffled.subList(0, 9)));
    write(1, file(shuffled.subList(9, shuffled.size())));
    assertThat(openAsBlocksSourceDoes().notices()).isEmpty();
  }

  @Test
  void bestChain_shouldTakeTheSmallerHashOfEqualChainsAndNameTheOther() {
    ChainBuilder fork = chain.forkAt(20);
    grow(fork, "f", 21, LAST);
    write(0, chain.blockFile());
    write(1, file(fork.blocks()));
    BestChain best = openAsBlocksSourceDoes();
    assertThat(best.staleCount()).isEqualTo(4);
    assertThat(best.notices())
        .anyMatch(notice -> notice.contains("end chains of equal work"))
        .anyMatch(notice -> notice.contains("is also in blk00000.dat, offset 0"))
        .anyMatch(notice -> notice.contains("at height 22") && notice.contains("is stale"));
    assertThat(open().hash(LAST).toString())
        .isLessThanOrEqualTo(hash(blocks.get(LAST)).toString())
        .isLessThanOrEqualTo(hash(fork.blocks().get(LAST)).toString());
  }

  @Test
  void open_shouldUndoObfuscation() {
    write("xor.dat", KEY);
    write(0, masked(file(blocks.subList(0, 11))));
    write(1, Arrays.copyOf(masked(file(blocks.subList(11, LAST + 1))), 300_000));
    BestChain best = openAsBlocksSourceDoes();
    assertThat(best.lastHeight()).isEqualTo(LAST);
    assertThat(best.key()).isEqualTo(KEY);
    assertThat(best.notices()).isEmpty();
  }

  @Test
  void open_shouldKnowAFewUnwrittenBytesOfAnObfuscatedFile() {
    byte[] written = masked(chain.blockFile());
    write("xor.dat", KEY);
    for (int unwritten = 0; unwritten < 20; unwritten++) {
      write(0, Arrays.copyOf(written, written.length + unwritten));
      BestChain best = openAsBlocksSourceDoes();
      assertThat(best.lastHeight()).isEqualTo(LAST);
      assertThat(best.notices()).isEmpty();
    }
  }

  @Test
  void open_shouldPassOverUnwrittenSpaceAndGarbage() {
    byte[] garbage = new byte[100_000];
    new Random(6).nextBytes(garbage);
    write(
        0,
        join(
            "junk".getBytes(US_ASCII),
            file(blocks.subList(0, 4)),
            garbage,
            file(blocks.subList(4, 6)),
            new byte[70_001],
            file(blocks.subList(6, 9)),
            new byte[] {1},
            file(blocks.subList(9, LAST + 1)),
            new byte[200_000]));
    BestChain best = openAsBlocksSourceDoes();
    assertThat(best.lastHeight()).isEqualTo(LAST);
    assertThat(best.notices())
        .hasSize(4)
        .contains("blk00000.dat, offset 0: 4 bytes are no part of a block.")
        .anyMatch(notice -> notice.endsWith(": 100000 bytes are no part of a block."))
        .anyMatch(notice -> notice.endsWith(": 70001 bytes are no part of a block."))
        .anyMatch(notice -> notice.endsWith(": 1 byte is no part of a block."));
  }

  @Test
  void open_shouldFindTheBlocksBehindAWrongLength() {
    for (int length : new int[] {0, 80, 300, 2_000, 5_000_000, -1}) {
      byte[] bytes = join(file(blocks), file(blocks.subList(3, 4)));
      for (int i = 0; i < 4; i++) {
        bytes[file(blocks.subList(0, 3)).length + 4 + i] = (byte) (length >> (8 * i));
      }
      write(0, bytes);
      BestChain best = openAsBlocksSourceDoes();
      assertThat(best.lastHeight()).as("length " + length).isEqualTo(LAST);
      assertThat(best.notices()).anyMatch(notice -> notice.startsWith("blk00000.dat, offset "));
    }
  }

  @Test
  void open_shouldNameTheBlockThatIsCutOff() {
    byte[] whole = chain.blockFile();
    int last = blocks.getLast().length;
    for (int cut : new int[] {1, 90, last - 1, last, last + 3}) {
      write(0, Arrays.copyOf(whole, whole.length - cut));
      assertThat(openAsBlocksSourceDoes().lastHeight()).isEqualTo(LAST - 1);
      assertThat(open().notices()).hasSize(1);
    }
  }

  /** Blocks in any order, twice, with garbage between; never a block missing. */
  @Test
  void bestChain_shouldBeThatOfTheBlocksSource() {
    Random random = new Random(7);
    for (int run = 0; run < 60; run++) {
      List<byte[]> all = new ArrayList<>(blocks);
      for (int forks = random.nextInt(4); forks > 0; forks--) {
        int at = random.nextInt(LAST);
        ChainBuilder fork = chain.forkAt(at);
        grow(fork, "f" + forks + "-", at + 1, at + 1 + random.nextInt(LAST - at + 1));
        all.addAll(fork.blocks().subList(at, fork.blocks().size()));
      }
      Collections.shuffle(all, random);
      int split = random.nextInt(all.size());
      write(0, withGarbage(all.subList(0, split), random));
      write(1, withGarbage(all.subList(split, all.size()), random));
      openAsBlocksSourceDoes();
    }
  }

  private static byte[] withGarbage(List<byte[]> blocks, Random random) {
    List<byte[]> parts = new ArrayList<>();
    for (byte[] block : blocks) {
      parts.add(file(List.of(block)));
      byte[] garbage = new byte[random.nextInt(4) == 0 ? random.nextInt(50) : 0];
      random.nextBytes(garbage);
      parts.add(garbage);
    }
    return join(parts.toArray(byte[][]::new));
  }
}
