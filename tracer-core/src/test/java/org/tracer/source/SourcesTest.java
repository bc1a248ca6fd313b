package org.tracer.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tracer.error.InvalidInputException;
import org.tracer.error.TracerException;
import org.tracer.ledger.UtxoLedger;

class SourcesTest {

  @TempDir Path temporary;

  @ParameterizedTest
  @CsvSource({
    "electrum+ssl://host:50002, unknown kind of source, blocks:PATH",
    "mempool.space, not the address of a source, esplora+https",
    "https://mempool.space/api, does not say what kind, esplora+",
    "esplora+https://host/api?key=hunter2, unknown option, trustInputAmounts",
    "esplora+https://host/api?hunter2, unknown option, trustInputAmounts",
    "esplora+https://host/api?trustInputAmounts=hunter2, neither true nor false, true",
    "esplora+https://host/api#hunter2, no query or fragment, http://host:port",
    "esplora+https://me:hunter2@host/api, credentials, Take them out",
    "esplora+ftp://host/api, unknown kind of source, recording:PATH",
    "bitcoind+http://host:1?scan=many, not a number, 4320",
    "recording:/no/such/place, no recording here, answers.jsonl",
    "recording:, no recording is named, recording:PATH"
  })
  void open_shouldSayWhatIsWrongAndWhatToWrite(String uri, String message, String remedy) {
    assertThatThrownBy(() -> Sources.open(uri, TestOptions.quick()))
        .isInstanceOfSatisfying(
            InvalidInputException.class,
            e -> {
              assertThat(e).hasMessageContaining(message);
              assertThat(e.remedy()).contains(remedy);
              assertThat(e.getMessage() + e.input() + e.remedy()).doesNotContain("hunter2");
            });
  }

  /** Run in a Java of its own, whose list of loaded classes is read. */
  public static void main(String[] arguments) {
    try (UtxoLedger ledger = Sources.open(arguments[0], SourceOptions.defaults())) {
      System.out.println("horizon " + ledger.horizon().height());
    } catch (TracerException e) {
      System.out.println("failed " + e.getMessage() + " " + e.input());
    }
  }

  @Test
  void open_shouldLoadNothingOfTheNetworkWhenBlocksAreRead() throws Exception {
    Path file = temporary.resolve("blk00000.dat");
    Files.write(file, new SampleChain().chain.blockFile());
    Process java =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-verbose:class",
                "-cp",
                System.getProperty("java.class.path"),
                SourcesTest.class.getName(),
                "blocks:" + file)
            .redirectErrorStream(true)
            .start();
    String output = read(java);
    assertThat(java.waitFor()).isZero();
    assertThat(output).contains("horizon 63");
    assertThat(output).doesNotContain(" okhttp3.").doesNotContain(" tools.jackson.");
  }

  private static String read(Process process) throws IOException {
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }
}
