package org.tracer.evidence.seal;

import java.io.IOException;
import org.bouncycastle.asn1.ASN1Primitive;

/** Reads DER from elsewhere. */
final class Asn1 {

  private Asn1() {}

  /** One value and nothing after it. */
  static ASN1Primitive read(byte[] bytes) throws SealBroken {
    try {
      return ASN1Primitive.fromByteArray(bytes);
    } catch (IOException e) {
      throw unreadable();
    }
  }

  static SealBroken unreadable() {
    return new SealBroken(SealVerdict.DAMAGED, "It cannot be read: damaged, or something else.");
  }
}
