package org.tracer.document;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.tracer.chain.BlockRef;
import org.tracer.trace.LabelAmount;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonEncoding;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;

/** Writes JSON the way all documents are written: members in order, two spaces, line feeds. */
public final class DocumentJson {

  private static final JsonFactory JSON =
      JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();

  private final JsonGenerator json;

  private DocumentJson(JsonGenerator json) {
    this.json = json;
  }

  /** Writes one document; the stream is flushed and stays open. */
  public static void write(OutputStream out, Consumer<DocumentJson> members) throws IOException {
    try (JsonGenerator json = JSON.createGenerator(indented(), out, JsonEncoding.UTF8)) {
      DocumentJson document = new DocumentJson(json);
      document.object(() -> members.accept(document));
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

  public void object(Runnable members) {
    json.writeStartObject();
    members.run();
    json.writeEndObject();
  }

  public void object(String name, Runnable members) {
    json.writeName(name);
    object(members);
  }

  /** An array of objects. */
  public <T> void objects(String name, List<T> values, Consumer<T> members) {
    json.writeName(name);
    json.writeStartArray();
    values.forEach(value -> object(() -> members.accept(value)));
    json.writeEndArray();
  }

  public void texts(String name, List<?> values) {
    json.writeName(name);
    json.writeStartArray();
    values.forEach(value -> json.writeString(value.toString()));
    json.writeEndArray();
  }

  void numbers(String name, List<Integer> values) {
    json.writeName(name);
    json.writeStartArray();
    values.forEach(json::writeNumber);
    json.writeEndArray();
  }

  public void text(String name, Object value) {
    json.writeName(name);
    json.writeString(value.toString());
  }

  public void optional(String name, @Nullable Object value) {
    if (value != null) {
      text(name, value);
    }
  }

  /** A block as an object, or nothing at all for null. */
  public void optional(String name, @Nullable BlockRef value) {
    if (value != null) {
      object(name, () -> block(value));
    }
  }

  public void number(String name, long value) {
    json.writeName(name);
    json.writeNumber(value);
  }

  public void flag(String name, boolean value) {
    json.writeName(name);
    json.writeBoolean(value);
  }

  public void nothing(String name) {
    json.writeName(name);
    json.writeNull();
  }

  void block(BlockRef block) {
    number("height", block.height().value());
    text("blockHash", block.hash());
    text("blockTime", block.time());
  }

  void shares(String name, List<LabelAmount> shares) {
    objects(
        name,
        shares,
        share -> {
          text("label", share.label());
          text("amount", share.amount());
        });
  }
}
