package org.tracer.source.recording;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import org.tracer.error.MalformedDataException;

/** Lines of a stream with their place; a last line without its line break is told apart. */
public final class LineReader {

  /** The longest answer, written with every byte escaped, and room for the rest of the line. */
  private static final int LONGEST_LINE = 512 << 20;

  /** One line and where it is. */
  public static final class Line {
    private final int number;
    private final long offset;
    private final byte[] bytes;
    private final boolean complete;

    Line(int number, long offset, byte[] bytes, boolean complete) {
      this.number = number;
      this.offset = offset;
      this.bytes = bytes;
      this.complete = complete;
    }

    /** Counted from 1. */
    public int number() {
      return number;
    }

    /** Of the first byte in the stream. */
    public long offset() {
      return offset;
    }

    public byte[] bytes() {
      return bytes;
    }

    /** Whether a line break follows. */
    public boolean complete() {
      return complete;
    }
  }

  private final InputStream stream;
  private int number;
  private long offset;

  public LineReader(InputStream stream) {
    this.stream = new BufferedInputStream(stream, 1 << 16);
  }

  /** The next line, or null at the end. */
  public @Nullable Line next() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    long start = offset;
    int b = stream.read();
    if (b < 0) {
      return null;
    }
    number++;
    for (; b >= 0; b = stream.read()) {
      offset++;
      if (b == '\n') {
        return new Line(number, start, line.toByteArray(), true);
      }
      if (line.size() >= LONGEST_LINE) {
        throw new MalformedDataException(
            "a line of the recording is too long", "line " + number, "The recording is damaged.");
      }
      line.write(b);
    }
    return new Line(number, start, line.toByteArray(), false);
  }
}
