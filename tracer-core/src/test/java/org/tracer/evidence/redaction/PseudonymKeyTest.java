package org.tracer.evidence.redaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tracer.SkipReasons;
import org.tracer.error.InvalidInputException;

@ExtendWith(SkipReasons.class)
class PseudonymKeyTest {

  private static final String ADDRESS = "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa";

  @TempDir private Path directory;

  @Test
  void in_shouldMakeAKeyThatItsOwnerAloneCanRead() throws IOException {
    Path file = directory.resolve("pseudonyms.key");
    PseudonymKey key = PseudonymKey.in(file);
    String text = Files.readString(file);
    assertThat(text).matches("[0-9a-f]{64}\n");
    assertThat(PseudonymKey.in(file).opening(ADDRESS)).isEqualTo(key.opening(ADDRESS));
    assertThat(Files.readString(file)).isEqualTo(text);
    assertThat(key.toString()).isEqualTo("PseudonymKey");
    try (Stream<Path> files = Files.list(directory)) {
      assertThat(files).containsExactly(file);
    }
    assertThat(PseudonymKey.in(directory.resolve("other")).opening(ADDRESS))
        .isNotEqualTo(key.opening(ADDRESS));
    assumeTrue(
        file.getFileSystem().supportedFileAttributeViews().contains("posix"),
        "skipped: no owners on this file system");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void create_shouldNeverOverwriteAKey() throws IOException {
    Path file = Files.writeString(directory.resolve("key"), "first");
    SecretFile.create(file, Redacted.bytes("second"));
    assertThat(Files.readString(file)).isEqualTo("first");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\n",
        "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff",
        "00112233445566778899aabbccddeeff00112233445566778899aabbccddeef\n",
        "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff\n\n",
        "00112233445566778899AABBCCDDEEFF00112233445566778899aabbccddeeff\n"
      })
  void in_shouldRefuseAFileThatIsNoKeyAndNotShowIt(String text) throws IOException {
    Path file = Files.writeString(directory.resolve("key"), text);
    assertThatThrownBy(() -> PseudonymKey.in(file))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage("this file is no key of pseudonyms")
        .extracting(e -> ((InvalidInputException) e).input())
        .isEqualTo(file.toString());
    assertThat(Files.readString(file)).isEqualTo(text);
  }

  @Test
  void opening_shouldBeWhatOpensslMakesOfTheKey() throws Exception {
    Opening opening = Redacted.KEY.opening(ADDRESS);
    String hmac =
        "openssl dgst -sha256 -mac HMAC -macopt"
            + " hexkey:000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f -r";
    assertThat(opening.pseudonym())
        .isEqualTo(
            "third-party-" + shell("printf name:" + ADDRESS + " | " + hmac).substring(0, 16));
    assertThat(opening.salt()).isEqualTo(shell("printf salt:" + ADDRESS + " | " + hmac));
    assertThat(opening.commitment())
        .isEqualTo(
            shell(
                "printf '%s' \""
                    + opening.salt()
                    + ":"
                    + ADDRESS
                    + "\" | openssl dgst -sha256 -r"));
  }

  /** The first word of what it prints, a hash. */
  private String shell(String command) throws IOException, InterruptedException {
    Path said = directory.resolve("said.txt");
    Process process;
    try {
      process =
          new ProcessBuilder("sh", "-c", command)
              .redirectErrorStream(true)
              .redirectOutput(said.toFile())
              .start();
    } catch (IOException e) {
      assumeTrue(false, "skipped: no shell on this machine: " + e.getMessage());
      throw e;
    }
    process.waitFor();
    String text = Files.readString(said);
    assumeTrue(!text.contains("not found"), "skipped: no openssl on this machine");
    assertThat(text).matches("(?s)[0-9a-f]{64} .*");
    return text.substring(0, 64);
  }
}
