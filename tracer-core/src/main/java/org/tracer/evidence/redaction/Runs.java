package org.tracer.evidence.redaction;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.tracer.error.MalformedDataException;

/**
 * Reads a text of any size as runs of ASCII letters and digits and what is between them, byte by
 * byte, whatever its other characters are. Memory: the longest run.
 */
final class Runs {

  /** Four times what the hexadecimal text of a script as large as a block needs. */
  private static final int LONGEST = 32 << 20;

  private static final int REMEMBERED = 16;

  /** What is inside of which descriptor of a Bitcoin lock. */
  enum Inside {
    /** No descriptor. */
    NOTHING,
    /** {@code raw(…)}, whose hexadecimal text is the script itself. */
    RAW,
    /** One that holds keys. */
    KEYS
  }

  /** Takes a text apart. */
  interface Sink {
    /** A run; {@code at} tells what stands around it. */
    void run(String run, Runs at) throws IOException;

    /** A byte between runs. */
    void between(int octet) throws IOException;
  }

  private final Sink sink;
  private final String name;
  private byte[] run = new byte[256];
  private int length;
  private final byte[] before = new byte[REMEMBERED];
  private long position;
  private int next;
  private Inside inside = Inside.NOTHING;

  private Runs(Sink sink, String name) {
    this.sink = sink;
    this.name = name;
  }

  /**
   * Reads a text to its end; the stream stays open.
   *
   * @param name what to call the text in errors
   */
  static void read(InputStream in, String name, Sink sink) throws IOException {
    new Runs(sink, name).read(new BufferedInputStream(in, 1 << 16));
  }

  private void read(InputStream in) throws IOException {
    for (next = in.read(); next >= 0; next = in.read()) {
      if (isPart(next)) {
        add();
      } else {
        finish();
        turn();
        remember((byte) next);
        sink.between(next);
      }
    }
    finish();
  }

  private static boolean isPart(int c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
  }

  private void add() {
    if (length == LONGEST) {
      throw new MalformedDataException(
          "more than " + LONGEST + " letters and digits in a row",
          where(),
          "No address and no script is that long; take it out.");
    }
    if (length == run.length) {
      run = Arrays.copyOf(run, Math.min(2 * length, LONGEST));
    }
    run[length++] = (byte) next;
  }

  private void finish() throws IOException {
    if (length > 0) {
      String text = new String(run, 0, length, StandardCharsets.ISO_8859_1);
      sink.run(text, this);
      if (next == '(') {
        opened(text);
      }
      for (int i = Math.max(0, length - REMEMBERED); i < length; i++) {
        before[(int) ((position + i) % REMEMBERED)] = run[i];
      }
      position += length;
      length = 0;
    }
  }

  private void opened(String function) {
    inside =
        switch (function) {
          case "raw" -> Inside.RAW;
          // "multi_a" and "sortedmulti_a" end in a run of their own.
          case "pk", "tr", "rawtr", "multi", "sortedmulti", "a" -> Inside.KEYS;
          default -> inside;
        };
  }

  /** A descriptor has neither blanks nor quotes in it. */
  private void turn() {
    if (inside != Inside.NOTHING && (next <= ' ' || next == ')' || next == '"')) {
      inside = Inside.NOTHING;
    }
  }

  private void remember(byte octet) {
    before[(int) (position % REMEMBERED)] = octet;
    position++;
  }

  Inside inside() {
    return inside;
  }

  /** The byte behind the run; negative at the end. */
  int next() {
    return next;
  }

  /** Whether the text in front of the run ends so. */
  boolean follows(String end) {
    if (end.length() > position) {
      return false;
    }
    for (int i = 0; i < end.length(); i++) {
      long at = position - end.length() + i;
      if (before[(int) (at % REMEMBERED)] != (byte) end.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** Where the run begins, for messages. */
  String where() {
    return name + ", byte " + position;
  }
}
