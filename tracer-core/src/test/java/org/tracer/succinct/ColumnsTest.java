package org.tracer.succinct;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tracer.error.MalformedDataException;

/** Every structure against the plain arrays it stands for. */
class ColumnsTest {

  @TempDir Path directory;

  private final SplittableRandom random = new SplittableRandom(5);

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 64, 447, 448, 449, 3000, 200_000})
  void bitVector(int size) {
    for (double density : new double[] {0, 0.001, 0.5, 1}) {
      BitSet bits = new BitSet(size);
      BitVectorWriter writer = new BitVectorWriter(directory.resolve("bits"));
      for (int i = 0; i < size; i++) {
        boolean one = random.nextDouble() < density;
        bits.set(i, one);
        writer.add(one);
      }
      writer.finish();
      check(new BitVector(directory.resolve("bits")), bits, size);
    }
  }

  private static void check(BitVector vector, BitSet bits, int size) {
    assertThat(vector.size()).isEqualTo(size);
    assertThat(vector.ones()).isEqualTo(bits.cardinality());
    int ones = 0;
    for (int i = 0; i < size; i++) {
      assertThat(vector.get(i)).isEqualTo(bits.get(i));
      assertThat(vector.rank(i)).isEqualTo(ones);
      int next = bits.nextSetBit(i);
      assertThat(vector.next(i)).isEqualTo(next < 0 ? size : next);
      assertThat(vector.previous(i)).isEqualTo(bits.previousSetBit(i));
      if (bits.get(i)) {
        assertThat(vector.select(ones)).isEqualTo(i);
        ones++;
      } else {
        assertThat(vector.selectZero(i - ones)).isEqualTo(i);
      }
    }
    assertThat(vector.rank(size)).isEqualTo(ones);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 7, 31, 32, 33, 57})
  void packedNumbers(int width) {
    long[] numbers = new long[1000];
    PackedNumbersWriter writer = new PackedNumbersWriter(directory.resolve("packed"), width);
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = random.nextLong() & (1L << width) - 1;
      writer.add(numbers[i]);
    }
    writer.finish();
    PackedNumbers read = new PackedNumbers(directory.resolve("packed"));
    assertThat(read.size()).isEqualTo(numbers.length);
    for (int i = 0; i < numbers.length; i++) {
      assertThat(read.get(i)).isEqualTo(numbers[i]);
    }
    long[] some = new long[100];
    read.get(37, 100, some);
    assertThat(some).containsExactly(Arrays.copyOfRange(numbers, 37, 137));
    assertThatThrownBy(() -> read.get(1000)).isInstanceOf(IndexOutOfBoundsException.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 4, 10})
  void monotoneNumbers(int lowBits) {
    long[] numbers = new long[5000];
    long last = 0;
    for (int i = 0; i < numbers.length; i++) {
      last +=
          switch (random.nextInt(20)) {
            case 0, 1, 2 -> 0;
            case 3 -> random.nextInt(5000);
            default -> random.nextInt(6);
          };
      numbers[i] = last;
    }
    MonotoneNumbersWriter writer = new MonotoneNumbersWriter(directory.resolve("m"), lowBits);
    for (long number : numbers) {
      writer.add(number);
    }
    writer.finish();
    MonotoneNumbers read = new MonotoneNumbers(directory.resolve("m"));
    int at = -1;
    long[] found = new long[2];
    for (long value = 0; value <= last + 3; value++) {
      while (at + 1 < numbers.length && numbers[at + 1] <= value) {
        at++;
      }
      assertThat(read.lastAtMost(value)).isEqualTo(at);
      assertThat(read.lastAtMost(value, found)).isEqualTo(at >= 0);
      if (at >= 0) {
        assertThat(found).containsExactly(at, numbers[at]);
      }
    }
    for (int i = 0; i < numbers.length; i++) {
      assertThat(read.get(i)).isEqualTo(numbers[i]);
      if (i + 1 < numbers.length) {
        read.getPair(i, found);
        assertThat(found).containsExactly(numbers[i], numbers[i + 1]);
      }
    }
    long[] some = new long[300];
    read.get(4700, 300, some);
    assertThat(some).containsExactly(Arrays.copyOfRange(numbers, 4700, 5000));
  }

  @Test
  void emptyMonotoneNumbers() {
    new MonotoneNumbersWriter(directory.resolve("m"), 3).finish();
    MonotoneNumbers read = new MonotoneNumbers(directory.resolve("m"));
    assertThat(read.size()).isZero();
    assertThat(read.lastAtMost(7)).isEqualTo(-1);
  }

  @Test
  void variableNumbers() {
    long[] numbers = new long[3000];
    VariableNumbersWriter writer = new VariableNumbersWriter(directory.resolve("v"));
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = i == 0 ? (1L << 57) - 2 : random.nextLong() >>> (7 + random.nextInt(57));
      numbers[i] = Math.min(numbers[i], (1L << 57) - 2);
      writer.add(numbers[i]);
    }
    writer.finish();
    VariableNumbers read = new VariableNumbers(directory.resolve("v"));
    assertThat(read.size()).isEqualTo(numbers.length);
    for (int i = 0; i < numbers.length; i++) {
      assertThat(read.get(i)).isEqualTo(numbers[i]);
    }
    long[] some = new long[50];
    read.get(2950, 50, some);
    assertThat(some).containsExactly(Arrays.copyOfRange(numbers, 2950, 3000));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 100, 20_000})
  void hashedNumbers(int size) {
    long[][] entries = new long[size][];
    for (int i = 0; i < size; i++) {
      entries[i] = new long[] {i % 10 == 9 ? entries[i - 1][0] : random.nextLong(), i};
    }
    Arrays.sort(entries, (a, b) -> Long.compareUnsigned(a[0], b[0]));
    HashedNumbersWriter writer =
        new HashedNumbersWriter(directory.resolve("h"), HashedNumbers.prefixBits(size), 30_000);
    for (long[] entry : entries) {
      writer.add(entry[0], entry[1]);
    }
    writer.finish();
    HashedNumbers read = new HashedNumbers(directory.resolve("h"));
    int candidates = 0;
    for (long[] entry : entries) {
      boolean found = false;
      for (long c = read.firstCandidate(entry[0]); c >= 0; c = read.candidateAfter(c, entry[0])) {
        found |= read.number(c) == entry[1];
        candidates++;
      }
      assertThat(found).isTrue();
    }
    assertThat(candidates).isLessThanOrEqualTo(size + size / 2); // True ones and doubles: 1.2.
    int strangers = 0;
    for (int i = 0; i < 1000; i++) {
      strangers += read.firstCandidate(random.nextLong()) < 0 ? 0 : 1;
    }
    assertThat(strangers).isLessThan(100);
  }

  @Test
  void sameNumbersSameDigest() throws IOException {
    List<ColumnFile> first = write("a");
    List<ColumnFile> second = write("b");
    assertThat(first.getFirst().sha256()).isEqualTo(second.getFirst().sha256());
    byte[] bytes = Files.readAllBytes(directory.resolve("a"));
    assertThat(first.getFirst().length()).isEqualTo(bytes.length);
    assertThat(first.getFirst().sha256()).isEqualTo(sha256(bytes));
  }

  private List<ColumnFile> write(String name) {
    PackedNumbersWriter writer = new PackedNumbersWriter(directory.resolve(name), 9);
    for (int i = 0; i < 500; i++) {
      writer.add(i);
    }
    return List.of(writer.finish());
  }

  private static String sha256(byte[] bytes) {
    try {
      return java.util.HexFormat.of()
          .formatHex(java.security.MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (java.security.NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  /** A file that another program cut or overwrote is refused or answers; it never crashes. */
  @Test
  void damagedFilesAreRefused() throws IOException {
    write("a");
    byte[] whole = Files.readAllBytes(directory.resolve("a"));
    for (int length = 0; length < whole.length; length += 8) {
      Files.write(directory.resolve("cut"), Arrays.copyOf(whole, length));
      assertThatThrownBy(() -> new PackedNumbers(directory.resolve("cut")))
          .isInstanceOf(MalformedDataException.class)
          .hasMessageContaining("damaged");
    }
    assertThatThrownBy(() -> new BitVector(directory.resolve("a")))
        .isInstanceOf(MalformedDataException.class)
        .hasMessageContaining("kind");
    for (int i = 0; i < 64; i++) {
      byte[] changed = whole.clone();
      changed[changed.length - 64 + i] ^= (byte) (1 << random.nextInt(8));
      Files.write(directory.resolve("changed"), changed);
      try {
        PackedNumbers read = new PackedNumbers(directory.resolve("changed"));
        assertThat(read.size()).isEqualTo(500);
      } catch (MalformedDataException expected) {
        assertThat(expected.input()).contains("changed");
      }
    }
  }
}
