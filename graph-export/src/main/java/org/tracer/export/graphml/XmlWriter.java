package org.tracer.export.graphml;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import org.jspecify.annotations.Nullable;
import org.tracer.export.Texts;

/** Writes XML 1.0 in UTF-8 and escapes text. */
final class XmlWriter implements Closeable {

  private final Writer out;

  XmlWriter(OutputStream stream) {
    out = new BufferedWriter(new OutputStreamWriter(stream, UTF_8));
  }

  /** Writes markup as it is. */
  void raw(String markup) throws IOException {
    out.write(markup);
  }

  /** Writes text so that a parser gives it back, in an element or a quoted attribute. */
  void text(String text) throws IOException {
    String clean = Texts.clean(text);
    int written = 0;
    for (int i = 0; i < clean.length(); i++) {
      String escape = escape(clean.charAt(i));
      if (escape != null) {
        out.write(clean, written, i - written);
        out.write(escape);
        written = i + 1;
      }
    }
    out.write(clean, written, clean.length() - written);
  }

  private static @Nullable String escape(char c) {
    return switch (c) {
      case '&' -> "&amp;";
      case '<' -> "&lt;";
      case '>' -> "&gt;";
      case '"' -> "&quot;";
      // Parsers turn bare ones into spaces or line feeds.
      case '\t' -> "&#9;";
      case '\n' -> "&#10;";
      case '\r' -> "&#13;";
      default -> null;
    };
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
