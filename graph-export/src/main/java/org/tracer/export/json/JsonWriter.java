package org.tracer.export.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Writes JSON (RFC 8259) in UTF-8, value by value. Every Java string can be read back unchanged:
 * control characters and surrogates without partner are escaped.
 */
final class JsonWriter implements Closeable {

  private final Writer out;
  private boolean first = true;

  JsonWriter(OutputStream stream) {
    out = new BufferedWriter(new OutputStreamWriter(stream, UTF_8));
  }

  void begin(char bracket) throws IOException {
    separate();
    out.write(bracket);
    first = true;
  }

  void end(char bracket) throws IOException {
    out.write(bracket);
    first = false;
  }

  /** A line break, where JSON allows any white space. */
  void line() throws IOException {
    if (!first) {
      out.write(',');
      first = true;
    }
    out.write('\n');
  }

  void lastLine() throws IOException {
    out.write('\n');
  }

  void name(String name) throws IOException {
    separate();
    quote(name);
    out.write(':');
    first = true;
  }

  void string(String value) throws IOException {
    separate();
    quote(value);
  }

  void literal(Object value) throws IOException {
    separate();
    out.write(value.toString());
  }

  /** A member with a string, left out where there is none. */
  void member(String name, @Nullable Object value) throws IOException {
    if (value != null) {
      name(name);
      string(value.toString());
    }
  }

  /** A member with a number, left out where there is none. */
  void number(String name, @Nullable Integer value) throws IOException {
    if (value != null) {
      name(name);
      literal(value);
    }
  }

  private void separate() throws IOException {
    if (!first) {
      out.write(',');
    }
    first = false;
  }

  private void quote(String text) throws IOException {
    out.write('"');
    int length = text.length();
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        out.write('\\');
        out.write(c);
      } else if (c == '\n') {
        out.write("\\n");
      } else if (Character.isHighSurrogate(c)
          && i + 1 < length
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        out.write(c);
        out.write(text.charAt(++i));
      } else if (c < 0x20 || Character.isSurrogate(c) || c == '\u2028' || c == '\u2029') {
        out.write("\\u");
        out.write(HexFormat.of().toHexDigits(c));
      } else {
        out.write(c);
      }
    }
    out.write('"');
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
