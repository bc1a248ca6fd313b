package org.tracer.chain;

import java.math.BigInteger;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What is counted in an account: the coin of its chain, or a token of one contract. Two assets are
 * never added up.
 *
 * @param chain the chain on which it is
 * @param kind what sort of asset
 * @param contract the token's contract; null for the chain's own coin
 * @param tokenId which of a contract's tokens, for kinds that have several; null for the others
 */
public record Asset(
    ChainId chain, Kind kind, @Nullable Address contract, @Nullable BigInteger tokenId) {

  /** Sorts of assets; the names are those of CAIP-19. */
  public enum Kind {
    /** The chain's own coin, in which fees are paid. */
    NATIVE,
    /** A token of equal units. */
    ERC20,
    /** A token each of which is one. */
    ERC721,
    /** A token with a number and units. */
    ERC1155
  }

  public Asset {
    boolean numbered = kind == Kind.ERC721 || kind == Kind.ERC1155;
    if ((kind == Kind.NATIVE) != (contract == null) || numbered != (tokenId != null)) {
      throw new IllegalArgumentException("an asset that is not of kind " + kind);
    }
    if (contract != null && !contract.chain().equals(chain)) {
      throw new IllegalArgumentException("a token of another chain");
    }
  }

  /** The coin of a chain. */
  public static Asset coin(ChainId chain) {
    return new Asset(chain, Kind.NATIVE, null, null);
  }

  /** A token of equal units. */
  public static Asset token(Address contract) {
    return new Asset(contract.chain(), Kind.ERC20, contract, null);
  }

  /**
   * As CAIP-19 writes it, such as {@code eip155:1/erc20:0x…}; a coin as {@code eip155:1/native},
   * because its SLIP-44 number is no property of the chain.
   */
  @Override
  public String toString() {
    if (contract == null) {
      return chain + "/native";
    }
    String name = kind.name().toLowerCase(Locale.ROOT);
    return chain + "/" + name + ":" + contract.text() + (tokenId == null ? "" : "/" + tokenId);
  }
}
