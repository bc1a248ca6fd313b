package org.tracer.evidence.bag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tracer.error.MalformedDataException;

/** Headers are written here field by field after POSIX.1-2001, not by the code under test. */
class HostileTarTest {

  @TempDir Path directory;
  @TempDir Path temporary;

  private final ByteArrayOutputStream tar = new ByteArrayOutputStream();

  private void entry(String name, char type, byte[] content, Consumer<byte[]> lie) {
    byte[] head = new byte[512];
    put(head, 0, name);
    put(head, 100, "0000644\0");
    put(head, 124, "%011o\0".formatted(content.length));
    put(head, 136, "00000000000\0");
    head[156] = (byte) type;
    put(head, 257, "ustar\00000");
    lie.accept(head);
    Arrays.fill(head, 148, 156, (byte) ' ');
    int sum = 0;
    for (byte b : head) {
      sum += Byte.toUnsignedInt(b);
    }
    put(head, 148, "%06o\0 ".formatted(sum));
    tar.writeBytes(head);
    tar.writeBytes(content);
    tar.writeBytes(new byte[(512 - content.length % 512) % 512]);
  }

  private void entry(String name) {
    entry(name, '0', "0123456789".getBytes(StandardCharsets.UTF_8), head -> {});
  }

  private static void put(byte[] block, int place, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    System.arraycopy(bytes, 0, block, place, bytes.length);
  }

  private byte[] ended() {
    tar.writeBytes(new byte[1024]);
    return tar.toByteArray();
  }

  private void refused(byte[] archive, String reason) throws IOException {
    refused(archive, reason, BagLimits.DEFAULTS);
  }

  private void refused(byte[] archive, String reason, BagLimits limits) throws IOException {
    Path file = Files.write(directory.resolve("hostile.tar"), archive);
    assertThatThrownBy(() -> Bag.open(file, limits, temporary))
        .isInstanceOf(MalformedDataException.class)
        .hasMessageContaining(reason);
    assertThat(temporary).isEmptyDirectory();
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream packed = new GZIPOutputStream(out)) {
      packed.write(bytes);
    }
    return out.toByteArray();
  }

  @Test
  void open_shouldReadAnHonestArchive() throws IOException {
    entry("bag/", '5', new byte[0], head -> {});
    entry("bag/a");
    refused(ended(), "bagit.txt is missing");
  }

  @ParameterizedTest
  @CsvSource({
    "../evil, climbs",
    "bag/../../evil, climbs",
    "/evil, absolute",
    "bag\\evil, backslash",
    "C:evil, colon",
    "bag/a\u001bb, control"
  })
  void open_shouldRefuseUnsafeNames(String name, String reason) throws IOException {
    entry(name);
    refused(ended(), reason);
    assertThat(temporary.resolveSibling("evil")).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource({"bag/a, bag/a, twice", "bag/a, bag/A, take for one", "bag/a, bag/a/b, both a file"})
  void open_shouldRefuseNamesThatFallTogether(String one, String other, String reason)
      throws IOException {
    entry(one);
    entry(other);
    refused(ended(), reason);
  }

  @ParameterizedTest
  @CsvSource({
    "1, hard link",
    "2, symbolic link",
    "3, device",
    "4, device",
    "6, device",
    "L, not every program",
    "K, not every program",
    "S, not every program",
    "7, not every program",
    "D, not every program"
  })
  void open_shouldRefuseWhatIsNoFile(char type, String reason) throws IOException {
    entry("bag/a");
    entry("bag/b", type, new byte[0], head -> put(head, 157, type == '1' ? "bag/a" : ""));
    refused(ended(), reason);
  }

  @Test
  void open_shouldRefuseAFileThatLinks() throws IOException {
    entry("bag/a", '0', new byte[0], head -> put(head, 157, "/etc/passwd"));
    refused(ended(), "links to another");
  }

  /** The first bit stands for a number in bytes; the second case is negative. */
  @ParameterizedTest
  @ValueSource(bytes = {(byte) 0x80, (byte) 0xff})
  void open_shouldRefuseHugeAndNegativeSizes(byte first) throws IOException {
    entry("bag/a", '0', new byte[0], head -> Arrays.fill(head, 124, 136, first));
    refused(ended(), "negative size, or one beyond 8 GiB");
  }

  @Test
  void open_shouldRefuseASizeBeyondTheArchive() throws IOException {
    entry("bag/a", '0', new byte[0], head -> put(head, 124, "00000010000\0"));
    refused(ended(), "cut off");
  }

  @Test
  void open_shouldRefuseASizeBeyondTheLimitBeforeWriting() throws IOException {
    entry("bag/a", '0', new byte[0], head -> put(head, 124, "77777777777\0"));
    refused(ended(), "more than 1000000 bytes", BagLimits.DEFAULTS.withTotalBytes(1_000_000));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0000000001x", "           ", "abc", "-0000000001"})
  void open_shouldRefuseNumbersThatAreNone(String size) throws IOException {
    entry("bag/a", '0', new byte[0], head -> put(head, 124, size));
    refused(ended(), "number");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "path=../../evil",
        "linkpath=/etc/passwd",
        "size=5",
        "GNU.sparse.name=x",
        "hdrcharset=BINARY"
      })
  void open_shouldRefuseNotesThatChangeAnEntry(String note) throws IOException {
    for (char type : new char[] {'x', 'g'}) {
      tar.reset();
      // Length of the whole line, its own two digits, the blank and the break included.
      String line = (note.length() + 4) + " " + note + "\n";
      entry("PaxHeaders/a", type, line.getBytes(StandardCharsets.UTF_8), head -> {});
      entry("bag/a");
      refused(ended(), "changes the name, kind or size");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"99 mtime=1\n", "0 mtime=1\n", "mtime=1\n", "9 mtime 1\n", "5 a=1"})
  void open_shouldRefuseBrokenNotes(String notes) throws IOException {
    entry("PaxHeaders/a", 'x', notes.getBytes(StandardCharsets.UTF_8), head -> {});
    entry("bag/a");
    refused(ended(), "notes on an entry are damaged");
  }

  @Test
  void open_shouldPassOverHarmlessNotes() throws IOException {
    entry(
        "PaxHeaders/a",
        'x',
        "10 mtime=1\n".replace("10", "11").getBytes(StandardCharsets.UTF_8),
        head -> {});
    entry("bag/a");
    refused(ended(), "bagit.txt is missing");
  }

  @Test
  void open_shouldRefuseHiddenBytes() throws IOException {
    entry("bag/a", '0', new byte[0], head -> put(head, 0, "bag/a\0hidden"));
    refused(ended(), "goes on after its end");
    tar.reset();
    entry("bag/a");
    byte[] padded = ended();
    padded[512 + 100] = 1;
    refused(padded, "something between two entries");
    byte[] after = Arrays.copyOf(padded, padded.length + 512);
    after[512 + 100] = 0;
    after[after.length - 1] = 1;
    refused(after, "goes on after its end");
  }

  @Test
  void open_shouldRefuseAChangedHeader() throws IOException {
    entry("bag/a");
    byte[] bytes = ended();
    bytes[2] ^= 1;
    refused(bytes, "header of the tar archive is damaged");
  }

  @Test
  void open_shouldRefuseATarWithoutEnd() throws IOException {
    entry("bag/a");
    refused(tar.toByteArray(), "cut off");
  }

  @Test
  void open_shouldRefuseSeveralGzipMembersAndTrailers() throws IOException {
    entry("bag/a");
    byte[] packed = gzip(ended());
    byte[] twice = Arrays.copyOf(packed, 2 * packed.length);
    System.arraycopy(packed, 0, twice, packed.length, packed.length);
    refused(twice, "after the end of the gzip file");
    refused(Arrays.copyOf(packed, packed.length + 1), "after the end of the gzip file");
    refused(Arrays.copyOf(packed, packed.length - 1), "gzip file is cut off");
    refused(gzip(packed), "cut off");
    packed[packed.length - 6] ^= 1;
    refused(packed, "gzip file is damaged");
  }

  /** 200 MiB of zeros in a file of 200 KiB. */
  @Test
  void open_shouldRefuseABombInGzip() throws IOException {
    entry("bag/a", '0', new byte[200 << 20], head -> {});
    byte[] bomb = gzip(ended());
    refused(bomb, "more than 200 times its size");
    refused(bomb, "more than 1000000 bytes", BagLimits.DEFAULTS.withTotalBytes(1_000_000));
  }

  /** Zeros after the end are no content, but fill memory and time all the same. */
  @Test
  void open_shouldRefuseABombAfterTheEnd() throws IOException {
    entry("bag/a");
    ended();
    tar.writeBytes(new byte[200 << 20]);
    refused(gzip(tar.toByteArray()), "more than 200 times its size");
  }

  @Test
  void open_shouldRefuseEveryTruncation() throws IOException {
    byte[] whole = Files.readAllBytes(BagFixture.write(directory, "case.tar.gz"));
    for (int length = 2; length < whole.length; length += 13) {
      Path file = Files.write(directory.resolve("cut"), Arrays.copyOf(whole, length));
      assertThatThrownBy(() -> Bag.open(file, BagLimits.DEFAULTS, temporary))
          .isInstanceOf(MalformedDataException.class);
    }
    assertThat(temporary).isEmptyDirectory();
  }
}
