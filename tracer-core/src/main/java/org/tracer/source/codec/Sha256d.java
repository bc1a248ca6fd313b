package org.tracer.source.codec;

import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.tracer.chain.Hash256;

/** SHA-256 twice, the hash of Bitcoin's ids. Used again after each result; one thread. */
public final class Sha256d {

  private final MessageDigest digest;
  private final byte[] result = new byte[Hash256.LENGTH];

  public Sha256d() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }

  public Sha256d update(byte[] source, int offset, int length) {
    digest.update(source, offset, length);
    return this;
  }

  /** The hash of what was given since the last result. */
  public Hash256 finish() {
    finish(result, 0);
    return Hash256.read(result, 0);
  }

  /** Writes the hash in wire order; {@code target} may be what was hashed. */
  public void finish(byte[] target, int offset) {
    try {
      digest.digest(result, 0, Hash256.LENGTH);
      digest.update(result, 0, Hash256.LENGTH);
      digest.digest(target, offset, Hash256.LENGTH);
    } catch (DigestException e) {
      throw new IllegalStateException("SHA-256 is 32 bytes long", e);
    }
  }

  public static Hash256 hash(byte[] source, int offset, int length) {
    return new Sha256d().update(source, offset, length).finish();
  }
}
