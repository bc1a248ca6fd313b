package org.tracer.export;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class Utf8WriterTest {

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  private String written() {
    return bytes.toString(UTF_8);
  }

  @Test
  void text_shouldEscapeWhatTheFormatNamesAndNothingElse() throws IOException {
    try (Utf8Writer out = new Utf8Writer(bytes, c -> c == '<' || c == 'é' ? "[" + c + "]" : null)) {
      out.text("plain");
      out.text("a<b é ß \ud83d\ude00");
      out.raw("<é>");
      out.raw('<');
    }
    assertThat(written()).isEqualTo("plaina[<]b [é] ß \ud83d\ude00<é><");
  }

  @Test
  void text_shouldAskForSurrogatesOnlyWithoutPartner() throws IOException {
    try (Utf8Writer out = new Utf8Writer(bytes, c -> Character.isSurrogate(c) ? "!" : null)) {
      out.text("\ud83d\ude00\ude00\ud83d");
    }
    assertThat(written()).isEqualTo("\ud83d\ude00!!");
  }

  @Test
  void text_shouldStayWholeWhereBuffersEnd() throws IOException {
    StringBuilder expected = new StringBuilder();
    try (Utf8Writer out = new Utf8Writer(bytes, c -> null)) {
      for (int length : new int[] {1, 65_535, 65_536, 65_537, 200_000, 3}) {
        String text = "xyz€".repeat(length / 4 + 1).substring(0, length);
        out.text(text);
        out.raw('|');
        out.raw(text);
        expected.append(text).append('|').append(text);
      }
      for (int i = 0; i < 70_000; i++) {
        out.raw('-');
        expected.append('-');
      }
    }
    assertThat(written()).isEqualTo(expected.toString());
  }
}
