package org.tracer.export.tables;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import org.tracer.export.Utf8Writer;

/**
 * Records of numbers, hexadecimal digits and names of the program: nothing that CSV has to quote.
 * Lines end in a line feed. Confined to one thread.
 */
final class Rows implements Closeable {

  private final Utf8Writer out;
  private boolean first = true;
  private long count;

  Rows(OutputStream stream, String heading) throws IOException {
    out = new Utf8Writer(stream, c -> null);
    out.raw(heading + "\n");
  }

  Rows bytes(byte[] ascii) throws IOException {
    separate();
    out.raw(ascii);
    return this;
  }

  Rows text(String ascii) throws IOException {
    return bytes(ascii.getBytes(US_ASCII));
  }

  Rows number(long number) throws IOException {
    return text(Long.toString(number));
  }

  /** A value that is not known, or that there is not. */
  Rows empty() throws IOException {
    separate();
    return this;
  }

  void end() throws IOException {
    out.raw('\n');
    first = true;
    count++;
  }

  /** Records so far, without the heading. */
  long count() {
    return count;
  }

  private void separate() throws IOException {
    if (!first) {
      out.raw(',');
    }
    first = false;
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
