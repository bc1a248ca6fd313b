package org.tracer.cli.option;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.tracer.cli.CommandFailure;
import org.tracer.cli.ExitCode;

class BlockFilesPathTest {

  private static final long GB = 1_000_000_000L;
  private static final Path OUT = Path.of("index");

  @Test
  void requireRoom_shouldRefuseWhatIsClearlyTooLittle() {
    assertThatThrownBy(() -> BlockFilesPath.requireRoom(OUT, 250 * GB, 100 * GB, 5 * GB))
        .isInstanceOfSatisfying(
            CommandFailure.class,
            failure -> {
              assertThat(failure.exitCode()).isEqualTo(ExitCode.CANNOT_CREATE);
              assertThat(failure.input()).isEqualTo("index: 100 GB free, about 250 GB needed");
              assertThat(failure.remedy()).contains("--out");
            });
  }

  @Test
  void requireRoom_shouldCountWhatAStoppedBuildHasWritten() {
    assertThatCode(() -> BlockFilesPath.requireRoom(OUT, 250 * GB, 10 * GB, 120 * GB))
        .doesNotThrowAnyException();
  }

  @Test
  void gigabytes_shouldRoundUp() {
    assertThat(BlockFilesPath.gigabytes(1)).isEqualTo("1 MB");
    assertThat(BlockFilesPath.gigabytes(10 * GB + 1)).isEqualTo("11 GB");
  }
}
