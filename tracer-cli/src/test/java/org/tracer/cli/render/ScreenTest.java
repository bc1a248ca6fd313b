package org.tracer.cli.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class ScreenTest {

  private final StringWriter out = new StringWriter();

  @Test
  void line_shouldEscapeWhatTerminalWouldObey() {
    new Screen(new PrintWriter(out), 80).line("a\u001b[2Jb\rc\u200fd\u2028e é 語");
    assertThat(out.toString().strip()).isEqualTo("a\\u001b[2Jb\\u000dc\\u200fd\\u2028e é 語");
  }

  @Test
  void prose_shouldWrapBetweenWordsAndNeverInside() {
    String id = "f".repeat(64);
    new Screen(new PrintWriter(out), 30).prose("- ", "  ", "see the transaction " + id + " for it");
    assertThat(out.toString().lines())
        .containsExactly("- see the transaction", "  " + id, "  for it");
  }
}
