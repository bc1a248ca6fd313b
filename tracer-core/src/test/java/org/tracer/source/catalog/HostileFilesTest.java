package org.tracer.source.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.tracer.chain.bitcoin.BitcoinNetwork;
import org.tracer.error.TracerException;

/** Bytes made to mislead give a chain or a reason, and soon. Seeds are fixed. */
class HostileFilesTest extends CatalogCase {

  private boolean opens(@Nullable BitcoinNetwork network) {
    try {
      BestChain best = BlockCatalog.open(directory, network).bestChain();
      assertThat(best.notices()).hasSizeLessThan(130);
      for (int height = best.firstHeight(); height <= best.lastHeight(); height++) {
        assertThat(best.heightOf(best.hash(height))).isEqualTo(height);
        assertThat(best.offset(height)).isBetween(8L, 10_000_000L);
      }
      return true;
    } catch (TracerException e) {
      assertThat(e).hasMessageNotContaining("null");
      return false;
    }
  }

  @Test
  void open_shouldSurviveRandomBytes() {
    Random random = new Random(1);
    for (int run = 0; run < 100; run++) {
      byte[] bytes = new byte[random.nextInt(2_000)];
      random.nextBytes(bytes);
      write(0, bytes);
      assertThat(opens(null)).isFalse();
    }
  }

  @Test
  void open_shouldSurviveDamagedFiles() {
    byte[] sound = chain.blockFile();
    Random random = new Random(2);
    int opened = 0;
    for (int run = 0; run < 600; run++) {
      write("xor.dat", run % 2 == 0 ? new byte[8] : Arrays.copyOf(sound, 8));
      byte[] bytes = damaged(sound, random);
      for (int i = 0; i < bytes.length && run % 2 != 0; i++) {
        bytes[i] ^= sound[i % 8];
      }
      write(0, bytes);
      opened += opens(run % 3 == 0 ? BitcoinNetwork.REGTEST : null) ? 1 : 0;
    }
    assertThat(opened).isGreaterThan(400);
  }

  /** Every frame announces more than lies before the next, so that each is looked into. */
  @Test
  void open_shouldTakeLinearTimeForFramesWithinFrames() {
    byte[] header = file(List.of(blocks.get(3)));
    int count = 100_000;
    byte[] bytes = new byte[92 * count + 600_000];
    for (int i = 0; i < count; i++) {
      System.arraycopy(header, 0, bytes, 92 * i, 92);
      int length = Math.min(3_999_999, bytes.length - 92 * i - 50);
      for (int b = 0; b < 4; b++) {
        bytes[92 * i + 4 + b] = (byte) (length >> (8 * b));
      }
    }
    Arrays.fill(bytes, 92 * count, bytes.length, (byte) 0x55);
    write(0, bytes);
    Assertions.assertTimeoutPreemptively(Duration.ofSeconds(30), () -> opens(null));
  }

  @Test
  void open_shouldTakeLinearTimeForMagicAlone() {
    byte[] bytes = new byte[4_000_000];
    byte[] magic = Arrays.copyOf(chain.blockFile(), 4);
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = magic[i % 4];
    }
    write(0, bytes);
    Assertions.assertTimeoutPreemptively(Duration.ofSeconds(30), () -> opens(null));
  }

  /** Flips bits, sets extreme values, cuts, repeats a stretch. */
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
