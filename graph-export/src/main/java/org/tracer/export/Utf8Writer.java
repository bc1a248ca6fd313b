package org.tracer.export;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Writes text in UTF-8 and escapes it on the way. Exports are mostly short ASCII fields without
 * anything to escape, and these take a look at each byte and a copy. The stream need not be
 * buffered. Confined to one thread.
 */
public final class Utf8Writer implements Closeable {

  /** What a format writes for characters that it cannot hold as they are. */
  @FunctionalInterface
  public interface Escapes {

    /**
     * What stands for a character, always the same; null for the character itself. Surrogates are
     * asked for only where they lack their partner.
     */
    @Nullable String of(char c);
  }

  private final OutputStream out;
  private final Escapes escapes;

  /** By byte of UTF-8: whether it is an ASCII character that stands for itself. */
  private final boolean[] plain = new boolean[0x100];

  private final byte[] buffer = new byte[1 << 16];
  private int size;

  public Utf8Writer(OutputStream out, Escapes escapes) {
    this.out = out;
    this.escapes = escapes;
    for (char c = 0; c < 0x80; c++) {
      plain[c] = escapes.of(c) == null;
    }
  }

  /** Writes text, escaped. */
  public void text(String text) throws IOException {
    byte[] bytes = text.getBytes(UTF_8);
    raw(isPlain(bytes) ? bytes : escaped(text).getBytes(UTF_8));
  }

  /** Writes text as it is. */
  public void raw(String text) throws IOException {
    raw(text.getBytes(UTF_8));
  }

  /** Writes one ASCII character as it is. */
  public void raw(char c) throws IOException {
    if (size == buffer.length) {
      flush();
    }
    buffer[size++] = (byte) c;
  }

  /** Writes bytes as they are, for instance text encoded beforehand that is written often. */
  public void raw(byte[] bytes) throws IOException {
    if (bytes.length > buffer.length - size) {
      flush();
    }
    if (bytes.length > buffer.length) {
      out.write(bytes);
    } else {
      System.arraycopy(bytes, 0, buffer, size, bytes.length);
      size += bytes.length;
    }
  }

  private boolean isPlain(byte[] bytes) {
    for (byte b : bytes) {
      if (!plain[b & 0xff]) {
        return false;
      }
    }
    return true;
  }

  private String escaped(String text) {
    StringBuilder escaped = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isHighSurrogate(c)
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        escaped.append(c).append(text.charAt(++i));
        continue;
      }
      String replacement = escapes.of(c);
      if (replacement == null) {
        escaped.append(c);
      } else {
        escaped.append(replacement);
      }
    }
    return escaped.toString();
  }

  private void flush() throws IOException {
    out.write(buffer, 0, size);
    size = 0;
  }

  @Override
  public void close() throws IOException {
    try (out) {
      flush();
    }
  }
}
