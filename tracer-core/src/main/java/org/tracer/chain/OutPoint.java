package org.tracer.chain;

import org.tracer.error.InvalidInputException;

/** One output of one transaction; text is {@code txid:vout}. */
public record OutPoint(TxId txId, int vout) implements Position {

  public OutPoint {
    if (vout < 0) {
      throw new IllegalArgumentException("output index " + vout + " is negative");
    }
  }

  public static OutPoint parse(String text) {
    int colon = text.indexOf(':');
    if (colon < 0) {
      throw new InvalidInputException(
          "cannot parse outpoint", "value \"" + text + "\"", "Write it as txid:vout.");
    }
    TxId txId = TxId.parse(text.substring(0, colon));
    String index = text.substring(colon + 1);
    if (!index.matches("0|[1-9][0-9]{0,8}")) {
      throw new InvalidInputException(
          "cannot parse outpoint",
          "output index \"" + index + "\" of value \"" + text + "\"",
          "Write it as txid:vout, counting outputs from 0.");
    }
    return new OutPoint(txId, Integer.parseInt(index));
  }

  @Override
  public String toString() {
    return txId + ":" + vout;
  }
}
