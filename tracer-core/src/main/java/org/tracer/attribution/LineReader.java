package org.tracer.attribution;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Lines of a stream as bytes, each ended by a line feed. */
final class LineReader implements Closeable {

  /** Longer lines are no lines of tags; without a bound one could fill the memory. */
  static final int LONGEST = 16 << 20;

  private final InputStream in;
  private final String name;
  private final byte[] buffer = new byte[1 << 16];
  private int begin;
  private int end;
  private byte @Nullable [] again;

  LineReader(InputStream in, String name) {
    this.in = in;
    this.name = name;
  }

  /** This reader, giving {@code line} once more. */
  LineReader pushedBack(byte[] line) {
    again = line;
    return this;
  }

  /** The next line without its end, or null at the end of the stream. */
  byte @Nullable [] next() throws IOException {
    byte[] given = again;
    if (given != null) {
      again = null;
      return given;
    }
    ByteArrayOutputStream longer = null;
    while (true) {
      if (begin == end) {
        begin = 0;
        end = Math.max(0, in.read(buffer));
        if (end == 0) {
          if (longer != null) {
            throw TagLine.damaged(name, "its last line has no end", null);
          }
          return null;
        }
      }
      int at = begin;
      while (at < end && buffer[at] != '\n') {
        at++;
      }
      boolean whole = at < end;
      if (whole && longer == null) {
        byte[] line = Arrays.copyOfRange(buffer, begin, at);
        begin = at + 1;
        return line;
      }
      longer = longer == null ? new ByteArrayOutputStream() : longer;
      longer.write(buffer, begin, at - begin);
      begin = whole ? at + 1 : at;
      if (longer.size() > LONGEST) {
        throw TagLine.damaged(name, "a line is too long", null);
      }
      if (whole) {
        return longer.toByteArray();
      }
    }
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
