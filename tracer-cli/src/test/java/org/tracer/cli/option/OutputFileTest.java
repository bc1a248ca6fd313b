package org.tracer.cli.option;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tracer.cli.CommandFailure;
import org.tracer.cli.ExitCode;

class OutputFileTest {

  @TempDir private Path directory;

  @Test
  void write_shouldLeaveNothingWhenTheDiskIsFull() {
    OutputFile file = new OutputFile("--out", directory.resolve("x.csv"), false);
    assertThatThrownBy(() ->
            file.write(out -> {
              try (out) {
                out.write(1);
                throw new IOException("No space left on device");
              }
            }))
        .isInstanceOfSatisfying(
            CommandFailure.class,
            e -> {
              assertThat(e)
                  .hasMessage("the output file cannot be written: No space left on device");
              assertThat(e.input()).isEqualTo("--out, file " + file.file());
              assertThat(e.exitCode()).isEqualTo(ExitCode.IO);
            });
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void check_shouldRefuseDirectoryThatIsNotThere() {
    OutputFile file = new OutputFile("--out", directory.resolve("a").resolve("x.csv"), false);
    assertThatThrownBy(file::check)
        .isInstanceOf(CommandFailure.class)
        .hasMessage("the directory of the output file does not exist");
  }
}
