package org.tracer.document;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.tracer.chain.BlockRef;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonEncoding;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;

/** Writes members of an indented document, one value at a time, in constant memory. */
final class JsonMembers {

  private static final JsonFactory JSON =
      JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();

  private final JsonGenerator json;

  private JsonMembers(JsonGenerator json) {
    this.json = json;
  }

  /** Writes one object as UTF-8 with {@code \n} line ends; the stream is flushed, not closed. */
  static void write(OutputStream out, Consumer<JsonMembers> members) throws IOException {
    try (JsonGenerator json = JSON.createGenerator(indented(), out, JsonEncoding.UTF8)) {
      json.writeStartObject();
      members.accept(new JsonMembers(json));
      json.writeEndObject();
      json.writeRaw('\n');
    } catch (JacksonException e) {
      throw e.getCause() instanceof IOException io ? io : new IOException(e);
    }
    out.flush();
  }

  private static ObjectWriteContext indented() {
    DefaultIndenter lines = new DefaultIndenter("  ", "\n");
    PrettyPrinter printer =
        new DefaultPrettyPrinter().withObjectIndenter(lines).withArrayIndenter(lines);
    return new ObjectWriteContext.Base() {
      @Override
      public boolean hasPrettyPrinter() {
        return true;
      }

      @Override
      public PrettyPrinter getPrettyPrinter() {
        return printer;
      }
    };
  }

  void text(String name, String value) {
    json.writeStringProperty(name, value);
  }

  void number(String name, int value) {
    json.writeNumberProperty(name, value);
  }

  void flag(String name, boolean value) {
    json.writeBooleanProperty(name, value);
  }

  /** A text, or nothing at all for null. */
  void optional(String name, @Nullable Object value) {
    if (value != null) {
      text(name, value.toString());
    }
  }

  void object(String name, Runnable members) {
    json.writeObjectPropertyStart(name);
    members.run();
    json.writeEndObject();
  }

  <T> void objects(String name, List<T> values, Consumer<T> members) {
    json.writeArrayPropertyStart(name);
    for (T value : values) {
      json.writeStartObject();
      members.accept(value);
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  void texts(String name, List<?> values) {
    json.writeArrayPropertyStart(name);
    values.forEach(value -> json.writeString(value.toString()));
    json.writeEndArray();
  }

  void numbers(String name, List<Integer> values) {
    json.writeArrayPropertyStart(name);
    values.forEach(json::writeNumber);
    json.writeEndArray();
  }

  /** A block as an object, or nothing at all for null. */
  void optional(String name, @Nullable BlockRef value) {
    if (value != null) {
      json.writeObjectPropertyStart(name);
      block(value);
      json.writeEndObject();
    }
  }

  /** The members of a block, as part of the object that is being written. */
  void block(BlockRef block) {
    number("height", block.height().value());
    text("blockHash", block.hash().toString());
    text("blockTime", block.time().toString());
  }
}
