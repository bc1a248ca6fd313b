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
  private final boolean whole;
  private byte @Nullable [] tail;
  private byte @Nullable [] again;

  LineReader(InputStream in, String name) {
    this(in, name, true);
  }

  private LineReader(InputStream in, String name, boolean whole) {
    this.in = in;
    this.name = name;
    this.whole = whole;
  }

  /** A reader that gives the whole lines of a stream that may be cut off within a line. */
  static LineReader ofDamaged(InputStream in, String name) {
    return new LineReader(in, name, false);
  }

  /** What followed the last line's end, after the whole lines were given; null if nothing did. */
  byte @Nullable [] tail() {
    return tail;
  }

  /** What is read, for errors. */
  String name() {
    return name;
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
          tail = longer == null ? null : longer.toByteArray();
          if (tail != null && whole) {
            throw TagLine.damaged(name, "its last line has no end", null);
          }
          return null;
        }
      }
      int at = begin;
      while (at < end && buffer[at] != '\n') {
        at++;
      }
      boolean ended = at < end;
      if (ended && longer == null) {
        byte[] line = Arrays.copyOfRange(buffer, begin, at);
        begin = at + 1;
        return line;
      }
      longer = longer == null ? new ByteArrayOutputStream() : longer;
      longer.write(buffer, begin, at - begin);
      begin = ended ? at + 1 : at;
      if (longer.size() > LONGEST) {
        throw TagLine.damaged(name, "a line is too long", null);
      }
      if (ended) {
        return longer.toByteArray();
      }
    }
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
