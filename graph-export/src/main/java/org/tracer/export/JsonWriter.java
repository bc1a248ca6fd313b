package org.tracer.export;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Writes JSON (RFC 8259) in UTF-8, value by value. Every Java string can be read back unchanged:
 * control characters and surrogates without partner are escaped. The stream need not be buffered.
 * Confined to one thread.
 */
public final class JsonWriter implements Closeable {

  private final Utf8Writer out;
  private boolean first = true;

  public JsonWriter(OutputStream stream) {
    this(stream, JsonWriter::escape);
  }

  private JsonWriter(OutputStream stream, Utf8Writer.Escapes escapes) {
    out = new Utf8Writer(stream, escapes);
  }

  /**
   * For readers that refuse a whole file for one surrogate without partner or control character,
   * which here become U+FFFD.
   */
  public static JsonWriter ofCleanText(OutputStream stream) {
    return new JsonWriter(
        stream,
        c -> {
          String replacement = Texts.replacement(c);
          return replacement == null ? escape(c) : replacement;
        });
  }

  /** Begins an object or an array. */
  public void begin(char bracket) throws IOException {
    separate();
    out.raw(bracket);
    first = true;
  }

  /** Ends an object or an array. */
  public void end(char bracket) throws IOException {
    out.raw(bracket);
    first = false;
  }

  /** A line break, where JSON allows any white space. */
  public void line() throws IOException {
    if (!first) {
      out.raw(',');
      first = true;
    }
    out.raw('\n');
  }

  /** A line break behind the last value, where no comma may stand. */
  public void lastLine() throws IOException {
    out.raw('\n');
  }

  /** Ends a line of JSON Lines: the next value stands alone. */
  public void nextValue() throws IOException {
    out.raw('\n');
    first = true;
  }

  /** The name of a member, whose value comes next. */
  public void name(String name) throws IOException {
    separate();
    quote(name);
    out.raw(':');
    first = true;
  }

  /** A string. */
  public void string(String value) throws IOException {
    separate();
    quote(value);
  }

  /** A number or a truth value, as it writes itself. */
  public void literal(Object value) throws IOException {
    separate();
    out.raw(value.toString());
  }

  /** A member with a string, left out where there is none. */
  public void member(String name, @Nullable Object value) throws IOException {
    if (value != null) {
      name(name);
      string(value.toString());
    }
  }

  /** A member with a number, left out where there is none. */
  public void number(String name, @Nullable Integer value) throws IOException {
    if (value != null) {
      name(name);
      literal(value);
    }
  }

  private void separate() throws IOException {
    if (!first) {
      out.raw(',');
    }
    first = false;
  }

  private void quote(String text) throws IOException {
    out.raw('"');
    out.text(text);
    out.raw('"');
  }

  private static @Nullable String escape(char c) {
    return switch (c) {
      case '"' -> "\\\"";
      case '\\' -> "\\\\";
      case '\n' -> "\\n";
      // Ends of lines in JavaScript.
      case '\u2028', '\u2029' -> hex(c);
      default -> c < 0x20 || Character.isSurrogate(c) ? hex(c) : null;
    };
  }

  private static String hex(char c) {
    return "\\u" + HexFormat.of().toHexDigits(c);
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
