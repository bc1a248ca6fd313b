package org.tracer.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Writes text in the encoding of a console. What it cannot express becomes an escape such as {@code
 * \}{@code u20bf}, never a question mark: two different labels stay different. Confined to one
 * thread; a surrogate pair has to come in one call.
 */
final class EscapingWriter extends Writer {

  private final CharsetEncoder encoder;
  private final Writer writer;
  private @Nullable IOException failure;

  EscapingWriter(OutputStream out, Charset charset) {
    encoder = charset.newEncoder();
    writer = new OutputStreamWriter(out, charset);
  }

  /** What stopped the writing, if anything did: a print writer above keeps that to itself. */
  @Nullable IOException failure() {
    return failure;
  }

  @Override
  public void write(char[] text, int offset, int length) throws IOException {
    try {
      escape(text, offset, length);
    } catch (IOException e) {
      failure = e;
      throw e;
    }
  }

  private void escape(char[] text, int offset, int length) throws IOException {
    int end = offset + length;
    for (int i = offset; i < end; i++) {
      if (text[i] < 0x80) {
        writer.write(text[i]);
        continue;
      }
      boolean pair = i + 1 < end && Character.isSurrogatePair(text[i], text[i + 1]);
      String character = new String(text, i, pair ? 2 : 1);
      if (encoder.canEncode(character)) {
        writer.write(character);
      } else {
        writer.write(String.format(Locale.ROOT, "\\u%04x", character.codePointAt(0)));
      }
      if (pair) {
        i++;
      }
    }
  }

  @Override
  public void flush() throws IOException {
    try {
      writer.flush();
    } catch (IOException e) {
      failure = e;
      throw e;
    }
  }

  @Override
  public void close() throws IOException {
    writer.close();
  }
}
