package org.tracer.attribution.tagpack;

import java.math.BigDecimal;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Values in the part of YAML that every version and reader takes alike: texts in double quotes, in
 * ASCII but for letters, and lists and mappings in brackets.
 */
final class YamlText {

  private YamlText() {}

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
          comma = ", ";
        }
        out.append(']');
      }
      case Map<?, ?> map -> {
        out.append('{');
        String comma = "";
        for (Map.Entry<?, ?> member : map.entrySet()) {
          out.append(comma);
          quote(out, String.valueOf(member.getKey()));
          out.append(": ");
          value(out, member.getValue());
          comma = ", ";
        }
        out.append('}');
      }
      default -> throw new IllegalArgumentException("no value of YAML: " + value.getClass());
    }
  }

  static void quote(StringBuilder out, String text) {
    out.append('"');
    text.codePoints()
        .forEach(point -> {
          if (point == '"' || point == '\\') {
            out.append('\\').appendCodePoint(point);
          } else if (point >= ' ' && point <= '~') {
            out.append((char) point);
          } else if (Character.isLetterOrDigit(point)) {
            out.appendCodePoint(point);
          } else if (point > 0xffff) {
            out.append("\\U").append(HexFormat.of().toHexDigits(point));
          } else {
            out.append("\\u").append(HexFormat.of().toHexDigits((char) point));
          }
        });
    out.append('"');
  }
}
