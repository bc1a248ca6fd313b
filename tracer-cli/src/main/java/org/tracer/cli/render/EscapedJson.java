package org.tracer.cli.render;

import java.io.IOException;
import java.io.Writer;
import java.util.HexFormat;

/**
 * Writes JSON so that a terminal shows every character of its texts: control characters beyond
 * ASCII, formatting such as the turning of the direction of writing, private and lone surrogate
 * ones become {@code \}{@code uXXXX}, which every reader of JSON takes for the same. Characters
 * below U+0020 in texts must be escaped already, as JSON demands. Confined to one thread.
 */
public final class EscapedJson extends Writer {

  private final Writer out;
  private char high;

  public EscapedJson(Writer out) {
    this.out = out;
  }

  @Override
  public void write(char[] text, int offset, int length) throws IOException {
    for (int i = offset; i < offset + length; i++) {
      char c = text[i];
      if (high != 0) {
        if (Character.isLowSurrogate(c)) {
          point(Character.toCodePoint(high, c));
          high = 0;
          continue;
        }
        lone();
      }
      if (Character.isHighSurrogate(c)) {
        high = c;
      } else if (c < 0x7f) {
        out.write(c);
      } else {
        point(c);
      }
    }
  }

  private void lone() throws IOException {
    char alone = high;
    high = 0;
    if (alone != 0) {
      point(alone);
    }
  }

  private void point(int point) throws IOException {
    boolean escaped =
        switch (Character.getType(point)) {
          case Character.CONTROL,
              Character.FORMAT,
              Character.SURROGATE,
              Character.LINE_SEPARATOR,
              Character.PARAGRAPH_SEPARATOR,
              Character.PRIVATE_USE ->
              true;
          // The two code points at the end of each plane are no characters.
          default -> (point & 0xfffe) == 0xfffe;
        };
    for (char c : Character.toChars(point)) {
      if (escaped) {
        out.write("\\u" + HexFormat.of().toHexDigits(c));
      } else {
        out.write(c);
      }
    }
  }

  @Override
  public void flush() throws IOException {
    out.flush();
  }

  @Override
  public void close() throws IOException {
    lone();
    out.close();
  }
}
