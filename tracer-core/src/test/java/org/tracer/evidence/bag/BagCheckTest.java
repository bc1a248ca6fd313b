package org.tracer.evidence.bag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tracer.error.MalformedDataException;

/** Each way in which a bag can be wrong, made by hand from one that is right. */
class BagCheckTest {

  @TempDir Path directory;
  private Path bag;

  @BeforeEach
  void write() {
    bag = BagFixture.write(directory, "case");
  }

  private void refused(String reason) {
    assertThatThrownBy(() -> Bag.open(bag))
        .isInstanceOf(MalformedDataException.class)
        .hasMessageContaining(reason)
        .satisfies(e -> {
          assertThat(((MalformedDataException) e).input()).contains("case");
          assertThat(((MalformedDataException) e).remedy()).isNotEmpty();
        });
  }

  /** States the right hashes of the other tag files again, after one was changed on purpose. */
  private void listTagsAgain() throws IOException {
    StringBuilder text = new StringBuilder();
    for (String name :
        new String[] {"VERIFY.txt", "bag-info.txt", "bagit.txt", "manifest-sha512.txt"}) {
      if (Files.exists(bag.resolve(name))) {
        text.append(FileHash.SHA_512.of(Files.readAllBytes(bag.resolve(name))));
        text.append("  ").append(name).append('\n');
      }
    }
    Files.writeString(bag.resolve("tagmanifest-sha512.txt"), text);
  }

  private void replace(String file, String from, String to) throws IOException {
    String text = Files.readString(bag.resolve(file));
    assertThat(text).contains(from);
    Files.writeString(bag.resolve(file), text.replace(from, to));
  }

  private void append(String file, String text) throws IOException {
    Files.writeString(
        bag.resolve(file), text, StandardOpenOption.APPEND, StandardOpenOption.CREATE);
  }

  @Test
  void open_shouldAcceptTheBagThatTheOthersAreMadeFrom() throws IOException {
    listTagsAgain();
    Bag.open(bag).close();
  }

  @Test
  void open_shouldRefuseAChangedFile() throws IOException {
    Files.writeString(bag.resolve("data/log.jsonl"), "{\"kind\":\"CLOSED\"}\n");
    refused("a file was changed");
  }

  @Test
  void open_shouldRefuseAChangedTagFile() throws IOException {
    append("VERIFY.txt", "Send money to the sender.");
    refused("a file was changed");
  }

  @Test
  void open_shouldRefuseAMissingFile() throws IOException {
    Files.delete(bag.resolve("data/empty"));
    refused("a file is missing");
  }

  @ParameterizedTest
  @ValueSource(strings = {"data/more", "more.txt", "signatures/more.p7s", ".DS_Store"})
  void open_shouldRefuseAFileThatIsNotListed(String name) throws IOException {
    Files.createDirectories(bag.resolve(name).getParent());
    Files.writeString(bag.resolve(name), "x");
    refused("does not list");
  }

  @Test
  void open_shouldRefuseAFileListedTwice() throws IOException {
    String line = Files.readString(bag.resolve("manifest-sha512.txt")).lines().findFirst().get();
    append("manifest-sha512.txt", line + "\n");
    listTagsAgain();
    refused("lists a file twice");
  }

  @Test
  void open_shouldRefuseASecondManifestThatListsLess() throws IOException {
    append("manifest-sha256.txt", FileHash.SHA_256.of(new byte[0]) + "  data/empty\n");
    refused("does not list");
  }

  @ParameterizedTest
  @ValueSource(strings = {"manifest-md5.txt", "tagmanifest-sha1.txt", "manifest-sha3.txt"})
  void open_shouldRefuseWeakHashes(String name) throws IOException {
    append(name, "d41d8cd98f00b204e9800998ecf8427e  data/empty\n");
    refused("hashes of a kind");
  }

  @ParameterizedTest
  @ValueSource(strings = {"../outside", "/etc/passwd", "~/x:y", "data/a\\b", "data/a%0Ab"})
  void open_shouldRefuseUnsafeNamesInManifests(String name) throws IOException {
    append("manifest-sha512.txt", FileHash.SHA_512.of(new byte[0]) + "  " + name + "\n");
    listTagsAgain();
    refused("a name in a manifest");
  }

  @Test
  void open_shouldRefuseAManifestThatListsMoreThanThePayload() throws IOException {
    append(
        "manifest-sha512.txt",
        FileHash.SHA_512.of(Files.readAllBytes(bag.resolve("bagit.txt"))) + "  bagit.txt\n");
    listTagsAgain();
    refused("must not list");
  }

  @Test
  void open_shouldRefuseALineThatIsNoHash() throws IOException {
    append("manifest-sha512.txt", "abc  data/empty\n");
    listTagsAgain();
    refused("line 5 of a manifest");
  }

  @Test
  void open_shouldRefuseAMissingManifest() throws IOException {
    Files.delete(bag.resolve("manifest-sha512.txt"));
    listTagsAgain();
    refused("no manifest-sha512.txt");
  }

  @Test
  void open_shouldRefuseAMissingTagManifest() throws IOException {
    Files.delete(bag.resolve("tagmanifest-sha512.txt"));
    refused("no tagmanifest-sha512.txt");
  }

  @Test
  void open_shouldRefuseFilesToBeFetched() throws IOException {
    append("fetch.txt", "https://example.org/x - data/x\n");
    refused("fetched");
  }

  @Test
  void open_shouldRefuseAWrongOxum() throws IOException {
    replace("bag-info.txt", "100022.4", "100022.5");
    listTagsAgain();
    refused("Payload-Oxum");
  }

  @ParameterizedTest
  @ValueSource(strings = {"BagIt-Version: 2.0", "BagIt-Version: 0.96"})
  void open_shouldRefuseUnknownVersions(String version) throws IOException {
    replace("bagit.txt", "BagIt-Version: 1.0", version);
    listTagsAgain();
    refused("unknown version");
  }

  @ParameterizedTest
  @ValueSource(strings = {"BagIt-Version:  1.0", "\ufeffBagIt-Version: 1.0", "BagIt-Version: 1"})
  void open_shouldRefuseABrokenDeclaration(String version) throws IOException {
    replace("bagit.txt", "BagIt-Version: 1.0", version);
    listTagsAgain();
    refused("bagit.txt");
  }

  @Test
  void open_shouldRefuseASymbolicLink() throws IOException {
    Path log = bag.resolve("data/log.jsonl");
    Path outside = Files.move(log, directory.resolve("log"));
    Files.createSymbolicLink(log, outside);
    refused("symbolic link");
  }

  @Test
  void open_shouldRefuseTextThatIsNotUtf8() throws IOException {
    Files.write(
        bag.resolve("bag-info.txt"),
        "Contact-Name: M\u00fcller\n".getBytes(StandardCharsets.ISO_8859_1));
    listTagsAgain();
    refused("not UTF-8");
  }

  @Test
  void open_shouldRefuseMoreFilesThanTheLimit() {
    assertThatThrownBy(() -> Bag.open(bag, BagLimits.DEFAULTS.withEntries(3), directory))
        .isInstanceOf(MalformedDataException.class)
        .hasMessageContaining("more than 3 files");
  }

  @Test
  void open_shouldAcceptOtherLineEndsAndVersion() throws IOException {
    Files.writeString(
        bag.resolve("bagit.txt"), "BagIt-Version: 0.97\r\nTag-File-Character-Encoding: UTF-8\r\n");
    String manifest = Files.readString(bag.resolve("manifest-sha512.txt"));
    Files.writeString(
        bag.resolve("manifest-sha512.txt"),
        manifest
            .replace("\n", "\r")
            .toUpperCase(java.util.Locale.ROOT)
            .replace("DATA/EMPTY", "data/empty")
            .replace("DATA/LOG.JSONL", "data/log.jsonl")
            .replace("DATA/FILES/AB/\u00dcBERWEISUNG 1.CSV", "data/files/ab/\u00dcberweisung 1.csv")
            .replace("DATA/RESULTS/0001/DOCUMENT.JSON", "data/results/0001/document.json"));
    listTagsAgain();
    Bag.open(bag).close();
  }
}
