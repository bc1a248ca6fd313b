package org.tracer.document;

import java.io.IOException;
import java.io.InputStream;
import java.time.DateTimeException;
import org.jspecify.annotations.Nullable;
import org.tracer.error.MalformedDataException;
import org.tracer.error.TracerException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * JSON of a document, in which no member may stand twice.
 *
 * @param format what the document must say of itself
 * @param command that writes such documents
 */
record StrictJson(String format, String command) {

  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build())
          .build();

  /** Makes something of a document; whatever it throws of a wrong one becomes one kind of error. */
  interface Reading<T> {
    T of(JsonNode root) throws IOException;
  }

  /**
   * Reads a document.
   *
   * @param name what to call the document in errors
   * @throws MalformedDataException if it is no such document
   */
  <T> T read(InputStream in, String name, Reading<T> reading) throws IOException {
    try {
      JsonNode root = MAPPER.readTree(in);
      String stated = JsonMembers.text(root, "format");
      if (!format.equals(stated)) {
        throw new IllegalArgumentException("format is " + stated);
      }
      return reading.of(root);
    } catch (JacksonException e) {
      if (e.getCause() instanceof IOException io) {
        throw io;
      }
      throw malformed(name, e.getOriginalMessage(), e);
    } catch (TracerException
        | IllegalArgumentException
        | IllegalStateException
        | DateTimeException
        | ArithmeticException e) {
      throw malformed(name, e.getMessage(), e);
    }
  }

  private MalformedDataException malformed(
      String name, @Nullable String what, RuntimeException cause) {
    return new MalformedDataException(
        "not a readable " + format + " document: " + what,
        name,
        "Name a file that '" + command + "' wrote, unchanged.",
        cause);
  }

  /** Whether a document begins by saying that it is of this format; reads no further. */
  boolean begins(InputStream in) throws IOException {
    try (JsonParser parser = MAPPER.createParser(in)) {
      return parser.nextToken() == JsonToken.START_OBJECT
          && "format".equals(parser.nextName())
          && parser.nextToken() == JsonToken.VALUE_STRING
          && format.equals(parser.getString());
    } catch (JacksonException e) {
      if (e.getCause() instanceof IOException io) {
        throw io;
      }
      return false;
    }
  }

  static JsonNode tree(byte[] document) {
    return MAPPER.readTree(document);
  }
}
