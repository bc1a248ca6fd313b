package org.tracer.attribution;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * JSON that has one spelling: members in the order of their names, no spaces, only what must be
 * escaped escaped. Values are text, numbers, truth values, null, lists, and maps by name.
 */
final class CanonicalJson {

  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build())
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();

  private CanonicalJson() {}

  static String write(Map<String, @Nullable Object> members) {
    StringBuilder out = new StringBuilder();
    value(out, members);
    return out.toString();
  }

  static void value(StringBuilder out, @Nullable Object value) {
    switch (value) {
      case null -> out.append("null");
      case String text -> quote(out, text);
      case BigDecimal number -> out.append(number.toPlainString());
      case Number number -> out.append(number);
      case Boolean truth -> out.append(truth);
      case List<?> list -> {
        out.append('[');
        String comma = "";
        for (Object one : list) {
          out.append(comma);
          value(out, one);
          comma = ",";
        }
        out.append(']');
      }
      case Map<?, ?> map -> {
        Map<String, @Nullable Object> sorted = new TreeMap<>();
        map.forEach((name, one) -> sorted.put(String.valueOf(name), one));
        out.append('{');
        String comma = "";
        for (Map.Entry<String, @Nullable Object> member : sorted.entrySet()) {
          out.append(comma);
          quote(out, member.getKey());
          out.append(':');
          value(out, member.getValue());
          comma = ",";
        }
        out.append('}');
      }
      default -> throw new IllegalArgumentException("no JSON value: " + value.getClass());
    }
  }

  static void quote(StringBuilder out, String text) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else if (c < ' ' || isAlone(text, i)) {
        out.append("\\u").append(HexFormat.of().toHexDigits(c));
      } else {
        out.append(c);
      }
    }
    out.append('"');
  }

  // Half a surrogate pair has no UTF-8.
  private static boolean isAlone(String text, int i) {
    char c = text.charAt(i);
    if (Character.isHighSurrogate(c)) {
      return i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1));
    }
    return Character.isLowSurrogate(c)
        && (i == 0 || !Character.isHighSurrogate(text.charAt(i - 1)));
  }

  static Map<String, @Nullable Object> read(String json) {
    return members(MAPPER.readTree(json));
  }

  static Map<String, @Nullable Object> read(byte[] json, int begin, int length) {
    return members(MAPPER.readTree(json, begin, length));
  }

  private static Map<String, @Nullable Object> members(JsonNode node) {
    if (!(value(node) instanceof Map<?, ?> map)) {
      throw new IllegalArgumentException("no object");
    }
    Map<String, @Nullable Object> members = new TreeMap<>();
    map.forEach((name, one) -> members.put(String.valueOf(name), one));
    return members;
  }

  private static @Nullable Object value(JsonNode node) {
    if (node.isObject()) {
      Map<String, @Nullable Object> map = new TreeMap<>();
      for (Map.Entry<String, JsonNode> member : node.properties()) {
        map.put(member.getKey(), value(member.getValue()));
      }
      return map;
    }
    if (node.isArray()) {
      List<@Nullable Object> list = new ArrayList<>();
      for (JsonNode one : node) {
        list.add(value(one));
      }
      return list;
    }
    if (node.isString()) {
      return node.stringValue();
    }
    if (node.isBoolean()) {
      return node.booleanValue();
    }
    if (node.isIntegralNumber()) {
      BigInteger number = node.bigIntegerValue();
      return number;
    }
    return node.isNumber() ? node.decimalValue() : null;
  }
}
