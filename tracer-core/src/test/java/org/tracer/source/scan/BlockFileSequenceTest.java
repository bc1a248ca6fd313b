package org.tracer.source.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tracer.error.SourceUnavailableException;

/** Bytes of files, obfuscated or not. */
class BlockFileSequenceTest {

  private static final int[] OFFSETS = {0, 1, 9, 18, 27, 36, 45, 54, 70_063, 3};
  private static final int[] LENGTHS = {80, 81, 82, 83, 84, 85, 86, 87, 300_001, 400_000};

  @TempDir private Path directory;

  private static BlockFileSequence sequence(List<Path> files, byte[] key) {
    int[] file = new int[LENGTHS.length];
    file[4] = 1;
    long[] offsets = Arrays.stream(OFFSETS).asLongStream().toArray();
    return new BlockFileSequence(files, key, file, offsets, LENGTHS);
  }

  private Path write(String name, byte[] plain, byte[] key) throws IOException {
    byte[] stored = plain.clone();
    for (int i = 0; i < stored.length; i++) {
      stored[i] ^= key[i % 8];
    }
    return Files.write(directory.resolve(name), stored);
  }

  private static byte[] random(int seed, int length) {
    byte[] bytes = new byte[length];
    new Random(seed).nextBytes(bytes);
    return bytes;
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void read_shouldUndoTheObfuscation(boolean obfuscated) throws IOException {
    byte[] key = obfuscated ? random(1, 8) : new byte[8];
    byte[][] plain = {random(2, 500_000), random(3, 1_000)};
    List<Path> files =
        List.of(write("blk00000.dat", plain[0], key), write("blk00001.dat", plain[1], key));
    try (BlockFileSequence blocks = sequence(files, key)) {
      assertThat(blocks.size()).isEqualTo(LENGTHS.length);
      for (int block = 0; block < blocks.size(); block++) {
        byte[] into = new byte[blocks.length(block) + 20];
        blocks.read(block, into);
        byte[] expected = new byte[into.length];
        System.arraycopy(
            plain[block == 4 ? 1 : 0], OFFSETS[block], expected, 0, blocks.length(block));
        assertThat(Arrays.equals(into, expected)).as("block %d", block).isTrue();
      }
    }
  }

  @Test
  void read_shouldNameAFileThatGotShorter() throws IOException {
    Path file = Files.write(directory.resolve("blk00000.dat"), random(1, 200_000));
    try (BlockFileSequence blocks = sequence(List.of(file, file), new byte[8])) {
      assertThatThrownBy(() -> blocks.read(8, new byte[400_000]))
          .isInstanceOfSatisfying(
              SourceUnavailableException.class,
              e -> {
                assertThat(e).hasMessageContaining("the file ends within a block of 300001 bytes");
                assertThat(e.input()).isEqualTo(file + ", offset 70063");
                assertThat(e.remedy()).isNotEmpty();
              });
    }
  }

  @Test
  void read_shouldNameAFileThatIsGone() {
    Path file = directory.resolve("blk00000.dat");
    try (BlockFileSequence blocks = sequence(List.of(file, file), new byte[8])) {
      assertThatThrownBy(() -> blocks.read(0, new byte[80]))
          .isInstanceOfSatisfying(
              SourceUnavailableException.class,
              e -> assertThat(e.input()).contains(file.toString()));
    }
  }

  /** More files than are kept open, and again after closing. */
  @Test
  void read_shouldReadFromManyFiles() throws IOException {
    int count = 150;
    Path[] files = new Path[count];
    for (int i = 0; i < count; i++) {
      files[i] = Files.write(directory.resolve("blk" + i), random(i, 90));
    }
    int[] file = new Random(1).ints(1_000, 0, count).toArray();
    int[] length = new int[file.length];
    Arrays.fill(length, 90);
    BlockFileSequence blocks =
        new BlockFileSequence(List.of(files), new byte[8], file, new long[file.length], length);
    for (int round = 0; round < 2; round++) {
      for (int block = 0; block < file.length; block++) {
        byte[] into = new byte[90];
        blocks.read(block, into);
        assertThat(into).isEqualTo(random(file[block], 90));
      }
      blocks.close();
    }
  }
}
