package org.tracer.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tracer.error.WritingFailedException;

/** Threads that fetch ahead are interrupted when a source is closed; a case outlives that. */
class CaseInterruptionTest {

  @TempDir Path temporary;
  private ExampleCase example = new ExampleCase(Path.of(""));

  @BeforeEach
  void make() {
    example = new ExampleCase(temporary.resolve("case"));
    example.create().close();
  }

  @AfterEach
  void calm() {
    assertThat(Thread.interrupted()).as("nobody takes the interruption away").isTrue();
  }

  @Test
  void read_shouldWorkForOthersAfterAnInterruption() {
    try (AppendFile log = AppendFile.readOnly(example.directory.resolve("log.jsonl"))) {
      byte[] before = log.read(0, 20);
      Thread.currentThread().interrupt();
      assertThat(log.read(0, 20)).isEqualTo(before);
      assertThat(log.read(0, 20)).isEqualTo(before);
    }
  }

  @Test
  void append_shouldWorkForOthersAfterAnInterruption() {
    try (Case opened = example.open()) {
      Thread.currentThread().interrupt();
      assertThatThrownBy(() -> opened.note("by the interrupted", null))
          .isInstanceOf(WritingFailedException.class);
      assertThat(Thread.interrupted()).isTrue();
      opened.note("by another", null);
    }
    assertThat(example.lines("log.jsonl").toString())
        .contains("by another")
        .doesNotContain("by the interrupted");
    assertThat(example.verify().problems()).isEmpty();
    assertThat(example.verify().notices()).isEmpty();
    Thread.currentThread().interrupt();
  }
}
