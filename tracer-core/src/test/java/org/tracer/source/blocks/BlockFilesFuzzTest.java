package org.tracer.source.blocks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tracer.error.TracerException;
import org.tracer.ledger.ChainBuilder;
import org.tracer.ledger.MemoryLedger;
import org.tracer.source.codec.RawTransaction;

/** Damaged bytes give a ledger or a reason, nothing else. Seeds are fixed. */
class BlockFilesFuzzTest {

  @TempDir private Path directory;

  private static byte[] chainFile() {
    ChainBuilder chain = new ChainBuilder();
    chain.block("c1", "pkh:miner", 5_000);
    for (int height = 2; height < 12; height++) {
      chain.block("c" + height, "miner", 5_000);
      chain
          .pay("t" + height)
          .spend("c" + (height - 1) + ":0")
          .to("alice", 3_000)
          .to("pkh:bob", 1_900);
    }
    return chain.blockFile();
  }

  private boolean opens(byte[] bytes) throws IOException {
    Path file = Files.write(directory.resolve("blk00000.dat"), bytes);
    try {
      MemoryLedger ledger = BlockFiles.open(List.of(file));
      assertThat(ledger.notices()).hasSizeLessThan(130);
      for (long key = 0; key < ledger.transactionCount(); key++) {
        assertThat(ledger.transaction(key).outputs()).isNotEmpty();
      }
      return true;
    } catch (TracerException e) {
      assertThat(e).hasMessageNotContaining("null");
      return false;
    }
  }

  @Test
  void open_shouldSurviveRandomBytes() throws IOException {
    Random random = new Random(1);
    for (int run = 0; run < 300; run++) {
      byte[] bytes = new byte[random.nextInt(2_000)];
      random.nextBytes(bytes);
      assertThat(opens(bytes)).isFalse();
    }
  }

  @Test
  void open_shouldSurviveDamagedFiles() throws IOException {
    byte[] sound = chainFile();
    assertThat(opens(sound.clone())).isTrue();
    Random random = new Random(2);
    for (int run = 0; run < 1_500; run++) {
      opens(damaged(sound, random));
    }
  }

  @Test
  void open_shouldSurviveDamagedRealBlocks() throws IOException {
    byte[] sound = RealBlocks.bytes("btc-blocks/227836.raw");
    Random random = new Random(3);
    for (int run = 0; run < 300; run++) {
      opens(damaged(sound, random));
    }
  }

  @Test
  void parse_shouldSurviveDamagedTransactions() {
    byte[] sound = chainFile();
    byte[] transactions = Arrays.copyOfRange(sound, sound.length - 700, sound.length);
    Random random = new Random(4);
    int parsed = 0;
    for (int run = 0; run < 20_000; run++) {
      int from = random.nextInt(transactions.length);
      byte[] bytes = damaged(Arrays.copyOfRange(transactions, from, transactions.length), random);
      try {
        RawTransaction transaction = RawTransaction.parse(bytes);
        assertThat(transaction.toBytes()).isEqualTo(bytes);
        parsed++;
      } catch (TracerException e) {
        assertThat(e.input()).startsWith("offset ");
      }
    }
    assertThat(parsed).isLessThan(20_000);
  }

  /** Flips bytes, sets extreme ones, cuts, repeats a stretch. */
  private static byte[] damaged(byte[] sound, Random random) {
    byte[] bytes = sound.clone();
    for (int count = random.nextInt(4); count >= 0 && bytes.length > 8; count--) {
      int at = random.nextInt(bytes.length);
      switch (random.nextInt(5)) {
        case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
        case 1 -> bytes[at] = (byte) (0xfd + random.nextInt(3));
        case 2 -> Arrays.fill(bytes, at, Math.min(bytes.length, at + 8), (byte) 0xff);
        case 3 -> bytes = Arrays.copyOf(bytes, Math.max(1, at));
        default -> {
          int length = Math.min(bytes.length - at, random.nextInt(200));
          System.arraycopy(bytes, at, bytes, random.nextInt(bytes.length - length + 1), length);
        }
      }
    }
    return bytes;
  }
}
