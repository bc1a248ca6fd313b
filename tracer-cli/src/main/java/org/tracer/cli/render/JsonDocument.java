package org.tracer.cli.render;

import java.io.IOException;
import java.io.OutputStream;
import java.util.function.Consumer;
import org.tracer.chain.BlockRef;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonEncoding;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;

/** One JSON object on one line in UTF-8. */
final class JsonDocument {

  private static final JsonFactory JSON =
      JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();

  private JsonDocument() {}

  /** Writes the members that {@code body} writes; flushes {@code out} and leaves it open. */
  static void write(OutputStream out, Consumer<JsonGenerator> body) throws IOException {
    try (JsonGenerator json =
        JSON.createGenerator(ObjectWriteContext.empty(), out, JsonEncoding.UTF8)) {
      json.writeStartObject();
      body.accept(json);
      json.writeEndObject();
      json.writeRaw('\n');
    } catch (JacksonException e) {
      throw e.getCause() instanceof IOException io ? io : new IOException(e);
    }
    out.flush();
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
