package org.tracer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is refused on chains of accounts, and of them on bitcoin, before anything is asked. */
class AccountErrorsTest {

  private static final String HASH = "0x" + "12".repeat(32);

  /** Nothing listens there: what is refused is refused before. */
  private static final String NODE = "evm+http://127.0.0.1:1";

  @TempDir private Path directory;

  @ParameterizedTest
  @CsvSource({
    "--backward, this is not offered on chains of accounts",
    "--fees=fees-first, this is not offered on chains of accounts",
    "--policy=nonsense, there is no such policy",
    "--chain=bitcoin, the source is of another chain (one of accounts)",
    "--chain=nowhere, there is no such chain",
    "--max-transfers=0, an account that is reached has at least one transfer"
  })
  void trace_shouldRefuseWhatAccountsDoNotHave(String option, String message) {
    CliRun run = CliRun.of("trace", "--source", NODE, HASH, option);
    assertThat(run.err()).startsWith("tracer: " + message + "\n");
    assertThat(run.code()).isEqualTo(64);
    assertThat(run.out()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "0x1234, not an address of an EVM chain",
    "0xdAC17F958D2ee523a2206206994597C13D831eC7, the checksum of the address is wrong",
    "0xzz17F958D2ee523a2206206994597C13D831ec7, not an address of an EVM chain"
  })
  void trace_shouldRefuseAnAddressThatIsNone(String seed, String message) {
    CliRun run = CliRun.of("trace", "--source", NODE, seed);
    assertThat(run.err()).startsWith("tracer: " + message + "\n").contains(seed);
    assertThat(run.code()).isIn(64, 69);
  }

  @Test
  void trace_shouldSayThatNothingAnswers() {
    CliRun run = CliRun.of("trace", "--source", NODE, HASH);
    assertThat(run.err()).startsWith("tracer: 127.0.0.1 does not answer");
    assertThat(run.code()).isEqualTo(69);
  }

  @Test
  void trace_shouldRefuseAccountsOnBitcoin() throws IOException {
    String source = CliRun.trainingBlocks(directory);
    CliRun run = CliRun.of("trace", "--source", source, HASH);
    assertThat(run.err())
        .startsWith("tracer: this is of a chain of accounts, and the source is of bitcoin\n");
    assertThat(run.code()).isEqualTo(64);
    assertThat(CliRun.of("show", "--source", source, HASH).code()).isEqualTo(64);
    CliRun asset = CliRun.of("show", "--source", source, "--asset", "usdt", HASH);
    assertThat(asset.err()).startsWith("tracer: the source is of a chain with one asset\n");
  }

  @Test
  void trace_shouldWantTheChainWhereAnExplorerServesMany() {
    CliRun run = CliRun.of("trace", "--source", "etherscan+http://127.0.0.1:1/v2/api", HASH);
    assertThat(run.err()).startsWith("tracer: the explorer serves many chains, and none is named");
    assertThat(run.code()).isEqualTo(64);
  }

  @Test
  void path_shouldRefuseAChainOfAccounts() {
    CliRun run = CliRun.of("path", "--source", NODE, HASH, HASH);
    assertThat(run.err()).startsWith("tracer: ");
    assertThat(run.code()).isEqualTo(64);
  }
}
