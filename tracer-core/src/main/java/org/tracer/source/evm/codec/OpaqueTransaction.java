package org.tracer.source.evm.codec;

/**
 * A transaction of a type that is not known here, such as a rollup's deposit: nothing is said of
 * who pays whom.
 *
 * @param encoded the type and what follows it
 */
public record OpaqueTransaction(int type, Bytes encoded) implements Transaction {

  public OpaqueTransaction {
    boolean known = type <= SignedTransaction.LAST_KNOWN_TYPE;
    if (known || type > LAST_TYPE || encoded.size() == 0 || encoded.at(0) != type) {
      throw new IllegalArgumentException("type " + type + ", " + encoded.size() + " bytes");
    }
  }
}
