package org.tracer.graph;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;
import org.tracer.chain.BlockRef;
import org.tracer.chain.TxId;
import org.tracer.trace.TracedOutput;

/** Ids of vertices and edges. */
final class VertexIds {

  /** A longer descriptor is named by its hash: a script can have megabytes. */
  private static final int LONGEST_DESCRIPTOR = 200;

  private final Set<TxId> seen = new HashSet<>();

  /**
   * The id of a transaction, with its height behind it if an earlier transaction has the same: two
   * coinbase transactions before BIP 30 repeat an earlier id.
   */
  String next(TxId txId, BlockRef block) {
    return seen.add(txId) ? txId.toString() : txId + "." + block.height();
  }

  /** The id of a lock. */
  static String lock(TracedOutput output) {
    if (output.address() != null) {
      return "address:" + output.address().text();
    }
    String descriptor = output.descriptor();
    if (descriptor.length() > LONGEST_DESCRIPTOR) {
      return "script:sha256:" + sha256(descriptor);
    }
    return "script:" + descriptor.replace('(', ':').replace(")", "");
  }

  private static String sha256(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(US_ASCII)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
