package org.tracer.evidence.bag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tracer.error.InvalidInputException;
import org.tracer.error.MalformedDataException;
import org.tracer.error.SourceUnavailableException;

class BagTest {

  @TempDir Path directory;
  @TempDir Path temporary;

  @ParameterizedTest
  @ValueSource(strings = {"case", "case.zip", "case.tar", "case.tar.gz", "case.tgz", "CASE.ZIP"})
  void open_shouldGiveWhatWasWritten(String name) throws IOException {
    Path bundle = BagFixture.write(directory, name);
    Path data;
    try (Bag bag = BagFixture.open(bundle, temporary)) {
      data = bag.data();
      Map<String, Long> sizes = new TreeMap<>();
      for (Map.Entry<String, byte[]> file : BagFixture.PAYLOAD.entrySet()) {
        assertThat(data.resolve(file.getKey())).hasBinaryContent(file.getValue());
        sizes.put(file.getKey(), (long) file.getValue().length);
      }
      assertThat(bag.payload()).containsExactlyInAnyOrderEntriesOf(sizes);
      assertThat(bag.info().value("source-organization")).contains("Police of Nowhere");
      // 18 + 0 + 4 + 100,000 bytes in 4 files.
      assertThat(bag.info().value("Payload-Oxum")).contains("100022.4");
      assertThat(bag.seal(BagSeal.Kind.SIGNATURE)).isEmpty();
    }
    assertThat(Files.exists(data)).isEqualTo(Files.isDirectory(bundle));
    assertThat(temporary).isEmptyDirectory();
  }

  /** The hashes of the manifest are those of the files, worked out here. */
  @Test
  void write_shouldListTheHashOfEveryFile() throws Exception {
    Path bundle = BagFixture.write(directory, "case");
    StringBuilder expected = new StringBuilder();
    for (Map.Entry<String, byte[]> file : BagFixture.PAYLOAD.entrySet()) {
      byte[] hash = MessageDigest.getInstance("SHA-512").digest(file.getValue());
      expected.append(HexFormat.of().formatHex(hash)).append("  data/");
      expected.append(file.getKey()).append('\n');
    }
    assertThat(bundle.resolve("manifest-sha512.txt")).hasContent(expected.toString());
    assertThat(bundle.resolve("bagit.txt"))
        .hasContent("BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n");
    assertThat(bundle.resolve("bag-info.txt"))
        .hasContent(
            """
            Bagging-Date: 2026-11-22
            Source-Organization: Police of Nowhere
            Payload-Oxum: 100022.4
            """);
    assertThat(Files.readString(bundle.resolve("tagmanifest-sha512.txt")).lines())
        .extracting(line -> line.substring(130))
        .containsExactly("VERIFY.txt", "bag-info.txt", "bagit.txt", "manifest-sha512.txt");
  }

  @ParameterizedTest
  @ValueSource(strings = {"case.zip", "case.tar", "case.tar.gz"})
  void write_shouldGiveTheSameBytesWhenRepeated(String name) throws IOException {
    Path first = BagFixture.write(Files.createDirectory(directory.resolve("a")), name);
    Path second = directory.resolve("b").resolve(name);
    Files.createDirectory(second.getParent());
    // The same files, read in another order and of another age.
    List<PayloadFile> again = BagFixture.payload(directory.resolve("b/payload")).reversed();
    for (PayloadFile file : again) {
      assertThat(file.file().toFile().setLastModified(1_000_000_000_000L)).isTrue();
    }
    Bag.write(again, BagFixture.INFO, second, List.of());
    assertThat(second).hasSameBinaryContentAs(first);
  }

  @Test
  void write_shouldLeaveNothingElseBesideTheTarget() throws IOException {
    BagFixture.write(directory, "case.zip");
    try (Stream<Path> files = Files.list(directory)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder("payload", "case.zip");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"case", "case.zip"})
  void write_shouldRefuseAnExistingTarget(String name) throws IOException {
    Files.writeString(directory.resolve(name), "mine");
    assertThatThrownBy(() -> BagFixture.write(directory, name))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("already");
    assertThat(directory.resolve(name)).hasContent("mine");
  }

  @ParameterizedTest
  @CsvSource({
    "a:b, colon",
    "con, device",
    "aux.txt, device",
    "x/../y, climbs",
    "/etc/x, absolute",
    "a\\b, backslash",
    "dot., dot or a space",
    "a//b, empty part",
    "a\u202eb, control character",
    "a\u0007b, control character",
    "lpt1.x, device"
  })
  void write_shouldRefuseNamesThatCannotTravel(String name, String reason) throws IOException {
    Path file = Files.writeString(directory.resolve("f"), "x");
    Path target = directory.resolve("case.zip");
    assertThatThrownBy(() ->
            Bag.write(List.of(new PayloadFile(name, file)), BagFixture.INFO, target, List.of()))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining(reason);
    assertThat(target).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource({"A.txt, a.txt", "e\u0301, \u00e9", "stra\u00dfe, STRASSE", "d/x, D/y", "a, a/b"})
  void write_shouldRefuseNamesThatFallTogether(String one, String other) throws IOException {
    Path file = Files.writeString(directory.resolve("f"), "x");
    List<PayloadFile> files = List.of(new PayloadFile(one, file), new PayloadFile(other, file));
    assertThatThrownBy(
            () -> Bag.write(files, BagFixture.INFO, directory.resolve("case"), List.of()))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("cannot go into a bundle");
  }

  @Test
  void write_shouldRefuseALinkInThePayload() throws IOException {
    Path payload = Files.createDirectory(directory.resolve("payload"));
    Files.createSymbolicLink(payload.resolve("link"), Path.of("/etc/passwd"));
    assertThatThrownBy(() -> PayloadFile.under(payload))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("symbolic link");
  }

  @Test
  void write_shouldRefuseWhatTarCannotHold() throws IOException {
    Path file = Files.writeString(directory.resolve("f"), "x");
    List<PayloadFile> files = List.of(new PayloadFile("n".repeat(120), file));
    assertThatThrownBy(
            () -> Bag.write(files, BagFixture.INFO, directory.resolve("case.tar"), List.of()))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("tar");
    Path zip = directory.resolve("case.zip");
    Bag.write(files, BagFixture.INFO, zip, List.of());
    BagFixture.open(zip, temporary).close();
  }

  /** 150 bytes of directory and 100 of name: the most that ustar holds. */
  @Test
  void write_shouldCutLongNamesInTwoWhenTar() throws IOException {
    String name = "d".repeat(70) + "/" + "e".repeat(70) + "/" + "n".repeat(100);
    Path tar = directory.resolve("c.tar");
    Path file = Files.writeString(directory.resolve("f"), "x");
    Bag.write(List.of(new PayloadFile(name, file)), BagFixture.INFO, tar, List.of());
    try (Bag bag = BagFixture.open(tar, temporary)) {
      assertThat(bag.payload()).containsOnlyKeys(name);
    }
  }

  /** A file that shrinks or grows between the two passes. */
  @ParameterizedTest
  @ValueSource(strings = {"", "other", "longer than before"})
  void write_shouldLeaveNothingWhenAFileChangesMeanwhile(String later) throws IOException {
    Path file = Files.writeString(directory.resolve("f"), "first");
    BagSeal changing =
        new BagSeal() {
          @Override
          public Kind kind() {
            return Kind.SIGNATURE;
          }

          @Override
          public byte[] over(byte[] tagManifest) {
            try {
              Files.writeString(file, later);
            } catch (IOException e) {
              throw new IllegalStateException(e);
            }
            return new byte[1];
          }
        };
    Path target = directory.resolve("case.tar");
    assertThatThrownBy(() ->
            Bag.write(
                List.of(new PayloadFile("f", file)), BagFixture.INFO, target, List.of(changing)))
        .isInstanceOf(SourceUnavailableException.class)
        .hasMessageContaining("changed while");
    try (Stream<Path> files = Files.list(directory)) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void write_shouldEncodePercentSignsInManifests() throws IOException {
    Map<String, byte[]> files = Map.of("100%25 sure%0A", BagFixture.bytes("x"));
    Path target = directory.resolve("case");
    Bag.write(
        BagFixture.payload(directory.resolve("p"), files), BagFixture.INFO, target, List.of());
    assertThat(Files.readString(target.resolve("manifest-sha512.txt")))
        .endsWith("  data/100%2525 sure%250A\n");
    assertThat(Files.readString(target.resolve("VERIFY.txt"))).contains("%25");
    try (Bag bag = BagFixture.open(target, temporary)) {
      assertThat(bag.payload()).containsOnlyKeys("100%25 sure%0A");
    }
  }

  @Test
  void info_shouldKeepLineBreaksAndOrder() throws IOException {
    BagInfo info =
        BagInfo.of(LocalDate.of(2026, 1, 2))
            .with("External-Description", "one\r\ntwo\n\n   three: 3\n")
            .with("Contact-Name", "B")
            .with("Contact-Name", "A".repeat(300));
    Path target = directory.resolve("case");
    Bag.write(BagFixture.payload(directory.resolve("p")), info, target, List.of());
    assertThat(Files.readString(target.resolve("bag-info.txt")))
        .startsWith(
            "Bagging-Date: 2026-01-02\nExternal-Description: one\n two\n \n three: 3\n"
                + "Contact-Name: B\nContact-Name: A");
    try (Bag bag = BagFixture.open(target, temporary)) {
      assertThat(bag.info().value("External-Description")).contains("one\ntwo\n\nthree: 3");
      assertThat(bag.info().fields().subList(0, 4)).isEqualTo(info.fields());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"a:b", " a", "", "a\nb", "a\u0007"})
  void info_shouldRefuseLabelsThatWouldReadAsSomethingElse(String label) {
    assertThatThrownBy(() -> BagFixture.INFO.with(label, "x"))
        .isInstanceOf(InvalidInputException.class);
  }

  @Test
  void open_shouldSayThatThereIsNothing() {
    assertThatThrownBy(() -> BagFixture.open(directory.resolve("none"), temporary))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("no such");
  }

  @Test
  void open_shouldRefuseWhatIsNoArchive() throws IOException {
    Path file =
        Files.write(directory.resolve("x.zip"), "no zip at all".getBytes(StandardCharsets.UTF_8));
    assertThatThrownBy(() -> BagFixture.open(file, temporary))
        .isInstanceOf(MalformedDataException.class)
        .hasMessageContaining("neither a zip nor a tar");
    assertThat(temporary).isEmptyDirectory();
  }
}
