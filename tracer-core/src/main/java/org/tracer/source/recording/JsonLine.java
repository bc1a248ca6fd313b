package org.tracer.source.recording;

import java.util.List;
import java.util.Map;

/** Writes one JSON object on one line, members in the order given. */
public final class JsonLine {

  private static final String HEX = "0123456789abcdef";

  private final StringBuilder line = new StringBuilder("{");

  public JsonLine text(String name, String value) {
    member(name);
    quote(value);
    return this;
  }

  public JsonLine number(String name, long value) {
    member(name);
    line.append(value);
    return this;
  }

  public JsonLine object(String name, Map<String, String> members) {
    JsonLine inner = new JsonLine();
    members.forEach(inner::text);
    member(name);
    line.append(inner.end());
    return this;
  }

  public JsonLine texts(String name, List<String> values) {
    member(name);
    line.append('[');
    for (int i = 0; i < values.size(); i++) {
      if (i > 0) {
        line.append(',');
      }
      quote(values.get(i));
    }
    line.append(']');
    return this;
  }

  /** The object, without a line break. */
  public String end() {
    return line.append('}').toString();
  }

  private void member(String name) {
    if (line.length() > 1) {
      line.append(',');
    }
    quote(name);
    line.append(':');
  }

  /** Escapes what JSON demands and everything that some reader takes for a line break. */
  private void quote(String text) {
    line.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        line.append('\\').append(c);
      } else if (c < 0x20 || c == 0x7f || c == 0x85 || c == 0x2028 || c == 0x2029) {
        line.append("\\u");
        for (int shift = 12; shift >= 0; shift -= 4) {
          line.append(HEX.charAt((c >>> shift) & 0xf));
        }
      } else {
        line.append(c);
      }
    }
    line.append('"');
  }
}
