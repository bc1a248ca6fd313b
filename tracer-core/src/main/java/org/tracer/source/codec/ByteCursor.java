package org.tracer.source.codec;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Objects;
import org.tracer.error.MalformedDataException;

/**
 * Reads little-endian numbers from a stretch of bytes and never past its end; reading allocates
 * nothing. Every failure is a {@link MalformedDataException} whose input is the offset in the
 * array. Confined to one thread.
 */
public final class ByteCursor {

  private static final VarHandle SHORT =
      MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private final byte[] source;
  private final int end;
  private int position;

  public ByteCursor(byte[] source, int offset, int length) {
    Objects.checkFromIndexSize(offset, length, source.length);
    this.source = source;
    this.position = offset;
    this.end = offset + length;
  }

  byte[] source() {
    return source;
  }

  /** Offset in the array of the next byte. */
  public int position() {
    return position;
  }

  public int remaining() {
    return end - position;
  }

  public int readUint8() {
    return source[take(1)] & 0xff;
  }

  /** Four bytes as a signed number. */
  public int readInt32() {
    return (int) INT.get(source, take(4));
  }

  /** Four bytes as an unsigned number. */
  public long readUint32() {
    return readInt32() & 0xffff_ffffL;
  }

  public long readInt64() {
    return (long) LONG.get(source, take(8));
  }

  /** Bitcoin's variable-length number in its only valid, shortest form; at most 2^63 - 1. */
  public long readVarInt() {
    int start = position;
    int first = readUint8();
    long value;
    long least;
    switch (first) {
      case 0xfd -> {
        value = (short) SHORT.get(source, take(2)) & 0xffff;
        least = 0xfd;
      }
      case 0xfe -> {
        value = readUint32();
        least = 0x1_0000;
      }
      case 0xff -> {
        value = readInt64();
        least = 0x1_0000_0000L;
      }
      default -> {
        return first;
      }
    }
    if (value < least) {
      throw malformed("a length is not written in its shortest form", start);
    }
    return value;
  }

  /**
   * A number of items that follow, refused if they could not fit into what remains; so what it
   * returns is safe to allocate.
   */
  public int readCount(int leastBytesEach) {
    int start = position;
    long count = readVarInt();
    if (count > remaining() / leastBytesEach) {
      throw malformed(
          count + " items are announced, but only " + remaining() + " bytes follow", start);
    }
    return (int) count;
  }

  /** Skips a length and that many bytes; returns the length. */
  public int skipVarBytes() {
    int length = readCount(1);
    position += length;
    return length;
  }

  /** A length and that many bytes, a fresh array. */
  public byte[] readVarBytes() {
    int length = readCount(1);
    byte[] bytes = new byte[length];
    System.arraycopy(source, position, bytes, 0, length);
    position += length;
    return bytes;
  }

  public void skip(int count) {
    take(count);
  }

  private int take(int count) {
    int start = position;
    if (count > end - start) {
      throw malformed("the data ends " + (count - (end - start)) + " bytes too early", start);
    }
    position = start + count;
    return start;
  }

  static MalformedDataException malformed(String message, int offset) {
    return new MalformedDataException(message, "offset " + offset, "");
  }
}
