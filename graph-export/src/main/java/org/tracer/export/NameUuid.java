package org.tracer.export;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/** UUIDs that are made of names, version 5 of RFC 9562: the same name has the same one. */
public final class NameUuid {

  /** For what is no fact of a chain but of one trace. */
  private static final UUID TRACER = UUID.fromString("5ac1b8c2-5e0d-4d7b-9a36-0f7f2f6f9c11");

  private NameUuid() {}

  /** Of something in one trace. */
  public static UUID of(String name) {
    return of(TRACER, name);
  }

  public static UUID of(UUID namespace, String name) {
    MessageDigest sha1;
    try {
      sha1 = MessageDigest.getInstance("SHA-1");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
    sha1.update(
        ByteBuffer.allocate(16)
            .putLong(namespace.getMostSignificantBits())
            .putLong(namespace.getLeastSignificantBits())
            .array());
    ByteBuffer hash = ByteBuffer.wrap(sha1.digest(name.getBytes(UTF_8)));
    long high = (hash.getLong() & 0xffff_ffff_ffff_0fffL) | 0x5000L;
    long low = (hash.getLong() & 0x3fff_ffff_ffff_ffffL) | 0x8000_0000_0000_0000L;
    return new UUID(high, low);
  }
}
