package org.tracer.evidence.redaction;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;

/**
 * Reads a text of any size piece by piece, each byte as one character, with what stands around each
 * piece, so that nothing shorter than {@link #AROUND} is cut apart. Memory: one piece.
 */
final class Windows {

  /** Characters on each side, where the text has as many. */
  static final int AROUND = 1 << 13;

  private static final int PIECE = 1 << 17;

  /** Takes a piece. */
  interface Visitor {
    /**
     * What begins from {@code from} on, and before {@code to}, belongs to this piece.
     *
     * @param base where in the whole text {@code text} begins
     */
    void visit(String text, int from, int to, long base) throws IOException;
  }

  private Windows() {}

  static void read(InputStream in, Visitor visitor) throws IOException {
    byte[] bytes = new byte[PIECE + 2 * AROUND];
    int length = 0;
    int from = 0;
    long base = 0;
    while (true) {
      int wanted = bytes.length - length;
      int got = in.readNBytes(bytes, length, wanted);
      length += got;
      boolean last = got < wanted;
      int to = last ? length : length - AROUND;
      visitor.visit(new String(bytes, 0, length, ISO_8859_1), from, to, base);
      if (last) {
        return;
      }
      int keep = to - AROUND;
      System.arraycopy(bytes, keep, bytes, 0, length - keep);
      base += keep;
      length -= keep;
      from = AROUND;
    }
  }
}
