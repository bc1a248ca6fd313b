package org.tracer.export.neo4j;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;

/**
 * Names a trace in a database that may hold several. The same address can be in two traces with
 * other amounts, so a node's key is the trace's and its id; the id alone is a property, by which
 * traces can be compared.
 */
record TraceKey(String text) {

  private static final int BYTES = 16;

  /** The first half of a SHA-256 of everything said of the trace as a whole. */
  static TraceKey of(Map<String, String> properties) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (Map.Entry<String, String> property : properties.entrySet()) {
        String line = property.getKey() + '=' + property.getValue() + '\n';
        digest.update(line.getBytes(UTF_8));
      }
      return new TraceKey(HexFormat.of().formatHex(digest.digest(), 0, BYTES));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** The key of a vertex or an edge. */
  String of(String id) {
    return text + '/' + id;
  }
}
