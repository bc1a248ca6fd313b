package org.tracer.evidence.bag;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * What is packed in a gzip file (RFC 1952) of exactly one member with nothing after it. The
 * platform's own stream joins members silently, and passes over what follows the last.
 */
final class GzipMember extends InputStream {

  private static final int HEADER_CRC = 2;
  private static final int EXTRA = 4;
  private static final int NAME = 8;
  private static final int COMMENT = 16;
  private static final int RESERVED = 0xe0;

  private final Path archive;
  private final InputStream in;
  private final Inflater inflater = new Inflater(true);
  private final CRC32 crc = new CRC32();
  private final byte[] packed = new byte[1 << 16];
  private int position;
  private int filled;
  private boolean ended;

  GzipMember(Path archive, InputStream in) throws IOException {
    this.archive = archive;
    this.in = in;
    header();
  }

  private void header() throws IOException {
    if (next() != 0x1f || next() != 0x8b || next() != 8) {
      throw Refusal.of("not a gzip file, or packed by an unknown method", archive);
    }
    int flags = next();
    if ((flags & RESERVED) != 0) {
      throw Refusal.of("the gzip file has unknown flags", archive);
    }
    skip(6);
    if ((flags & EXTRA) != 0) {
      int low = next();
      skip(low | next() << 8);
    }
    for (int text : new int[] {NAME, COMMENT}) {
      if ((flags & text) != 0) {
        skipText();
      }
    }
    if ((flags & HEADER_CRC) != 0) {
      skip(2);
    }
  }

  private void skip(int bytes) throws IOException {
    for (int i = 0; i < bytes; i++) {
      next();
    }
  }

  private void skipText() throws IOException {
    for (int i = 0; i < packed.length; i++) {
      if (next() == 0) {
        return;
      }
    }
    throw Refusal.of("the gzip file has a name without end", archive);
  }

  private int next() throws IOException {
    if (!fill()) {
      throw Refusal.of("the gzip file is cut off", archive);
    }
    int value = Byte.toUnsignedInt(packed[position]);
    position++;
    return value;
  }

  private boolean fill() throws IOException {
    if (position == filled) {
      position = 0;
      filled = Math.max(0, in.read(packed));
    }
    return filled > 0;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    if (ended || length == 0) {
      return ended ? -1 : 0;
    }
    try {
      int got = 0;
      while (got == 0 && !inflater.finished()) {
        if (inflater.needsInput()) {
          if (!fill()) {
            throw Refusal.of("the gzip file is cut off", archive);
          }
          inflater.setInput(packed, position, filled - position);
        }
        got = inflater.inflate(into, offset, length);
        if (inflater.needsDictionary()) {
          throw Refusal.of("the gzip file is damaged", archive);
        }
        position = filled - inflater.getRemaining();
      }
      crc.update(into, offset, got);
      if (got == 0) {
        trailer();
        return -1;
      }
      return got;
    } catch (DataFormatException e) {
      throw Refusal.of("the gzip file is damaged", archive);
    }
  }

  private void trailer() throws IOException {
    ended = true;
    long sum = word();
    long size = word();
    if (sum != crc.getValue() || size != (inflater.getBytesWritten() & 0xffffffffL)) {
      throw Refusal.of("the gzip file is damaged", archive);
    }
    if (fill()) {
      throw Refusal.of("there is something after the end of the gzip file", archive);
    }
  }

  private long word() throws IOException {
    long word = 0;
    for (int i = 0; i < 32; i += 8) {
      word |= (long) next() << i;
    }
    return word;
  }

  @Override
  public void close() throws IOException {
    inflater.end();
    in.close();
  }
}
