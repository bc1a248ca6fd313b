package org.tracer.chain;

import org.tracer.error.InvalidInputException;

/**
 * A blockchain by its CAIP-2 identifier, such as {@code bip122:000000000019d6689c085ae165831e93}.
 *
 * @param namespace the family of chains, such as {@code bip122} or {@code eip155}
 * @param reference the chain within its family
 * @see <a href="https://chainagnostic.org/CAIPs/caip-2">CAIP-2</a>
 */
public record ChainId(String namespace, String reference) {

  public ChainId {
    if (!namespace.matches("[-a-z0-9]{3,8}") || !reference.matches("[-_a-zA-Z0-9]{1,32}")) {
      throw new InvalidInputException(
          "not a CAIP-2 chain identifier",
          namespace + ":" + reference,
          "Write namespace:reference.");
    }
  }

  public static ChainId parse(String text) {
    int colon = text.indexOf(':');
    if (colon < 0) {
      throw new InvalidInputException(
          "not a CAIP-2 chain identifier", text, "Write namespace:reference.");
    }
    return new ChainId(text.substring(0, colon), text.substring(colon + 1));
  }

  @Override
  public String toString() {
    return namespace + ":" + reference;
  }
}
