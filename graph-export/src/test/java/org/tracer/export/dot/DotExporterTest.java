package org.tracer.export.dot;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tracer.export.Exports;
import org.tracer.graph.FlowGraph;
import org.tracer.graph.Grain;
import org.tracer.graph.NamedLedger;

class DotExporterTest {

  /** A quoted string of the DOT language: a quote ends it unless a backslash stands before. */
  private static final Pattern QUOTED = Pattern.compile("\"(?:[^\"\\\\]++|\\\\.)*+\"");

  @TempDir Path directory;

  @Test
  void write_shouldKeepHostileTextInsideQuotes() throws IOException {
    String text = new String(Exports.whole("dot", Exports.hostile()), UTF_8);
    Matcher quoted = QUOTED.matcher(text);
    assertThat(quoted.replaceAll("")).doesNotContain("evil", "script", "cmd", "\"", "\\");
    assertThat(text.lines()).hasSize(5 + 10 + 12);
    assertThat(text.chars().filter(c -> c < ' ' && c != '\n')).isEmpty();
  }

  @Test
  void write_shouldKeepHostileSymbolsInsideQuotesAndInSight() throws IOException {
    String text = new String(Exports.whole("dot", Exports.hostileAccounts()), UTF_8);
    Matcher quoted = QUOTED.matcher(text);
    assertThat(quoted.replaceAll("")).doesNotContain("evil", "script", "cmd", "\"", "\\");
    assertThat(text.lines()).hasSize(5 + 14 + 16);
    assertThat(text.chars().filter(c -> c < ' ' && c != '\n')).isEmpty();
    assertThat(text).doesNotContain("\u202e").hasSizeLessThan(50_000);
  }

  @Test
  void write_shouldShowEveryAddressInFull() throws IOException {
    String text = new String(Exports.whole("dot", Exports.example(Grain.OUTPUTS)), UTF_8);
    String address = NamedLedger.address("hub");
    assertThat(text.replace("\\n", "")).contains(address);
  }

  @Test
  void write_shouldBeDrawnByGraphviz() throws Exception {
    assertThat(draw(Exports.example(Grain.ADDRESSES))).containsExactly(10, 12);
    assertThat(draw(Exports.example(Grain.OUTPUTS))).containsExactly(13, 12);
    assertThat(draw(Exports.hostile())).containsExactly(10, 12);
    assertThat(draw(Exports.accounts())).containsExactly(14, 16);
    assertThat(draw(Exports.hostileAccounts())).containsExactly(14, 16);
  }

  /** Nodes and edges in the picture. */
  private int[] draw(FlowGraph<?, ?> graph) throws Exception {
    Path file = Files.write(directory.resolve("graph.dot"), Exports.whole("dot", graph));
    Path picture = directory.resolve("graph.svg");
    Path messages = directory.resolve("messages");
    Process process;
    try {
      process =
          new ProcessBuilder("dot", "-Tsvg", "-o", picture.toString(), file.toString())
              .redirectErrorStream(true)
              .redirectOutput(messages.toFile())
              .start();
    } catch (IOException e) {
      return abort("Graphviz is not installed: drawing is skipped");
    }
    assertThat(process.waitFor()).isZero();
    assertThat(messages).isEmptyFile();
    String svg = Files.readString(picture);
    return new int[] {count(svg, "class=\"node\""), count(svg, "class=\"edge\"")};
  }

  private static int count(String text, String part) {
    return (int) Pattern.compile(Pattern.quote(part)).matcher(text).results().count();
  }
}
