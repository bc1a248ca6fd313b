package org.tracer.export.neo4j;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tracer.accounting.account.AccountRule;
import org.tracer.export.Exports;
import org.tracer.export.LargeFunds;
import org.tracer.graph.FlowGraph;
import org.tracer.graph.FundsGraph;

class CypherExporterTest {

  /** A string of Cypher: a quote ends it unless a backslash stands before. */
  private static final Pattern STRING = Pattern.compile("'(?:[^'\\\\]++|\\\\.)*+'");

  private static String script(FlowGraph<?, ?> graph) throws IOException {
    return new String(Exports.whole("cypher", graph), UTF_8);
  }

  @Test
  void write_shouldKeepHostileTextInsideStrings() throws IOException {
    for (FlowGraph<?, ?> graph :
        new FlowGraph<?, ?>[] {Exports.hostile(), Exports.hostileAccounts()}) {
      String script = script(graph);
      assertThat(STRING.matcher(script).replaceAll(""))
          .doesNotContain("evil", "<script", "cmd", "'", "\"", "\\");
      assertThat(script.chars().filter(c -> c < ' ' && c != '\n')).isEmpty();
    }
  }

  /** Cypher may read the escape of a quote as a quote wherever it stands. */
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '~',
      value = {
        "plain, 'plain'",
        "it's, 'it\\'s'",
        "\\u0027 DETACH, '\\\\' + 'u0027 DETACH'",
        "a\\u\\u0027, 'a\\\\' + 'u\\\\' + 'u0027'",
        "\\\\u0027, '\\\\\\\\' + 'u0027'",
        "\\U0027, '\\\\' + 'U0027'",
        "end\\, 'end\\\\'"
      })
  void string_shouldNotEndEarly(String text, String expected) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (CypherWriter cypher = new CypherWriter(bytes)) {
      cypher.string(text);
    }
    assertThat(bytes.toString(UTF_8)).isEqualTo(expected);
  }

  @Test
  void write_shouldMakeStatementsOfAtMostFiveHundredRows() throws IOException {
    // 1,201 transfers between accounts, 1,200 fees: 2,402 edges and more vertices.
    String script = script(FundsGraph.of(LargeFunds.of(1_200), AccountRule.FIFO));
    int rows = 0;
    for (String statement : script.split(";\n", -1)) {
      long here = statement.lines().filter(line -> line.startsWith("{`key`")).count();
      assertThat(here).isLessThanOrEqualTo(500);
      rows += (int) here;
    }
    FundsGraph graph = FundsGraph.of(LargeFunds.of(1_200), AccountRule.FIFO);
    assertThat(rows).isEqualTo(graph.graph().vertexSet().size() + graph.graph().edgeSet().size());
  }

  @Test
  void key_shouldDependOnEverythingSaidOfTheTrace() throws IOException {
    assertThat(script(Exports.hostile()).lines().skip(2).findFirst().orElse(""))
        .isNotEqualTo(script(Exports.accounts()).lines().skip(2).findFirst().orElse(""));
  }

  /** In {@code LOAD CSV} a backslash before the quote would swallow it. */
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '~',
      value = {"a\\,a\\ ", "a\\\"b,a\\ \"b", "a\\\\,a\\\\ ", "plain,plain", "a\\b,a\\b"},
      ignoreLeadingAndTrailingWhitespace = false)
  void field_shouldNotLetABackslashEndIt(String text, String expected) {
    assertThat(Neo4jExporter.beforeQuote(text)).isEqualTo(expected);
  }
}
