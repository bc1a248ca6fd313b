package org.tracer.attribution;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tracer.error.InvalidInputException;

/** Takes what is known out of members; what is left is kept as it is. */
final class MemberReader {

  private final Map<String, @Nullable Object> left;

  MemberReader(Map<String, @Nullable Object> members) {
    left = new LinkedHashMap<>(members);
  }

  /** Text, or a number or truth value as text; null if it is absent, null or empty. */
  @Nullable String text(String name) {
    Object value = left.remove(name);
    String text =
        switch (value) {
          case null -> "";
          case String given -> given;
          case BigDecimal number -> number.toPlainString();
          case Number number -> number.toString();
          case Boolean truth -> truth.toString();
          default -> throw wrong(name, "one text", value);
        };
    return text.isBlank() ? null : text;
  }

  @Nullable Boolean truth(String name) {
    Object value = left.remove(name);
    return switch (value) {
      case null -> null;
      case Boolean truth -> truth;
      // YAML 1.1, which most readers of TagPacks speak, has more words.
      case String text ->
          switch (text) {
            case "yes", "Yes", "YES", "on", "On", "ON", "true", "True" -> true;
            case "no", "No", "NO", "off", "Off", "OFF", "false", "False" -> false;
            default -> throw wrong(name, "true or false", text);
          };
      default -> throw wrong(name, "true or false", value);
    };
  }

  /** A list of texts, or one text. */
  List<String> texts(String name) {
    Object value = left.remove(name);
    if (value == null) {
      return List.of();
    }
    List<String> texts = new ArrayList<>();
    for (Object one : value instanceof List<?> list ? list : List.of(value)) {
      if (one == null || one instanceof List<?> || one instanceof Map<?, ?>) {
        throw wrong(name, "a list of texts", value);
      }
      texts.add(one.toString());
    }
    return texts;
  }

  @Nullable Object take(String name) {
    return left.remove(name);
  }

  void keep(String name, Object value) {
    left.put(name, value);
  }

  Map<String, @Nullable Object> rest() {
    return left;
  }

  private static InvalidInputException wrong(String name, String expected, Object value) {
    String text = String.valueOf(value);
    return new InvalidInputException(
        "\"" + name + "\" is not " + expected,
        "value " + (text.length() > 100 ? text.substring(0, 100) + "…" : text),
        "Correct the source.");
  }
}
