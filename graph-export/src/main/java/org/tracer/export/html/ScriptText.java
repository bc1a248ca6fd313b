package org.tracer.export.html;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.OutputStream;

/**
 * JSON inside an element of a page. No text in it can end the element, or begin another: in JSON a
 * less-than sign stands in strings only, where it can be written as an escape. Does not close what
 * it writes to.
 */
final class ScriptText extends OutputStream {

  private static final byte[] LESS_THAN = "\\u003c".getBytes(US_ASCII);

  private final OutputStream out;

  ScriptText(OutputStream out) {
    this.out = out;
  }

  @Override
  public void write(int b) throws IOException {
    if (b == '<') {
      out.write(LESS_THAN);
    } else {
      out.write(b);
    }
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    int written = offset;
    for (int i = offset; i < offset + length; i++) {
      if (bytes[i] == '<') {
        out.write(bytes, written, i - written);
        out.write(LESS_THAN);
        written = i + 1;
      }
    }
    out.write(bytes, written, offset + length - written);
  }
}
