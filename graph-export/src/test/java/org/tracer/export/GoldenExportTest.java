package org.tracer.export;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tracer.graph.FlowGraph;
import org.tracer.graph.Grain;

/**
 * Files as they are read by other programs. The golden files were checked by eye against the
 * figures at {@code ExampleTrace} and {@code ExampleFunds}, and by the readers in the other tests.
 */
class GoldenExportTest {

  @ParameterizedTest
  @CsvSource({
    "graphml, '', example.graphml",
    "dot, '', example.dot",
    "csv, nodes, example-nodes.csv",
    "csv, edges, example-edges.csv",
    "json, '', example.json",
    "gexf, '', example.gexf",
    "cx2, '', example.cx2",
    "cyjs, '', example.cyjs",
    "neo4j, trace, example-trace.neo4j",
    "neo4j, nodes, example-nodes.neo4j",
    "neo4j, edges, example-edges.neo4j",
    "cypher, '', example.cypher",
    "i2, links, example-links.i2",
    "i2, specification, example-specification.i2",
    "anx, '', example.anx",
    "maltego, links, example-links.maltego",
    "maltego, mapping, example-mapping.maltego",
    "stix, '', example.stix",
    "misp, '', example.misp",
    "case-uco, '', example.case-uco",
    "ftm, '', example.ftm",
    "tagpack, '', example.tagpack"
  })
  void write_shouldMakeTheSameBytesAsBefore(String format, String part, String file)
      throws IOException {
    byte[] bytes = Exports.parts(format, Exports.example(Grain.ADDRESSES)).get(part);
    assertThat(new String(bytes, UTF_8)).isEqualTo(golden(file)).doesNotContain("\r");
  }

  @ParameterizedTest
  @CsvSource({
    "graphml, '', accounts.graphml",
    "dot, '', accounts.dot",
    "csv, nodes, accounts-nodes.csv",
    "csv, edges, accounts-edges.csv",
    "json, '', accounts.json",
    "gexf, '', accounts.gexf",
    "cx2, '', accounts.cx2",
    "cyjs, '', accounts.cyjs",
    "neo4j, trace, accounts-trace.neo4j",
    "neo4j, nodes, accounts-nodes.neo4j",
    "neo4j, edges, accounts-edges.neo4j",
    "cypher, '', accounts.cypher",
    "i2, links, accounts-links.i2",
    "i2, specification, accounts-specification.i2",
    "anx, '', accounts.anx",
    "maltego, links, accounts-links.maltego",
    "maltego, mapping, accounts-mapping.maltego",
    "stix, '', accounts.stix",
    "misp, '', accounts.misp",
    "case-uco, '', accounts.case-uco",
    "ftm, '', accounts.ftm",
    "tagpack, '', accounts.tagpack"
  })
  void write_shouldMakeTheSameBytesOfAccounts(String format, String part, String file)
      throws IOException {
    byte[] bytes = Exports.parts(format, Exports.accounts()).get(part);
    assertThat(new String(bytes, UTF_8)).isEqualTo(golden(file)).doesNotContain("\r");
  }

  @Test
  void write_shouldNotDependOnLocaleOrTimeZone() throws IOException {
    byte[] page = Exports.whole("html", Exports.accounts());
    Locale locale = Locale.getDefault();
    TimeZone zone = TimeZone.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kathmandu"));
      assertThat(Exports.whole("html", Exports.accounts())).isEqualTo(page);
      for (GraphExporter exporter : Exporters.all()) {
        if (exporter.format().equals("html")) {
          // It has a whole library in it, so no copy is kept.
          continue;
        }
        compare("example", exporter, Exports.example(Grain.ADDRESSES));
        compare("accounts", exporter, Exports.accounts());
      }
    } finally {
      Locale.setDefault(locale);
      TimeZone.setDefault(zone);
    }
  }

  private static void compare(String name, GraphExporter exporter, FlowGraph<?, ?> graph)
      throws IOException {
    for (Map.Entry<String, byte[]> part : Exports.parts(exporter.format(), graph).entrySet()) {
      String suffix = part.getKey().isEmpty() ? "" : "-" + part.getKey();
      assertThat(new String(part.getValue(), UTF_8))
          .isEqualTo(golden(name + suffix + "." + exporter.format()));
    }
  }

  @Test
  void all_shouldNameEveryFormatOnce() {
    assertThat(Exporters.all())
        .extracting(GraphExporter::format)
        .containsExactly(
            "anx",
            "case-uco",
            "csv",
            "cx2",
            "cyjs",
            "cypher",
            "dot",
            "ftm",
            "gexf",
            "graphml",
            "html",
            "i2",
            "json",
            "maltego",
            "misp",
            "mtgx",
            "neo4j",
            "stix",
            "tagpack");
    assertThat(Exporters.named("xlsx")).isEmpty();
  }

  private static String golden(String file) throws IOException {
    try (InputStream stream =
        Objects.requireNonNull(GoldenExportTest.class.getResourceAsStream("golden/" + file))) {
      return new String(stream.readAllBytes(), UTF_8);
    }
  }
}
