package org.tracer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** The published schemas of documents. */
final class Schemas {

  private Schemas() {}

  static Schema named(String name) {
    Path root = Path.of(Objects.requireNonNull(System.getProperty("tracer.root")));
    try {
      String text = Files.readString(root.resolve("docs/" + name + ".schema.json"));
      return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(text, InputFormat.JSON);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The document is as the schema says, and with a member more it would not be. */
  static void requireValid(String name, String document) {
    Schema schema = named(name);
    assertThat(schema.validate(document, InputFormat.JSON)).as(document).isEmpty();
    String strange = document.replaceFirst("\\{", "{\"score\": 1,");
    assertThat(schema.validate(strange, InputFormat.JSON)).isNotEmpty();
  }
}
