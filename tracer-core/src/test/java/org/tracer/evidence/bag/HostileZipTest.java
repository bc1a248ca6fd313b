package org.tracer.evidence.bag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.tracer.error.MalformedDataException;

class HostileZipTest {

  @TempDir Path directory;
  @TempDir Path temporary;

  private static final byte[] TEN = "0123456789".getBytes(StandardCharsets.UTF_8);

  private void refused(byte[] archive, String reason) throws IOException {
    refused(archive, reason, BagLimits.DEFAULTS);
  }

  private void refused(byte[] archive, String reason, BagLimits limits) throws IOException {
    Path file = Files.write(directory.resolve("hostile.zip"), archive);
    assertThatThrownBy(() -> Bag.open(file, limits, temporary))
        .isInstanceOf(MalformedDataException.class)
        .hasMessageContaining(reason)
        .satisfies(e -> {
          assertThat(((MalformedDataException) e).input()).contains("hostile.zip");
          assertThat(((MalformedDataException) e).remedy()).isNotEmpty();
        });
    assertThat(temporary).isEmptyDirectory();
  }

  /** The builder itself is right: without a lie nothing but the missing bag is refused. */
  @Test
  void open_shouldReadAnHonestArchive() throws IOException {
    ZipBytes zip = new ZipBytes();
    zip.add("bag/a", TEN);
    zip.addDeflated("bag/b", TEN);
    refused(zip.bytes(), "bagit.txt is missing");
  }

  @ParameterizedTest
  @CsvSource({
    "../evil, climbs",
    "bag/../../evil, climbs",
    "/etc/cron.d/evil, absolute",
    "bag\\..\\evil, backslash",
    "C:/evil, colon",
    "bag/a\u0000b, control",
    "bag/a\u001bb, control",
    "bag//a, empty part",
    "./a, empty part",
    "bag/nul, device",
    "bag/a\u200bb, control"
  })
  void open_shouldRefuseUnsafeNames(String name, String reason) throws IOException {
    ZipBytes zip = new ZipBytes();
    zip.add(name, TEN);
    refused(zip.bytes(), reason);
    assertThat(directory.resolveSibling("evil")).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource({
    "a, a, there twice",
    "a, A, take for one",
    "e\u0301, \u00e9, take for one",
    "a, a/b, both a file and a directory",
    "d/x, D/y, take for one",
    "\u212b, \u00c5, take for one"
  })
  void open_shouldRefuseNamesThatFallTogether(String one, String other, String reason)
      throws IOException {
    ZipBytes zip = new ZipBytes();
    zip.add(one, TEN);
    zip.add(other, TEN);
    refused(zip.bytes(), reason);
  }

  @Test
  void open_shouldRefuseLongAndDeepNames() throws IOException {
    ZipBytes longName = new ZipBytes();
    longName.add("n".repeat(256), TEN);
    refused(longName.bytes(), "part longer than 255");
    ZipBytes longPath = new ZipBytes();
    longPath.add(("n".repeat(200) + "/").repeat(5) + "x", TEN);
    refused(longPath.bytes(), "longer than 1000 bytes");
    ZipBytes deep = new ZipBytes();
    deep.add("d/".repeat(32) + "x", TEN);
    refused(deep.bytes(), "deeper than 32");
  }

  @Test
  void open_shouldRefuseTooManyEntries() throws IOException {
    ZipBytes zip = new ZipBytes();
    for (int i = 0; i < 11; i++) {
      zip.add("bag/" + i, TEN);
    }
    refused(zip.bytes(), "more than 10 files", BagLimits.DEFAULTS.withEntries(10));
  }

  static Stream<Arguments> lies() {
    return Stream.of(
        lie("encrypted", i -> i.flags = i.localFlags = 0x0801),
        lie("odd kind", i -> i.flags = i.localFlags = 0x2800),
        lie("symbolic link", i -> i.mode = 0120777),
        lie("neither a file nor a directory", i -> i.mode = 0020666),
        lie("neither a file nor a directory", i -> i.mode = 0010666),
        lie("packed by method 12", i -> i.method = 12),
        lie(
            "one name in the directory",
            i -> i.localName = "bag/b".getBytes(StandardCharsets.UTF_8)),
        lie("another way in the file", i -> i.localSize = 9),
        lie("another way in the file", i -> i.localCrc++),
        lie("another way in the file", i -> i.localFlags = 0),
        lie("is damaged", i -> i.crc = i.localCrc = 1),
        lie("two sizes", i -> i.size = i.localSize = 11),
        lie(
            "not where the directory says",
            i -> i.packed = i.size = i.localPacked = i.localSize = 1000),
        lie("between two entries", i -> i.offsetDelta = 1),
        lie("between two entries", i -> i.gap = new byte[5]),
        lie("between two entries", i -> i.gap = new byte[16]),
        lie("second name", i -> i.extra = extra(0x7075, new byte[9])),
        lie("second name", i -> i.localExtra = extra(0x7075, new byte[9])),
        lie("encrypted", i -> i.extra = extra(0x9901, new byte[7])),
        lie("extra fields", i -> i.extra = new byte[] {1}),
        lie("two sizes", i -> i.extra = extra(1, new byte[8])),
        lie("lacks the size", i -> i.size = -1),
        lie(
            "size that cannot be",
            i -> {
              i.size = -1;
              i.extra = extra(1, new byte[] {-1, -1, -1, -1, -1, -1, -1, -1});
            }),
        lie("not marked as UTF-8", i -> i.name = i.localName = new byte[] {'b', (byte) 0xfc}),
        // A descriptor that says something else than the directory; then one of an odd length.
        lie(
            "another way in the file",
            i -> {
              i.flags = i.localFlags = 0x0808;
              i.gap = ZipBytes.little(12).putInt(i.crc).putInt(10).putInt(11).array();
            }),
        lie(
            "between two entries",
            i -> {
              i.flags = i.localFlags = 0x0808;
              i.gap = new byte[13];
            }));
  }

  private static Arguments lie(String reason, Consumer<ZipBytes.Item> lie) {
    return Arguments.of(reason, lie);
  }

  private static byte[] extra(int id, byte[] content) {
    return ZipBytes.little(4 + content.length)
        .putShort((short) id)
        .putShort((short) content.length)
        .put(content)
        .array();
  }

  @ParameterizedTest
  @MethodSource("lies")
  void open_shouldRefuseAnEntryThatLies(String reason, Consumer<ZipBytes.Item> lie)
      throws IOException {
    ZipBytes zip = new ZipBytes();
    zip.add("bag/first", TEN);
    lie.accept(zip.add("bag/a", TEN));
    zip.add("bag/last", TEN);
    refused(zip.bytes(), reason);
  }

  @Test
  void open_shouldRefuseADeflatedEntryLargerThanItSays() throws IOException {
    ZipBytes zip = new ZipBytes();
    ZipBytes.Item item = zip.addDeflated("bag/a", new byte[1_000_000]);
    item.size = item.localSize = 100;
    refused(zip.bytes(), "larger than it says");
  }

  @Test
  void open_shouldRefuseBytesAfterADeflatedEntry() throws IOException {
    ZipBytes zip = new ZipBytes();
    ZipBytes.Item item = zip.addDeflated("bag/a", TEN);
    item.data = Arrays.copyOf(item.data, item.data.length + 3);
    item.packed = item.localPacked = item.data.length;
    refused(zip.bytes(), "smaller than it says");
  }

  @Test
  void open_shouldRefuseADeflatedEntryWithoutEnd() throws IOException {
    ZipBytes zip = new ZipBytes();
    ZipBytes.Item item = zip.addDeflated("bag/a", TEN);
    item.data = Arrays.copyOf(item.data, item.data.length - 1);
    item.packed = item.localPacked = item.data.length;
    refused(zip.bytes(), "cut off");
  }

  @Test
  void open_shouldRefuseWhatIsBeforeBetweenAndAfter() throws IOException {
    ZipBytes before = new ZipBytes();
    before.add("bag/a", TEN);
    before.prefix = "PK\u0003\u0004#!/bin/sh".getBytes(StandardCharsets.UTF_8);
    refused(before.bytes(), "overlap");
    ZipBytes between = new ZipBytes();
    between.add("bag/a", TEN);
    between.beforeDirectory = new byte[] {1, 2, 3};
    refused(between.bytes(), "something between two entries");
    ZipBytes comment = new ZipBytes();
    comment.add("bag/a", TEN);
    comment.comment = "PK\u0005\u0006".getBytes(StandardCharsets.UTF_8);
    refused(comment.bytes(), "after its end or a comment");
  }

  @ParameterizedTest
  @CsvSource({"1, fewer entries", "-1, more entries"})
  void open_shouldRefuseAWrongNumberOfEntries(int delta, String reason) throws IOException {
    ZipBytes zip = new ZipBytes();
    zip.add("bag/a", TEN);
    zip.add("bag/b", TEN);
    zip.countDelta = delta;
    refused(zip.bytes(), reason);
  }

  /**
   * All entries share the same packed bytes: the way of small archives that unpack to petabytes.
   */
  @Test
  void open_shouldRefuseEntriesThatShareTheirBytes() throws IOException {
    ZipBytes zip = new ZipBytes();
    ZipBytes.Item first = zip.add("bag/a", TEN);
    ZipBytes.Item second = zip.add("bag/b", TEN);
    // 30 bytes of header, 5 of name, 10 of content.
    second.offsetDelta = -45;
    assertThat(first.name).hasSize(5);
    refused(zip.bytes(), "overlap");
  }

  @Test
  void open_shouldRefuseWhatUnpacksBeyondTheLimit() throws IOException {
    ZipBytes zip = new ZipBytes();
    zip.addDeflated("bag/a", new byte[600_000]);
    zip.addDeflated("bag/b", new byte[600_000]);
    refused(zip.bytes(), "more than 1000000 bytes", BagLimits.DEFAULTS.withTotalBytes(1_000_000));
  }

  /** 100 MiB of zeros pack to about 100 KiB, a thousandth. */
  @Test
  void open_shouldRefuseWhatUnfoldsTooFar() throws IOException {
    ZipBytes zip = new ZipBytes();
    zip.addDeflated("bag/a", new byte[100 << 20]);
    refused(zip.bytes(), "more than 200 times its size");
  }

  /** Declares little and unfolds without end: stopped at what it declares. */
  @Test
  void open_shouldStopAtTheDeclaredSize() throws IOException {
    ZipBytes zip = new ZipBytes();
    ZipBytes.Item item = zip.addDeflated("bag/a", new byte[100 << 20]);
    item.size = item.localSize = 1000;
    refused(zip.bytes(), "larger than it says");
  }

  @Test
  void open_shouldRefuseEveryTruncation() throws IOException {
    byte[] whole = Files.readAllBytes(BagFixture.write(directory, "case.zip"));
    for (int length = 2; length < whole.length; length += 13) {
      Path file = Files.write(directory.resolve("cut.zip"), Arrays.copyOf(whole, length));
      assertThatThrownBy(() -> Bag.open(file, BagLimits.DEFAULTS, temporary))
          .isInstanceOf(MalformedDataException.class);
    }
    assertThat(temporary).isEmptyDirectory();
  }
}
