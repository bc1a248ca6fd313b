package org.tracer.source.http;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tracer.error.InvalidInputException;
import org.tracer.error.MalformedDataException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A value in a foreign JSON document, read strictly: what is not of the expected shape is a {@link
 * MalformedDataException} that names the place. Numbers are never floating point. Immutable.
 */
public final class JsonValue {

  private static final String REMEDY = "Use another source, or report this if it is a known one.";
  private static final int MAX_DEPTH = 64;
  private static final int MAX_NUMBER = 64;

  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(MAX_DEPTH)
                          .maxNumberLength(MAX_NUMBER)
                          .maxStringLength(Integer.MAX_VALUE)
                          .maxNameLength(1_000)
                          .build())
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                  .build())
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private final JsonNode node;
  private final String path;
  private final String source;

  private JsonValue(JsonNode node, String path, String source) {
    this.node = node;
    this.path = path;
    this.source = source;
  }

  /**
   * Parses a document. Time and memory are linear in its length; nesting beyond 64 levels is
   * refused.
   *
   * @param source which answer or file this is, for messages
   */
  public static JsonValue parse(byte[] document, String source) {
    String text =
        Answer.strictUtf8(document)
            .orElseThrow(
                () -> new MalformedDataException("the answer is not valid UTF-8", source, REMEDY));
    try {
      JsonNode node = MAPPER.readTree(text);
      if (node == null || node.isMissingNode()) {
        throw new MalformedDataException("the answer is empty, expected JSON", source, REMEDY);
      }
      return new JsonValue(node, "", source);
    } catch (JacksonException e) {
      throw new MalformedDataException(
          "the answer is not the expected JSON: " + Excerpt.of(e.getOriginalMessage(), 100),
          source + ", beginning \"" + Excerpt.of(text, 60) + "\"",
          REMEDY,
          e);
    }
  }

  /**
   * A value that was parsed elsewhere, with the same care: without floating point, without members
   * of one name.
   */
  public static JsonValue of(JsonNode node, String source) {
    return new JsonValue(node, "", source);
  }

  /** A member that must be there. */
  public JsonValue get(String name) {
    return optional(name).orElseThrow(() -> unexpected("has no \"" + name + "\""));
  }

  /** A member; empty if it is absent or null. */
  public Optional<JsonValue> optional(String name) {
    if (!node.isObject()) {
      throw unexpected("is not an object");
    }
    JsonNode member = node.get(name);
    return member == null || member.isNull()
        ? Optional.empty()
        : Optional.of(new JsonValue(member, path.isEmpty() ? name : path + "." + name, source));
  }

  public boolean isNull() {
    return node.isNull();
  }

  public boolean isObject() {
    return node.isObject();
  }

  public boolean isList() {
    return node.isArray();
  }

  public boolean isText() {
    return node.isString();
  }

  public List<JsonValue> elements() {
    if (!node.isArray()) {
      throw unexpected("is not a list");
    }
    List<JsonValue> elements = new ArrayList<>(node.size());
    for (int i = 0; i < node.size(); i++) {
      elements.add(new JsonValue(node.get(i), path + "[" + i + "]", source));
    }
    return elements;
  }

  /** The members of an object, in the order written. */
  public Map<String, JsonValue> members() {
    if (!node.isObject()) {
      throw unexpected("is not an object");
    }
    Map<String, JsonValue> members = new LinkedHashMap<>();
    node.propertyNames().forEach(name -> members.put(name, get(name)));
    return members;
  }

  public String text() {
    if (!node.isString()) {
      throw unexpected("is not text");
    }
    return node.stringValue();
  }

  public boolean bool() {
    if (!node.isBoolean()) {
      throw unexpected("is neither true nor false");
    }
    return node.booleanValue();
  }

  /** A whole number within bounds, both inclusive. */
  public long number(long min, long max) {
    if (!node.isIntegralNumber() || !node.canConvertToLong()) {
      throw unexpected("is not a whole number");
    }
    long value = node.longValue();
    if (value < min || value > max) {
      throw unexpected("is " + value + ", expected " + min + " to " + max);
    }
    return value;
  }

  /** Any number, exactly as written. */
  public BigDecimal decimal() {
    if (!node.isNumber()) {
      throw unexpected("is not a number");
    }
    return node.decimalValue();
  }

  /** A whole number from 0 to the largest int. */
  public int index() {
    return (int) number(0, Integer.MAX_VALUE);
  }

  /** Bytes written as hexadecimal text. */
  public byte[] hex() {
    String text = text();
    try {
      return HexFormat.of().parseHex(text);
    } catch (IllegalArgumentException e) {
      throw unexpected("is not hexadecimal text", e);
    }
  }

  /** Text that {@code parse} understands; its InvalidInputException becomes a malformed answer. */
  public <T> T parsed(Function<String, T> parse) {
    String text = text();
    try {
      return parse.apply(text);
    } catch (InvalidInputException e) {
      throw unexpected("cannot be read: " + e.getMessage(), e);
    }
  }

  public MalformedDataException unexpected(String what) {
    return unexpected(what, null);
  }

  private MalformedDataException unexpected(String what, @Nullable Throwable cause) {
    String where = path.isEmpty() ? "the answer" : "\"" + path + "\" in the answer";
    return new MalformedDataException(where + " " + what, source, REMEDY, cause);
  }

  /** The value as compact JSON text. */
  @Override
  public String toString() {
    return node.toString();
  }
}
