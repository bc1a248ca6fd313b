package org.tracer.source.index.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.tracer.error.MalformedDataException;
import org.tracer.error.TracerException;
import org.tracer.ledger.ChainBuilder;
import org.tracer.source.index.ChainIndex;
import org.tracer.source.index.IndexManifest;
import org.tracer.source.index.IndexedLedger;

/** Damaged block files give an index of what is whole, or an error that names the place. */
class IndexFuzzTest {

  private static final int ROUNDS = 60;

  @TempDir Path directory;

  private final SplittableRandom random = new SplittableRandom(42);

  @Test
  @Timeout(120)
  void damagedFilesAreIndexedOrRefusedByName() throws IOException {
    byte[] whole = IndexBuildTest.randomChain(17, 40).blockFile();
    Path blocks = Files.createDirectories(directory.resolve("blocks"));
    int refused = 0;
    for (int round = 0; round < ROUNDS; round++) {
      Files.write(blocks.resolve("blk00000.dat"), damaged(whole, round));
      Path out = directory.resolve("i" + round);
      try {
        IndexManifest index = build(out).build(blocks, ChainBuilder.NETWORK);
        check(index, out);
      } catch (MalformedDataException e) {
        refused++;
        assertThat(e.getMessage() + e.input()).contains("blk00000.dat", "offset");
        assertThat(e.remedy()).isNotEmpty();
        assertThat(IndexManifest.exists(out)).isFalse();
      } catch (TracerException e) {
        assertThat(e.input()).contains("blocks");
      }
    }
    assertThat(refused).isBetween(5, ROUNDS - 5);
  }

  private static IndexBuild build(Path out) {
    Resources resources = new Resources(Resources.LEAST_MEMORY, 2);
    return new IndexBuild(out, resources, BuildListener.SILENT);
  }

  /** What was accepted can be asked. */
  private static void check(IndexManifest index, Path out) {
    ChainIndex opened = ChainIndex.open(out, null);
    IndexedLedger ledger = new IndexedLedger(opened, "index:fuzz");
    assertThat(index.segments()).isNotEmpty();
    for (long key = 0; key < opened.transactionCount(); key++) {
      assertThat(ledger.find(ledger.id(key))).isEqualTo(key);
      assertThat(ledger.transaction(key).outputs()).isNotEmpty();
    }
  }

  private byte[] damaged(byte[] whole, int round) {
    byte[] bytes = whole.clone();
    switch (round % 5) {
      case 0 -> {
        return Arrays.copyOf(bytes, random.nextInt(bytes.length));
      }
      case 1 -> bytes[random.nextInt(bytes.length)] ^= (byte) (1 + random.nextInt(255));
      case 2 -> {
        for (int i = 0; i < 20; i++) {
          bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
      }
      case 3 -> {
        int from = random.nextInt(bytes.length - 200);
        System.arraycopy(bytes, random.nextInt(bytes.length - 200), bytes, from, 200);
      }
      default -> random.nextBytes(bytes);
    }
    return bytes;
  }
}
