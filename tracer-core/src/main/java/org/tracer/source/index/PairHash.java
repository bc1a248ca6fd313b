package org.tracer.source.index;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.security.SecureRandom;

/** Hashes a number together with another or with bytes, under one key. One thread. */
final class PairHash {

  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private final KeyedHash hash;
  private byte[] pair = new byte[128];

  private PairHash(long key0, long key1) {
    hash = new KeyedHash(key0, key1);
  }

  /** A key that nobody knows; all hashes that are compared must be of one key. */
  record Key(long key0, long key1) {

    static Key random() {
      SecureRandom random = new SecureRandom();
      return new Key(random.nextLong(), random.nextLong());
    }

    PairHash hash() {
      return new PairHash(key0, key1);
    }
  }

  KeyedHash of(long number, long other) {
    LONG.set(pair, 0, number);
    LONG.set(pair, Long.BYTES, other);
    hash.hash(pair, 0, 2 * Long.BYTES);
    return hash;
  }

  KeyedHash of(long number, byte[] bytes, int offset, int length) {
    if (length + Long.BYTES > pair.length) {
      pair = new byte[2 * (length + Long.BYTES)];
    }
    LONG.set(pair, 0, number);
    System.arraycopy(bytes, offset, pair, Long.BYTES, length);
    hash.hash(pair, 0, Long.BYTES + length);
    return hash;
  }
}
