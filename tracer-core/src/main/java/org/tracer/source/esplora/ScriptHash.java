package org.tracer.source.esplora;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.tracer.chain.bitcoin.LockingScript;

/** How Esplora names a script: its SHA-256 in hexadecimal, not reversed as Electrum has it. */
final class ScriptHash {

  private ScriptHash() {}

  static String of(LockingScript script) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(script.toBytes());
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
