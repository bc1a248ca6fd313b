package org.tracer.evidence.evm;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import org.tracer.error.MalformedDataException;

/** Lines of a file of proofs, each in bounded memory. */
final class ProofLines {

  /** More characters than a transaction of a full block and its receipt can need. */
  static final int LONGEST = 32 << 20;

  private final InputStream stream;
  private final String name;
  private int number;

  ProofLines(InputStream stream, String name) {
    this.stream = new BufferedInputStream(stream, 1 << 16);
    this.name = name;
  }

  /** Of the line that was read last, counted from 1. */
  int number() {
    return number;
  }

  /** Where the line is that was read last. */
  String where() {
    return name + ", line " + number;
  }

  /**
   * The next line without its break; null at the end.
   *
   * @throws MalformedDataException if it is too long or has no break; nothing can be read behind
   */
  byte @Nullable [] next() throws IOException {
    int first = stream.read();
    if (first < 0) {
      return null;
    }
    number++;
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int b = first; b != '\n'; b = stream.read()) {
      if (b < 0) {
        throw malformed("the file ends within a line: it was cut short");
      }
      if (line.size() == LONGEST) {
        throw malformed("a line is longer than any proof");
      }
      line.write(b);
    }
    return line.toByteArray();
  }

  private MalformedDataException malformed(String what) {
    return new MalformedDataException(what, where(), "Use the file as it was written.");
  }
}
