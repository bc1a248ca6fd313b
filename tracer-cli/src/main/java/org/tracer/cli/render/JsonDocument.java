package org.tracer.cli.render;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.tracer.chain.BlockRef;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;

/** One JSON object on one line in UTF-8, of which a terminal obeys no character. */
final class JsonDocument {

  private static final JsonFactory JSON =
      JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();

  private JsonDocument() {}

  /** Writes the members that {@code body} writes; flushes {@code out} and leaves it open. */
  static void write(OutputStream out, Consumer<JsonGenerator> body) throws IOException {
    Writer text =
        new EscapedJson(new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8)));
    try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
      json.writeStartObject();
      body.accept(json);
      json.writeEndObject();
      json.writeRaw('\n');
    } catch (JacksonException e) {
      throw e.getCause() instanceof IOException io ? io : new IOException(e);
    }
    text.flush();
  }

  static void block(JsonGenerator json, String name, BlockRef block) {
    json.writeName(name);
    json.writeStartObject();
    json.writeNumberProperty("height", block.height().value());
    json.writeStringProperty("hash", block.hash().toString());
    json.writeStringProperty("time", block.time().toString());
    json.writeEndObject();
  }
}
