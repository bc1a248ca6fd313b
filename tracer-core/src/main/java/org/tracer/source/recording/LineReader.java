package org.tracer.source.recording;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import org.tracer.error.MalformedDataException;

/** Lines of a stream with their place; a last line without its line break is told apart. */
final class LineReader {

  /** The longest answer, written with every byte escaped, and room for the rest of the line. */
  private static final int LONGEST_LINE = 512 << 20;

  /**
   * @param number counted from 1
   * @param offset of the first byte in the stream
   * @param complete whether a line break follows
   */
  record Line(int number, long offset, byte[] bytes, boolean complete) {}

  private final InputStream stream;
  private int number;
  private long offset;

  LineReader(InputStream stream) {
    this.stream = new BufferedInputStream(stream, 1 << 16);
  }

  /** The next line, or null at the end. */
  @Nullable Line next() throws IOException {
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
