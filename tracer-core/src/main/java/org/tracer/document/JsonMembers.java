package org.tracer.document;

import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tracer.chain.Satoshi;
import tools.jackson.databind.JsonNode;

/**
 * Members of JSON objects by name and kind; anything else is an {@link IllegalArgumentException}.
 */
final class JsonMembers {

  private JsonMembers() {}

  static JsonNode member(JsonNode node, String name) {
    JsonNode value = node.get(name);
    if (value == null) {
      throw new IllegalArgumentException("\"" + name + "\" is missing");
    }
    return value;
  }

  static String text(JsonNode node, String name) {
    return requireText(member(node, name), "\"" + name + "\"");
  }

  private static String requireText(JsonNode value, String what) {
    if (!value.isString()) {
      throw new IllegalArgumentException(what + " is not text");
    }
    return value.asString();
  }

  static List<String> texts(JsonNode node, String name) {
    return rows(node, name)
        .map(value -> requireText(value, "an item of \"" + name + "\""))
        .toList();
  }

  static int number(JsonNode node, String name) {
    JsonNode value = member(node, name);
    if (!value.isInt()) {
      throw new IllegalArgumentException("\"" + name + "\" is not a whole number");
    }
    return value.asInt();
  }

  static long longNumber(JsonNode node, String name) {
    JsonNode value = member(node, name);
    if (!value.isIntegralNumber() || !value.canConvertToLong()) {
      throw new IllegalArgumentException("\"" + name + "\" is not a whole number");
    }
    return value.asLong();
  }

  /** A quantity in base units, of any size that a chain can hold. */
  static BigInteger quantity(JsonNode node, String name) {
    String text = text(node, name);
    if (!text.matches("0|[1-9][0-9]{0,77}")) {
      throw new IllegalArgumentException("\"" + name + "\" is no quantity");
    }
    return new BigInteger(text);
  }

  static Stream<JsonNode> rows(JsonNode node, String name) {
    JsonNode rows = member(node, name);
    if (!rows.isArray()) {
      throw new IllegalArgumentException("\"" + name + "\" is not a list");
    }
    return rows.valueStream();
  }

  static Satoshi amount(JsonNode node, String name) {
    long value = Long.parseLong(text(node, name));
    if (value > Satoshi.MAX_MONEY) {
      throw new IllegalArgumentException(value + " satoshi is more than there can be");
    }
    return Satoshi.of(value);
  }

  static @Nullable Instant time(JsonNode node, String name) {
    return node.has(name) ? instant(text(node, name)) : null;
  }

  static Instant instant(String text) {
    if (!text.matches("[0-9]{4}-.*Z")) {
      throw new IllegalArgumentException("\"" + text + "\" is no time");
    }
    return Instant.parse(text);
  }

  /** The value whose text this is. */
  static <T> T named(T[] values, String name) {
    return Stream.of(values)
        .filter(value -> value.toString().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("unknown \"" + name + "\""));
  }
}
