package org.tracer.source.index;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import org.tracer.chain.Hash256;

/**
 * SipHash-2-4 with 128 bits of output (J.-P. Aumasson, D. J. Bernstein, SipHash: a fast short-input
 * PRF, 2012). Keyed, so that nobody can prepare a chain whose ids or scripts collide; the key comes
 * from the hash of a block above all of them, which nobody can choose. Allocates nothing; one
 * thread.
 */
public final class KeyedHash {

  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private final long key0;
  private final long key1;
  private long v0;
  private long v1;
  private long v2;
  private long v3;
  private long first;
  private long second;

  public KeyedHash(long key0, long key1) {
    this.key0 = key0;
    this.key1 = key1;
  }

  /** The hash whose key is taken from a block hash, which is 256 bits that nobody can choose. */
  public static KeyedHash of(Hash256 block) {
    return new KeyedHash(block.w0() ^ block.w2(), block.w1() ^ block.w3());
  }

  /** Hashes a stretch of bytes; the result is read with {@link #first} and {@link #second}. */
  public void hash(byte[] source, int offset, int length) {
    v0 = key0 ^ 0x736f6d6570736575L;
    v1 = key1 ^ 0x646f72616e646f6dL ^ 0xee;
    v2 = key0 ^ 0x6c7967656e657261L;
    v3 = key1 ^ 0x7465646279746573L;
    int whole = offset + (length & ~7);
    for (int at = offset; at < whole; at += 8) {
      mix((long) LONG.get(source, at));
    }
    long last = (long) length << 56;
    for (int i = 0; i < (length & 7); i++) {
      last |= (source[whole + i] & 0xffL) << (8 * i);
    }
    mix(last);
    v2 ^= 0xee;
    rounds(4);
    first = v0 ^ v1 ^ v2 ^ v3;
    v1 ^= 0xdd;
    rounds(4);
    second = v0 ^ v1 ^ v2 ^ v3;
  }

  /** The first 64 bits of the last hash. */
  public long first() {
    return first;
  }

  /** The other 64 bits of the last hash. */
  public long second() {
    return second;
  }

  private void mix(long word) {
    v3 ^= word;
    rounds(2);
    v0 ^= word;
  }

  private void rounds(int count) {
    long a = v0;
    long b = v1;
    long c = v2;
    long d = v3;
    for (int i = 0; i < count; i++) {
      a += b;
      c += d;
      b = Long.rotateLeft(b, 13) ^ a;
      d = Long.rotateLeft(d, 16) ^ c;
      a = Long.rotateLeft(a, 32);
      c += b;
      a += d;
      b = Long.rotateLeft(b, 17) ^ c;
      d = Long.rotateLeft(d, 21) ^ a;
      c = Long.rotateLeft(c, 32);
    }
    v0 = a;
    v1 = b;
    v2 = c;
    v3 = d;
  }
}
