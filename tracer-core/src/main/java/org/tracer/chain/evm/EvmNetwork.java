package org.tracer.chain.evm;

import java.util.List;
import java.util.Optional;
import org.tracer.chain.ChainId;

/**
 * A chain that runs the Ethereum virtual machine. Chains not listed here are known by their number.
 *
 * @param number its chain id (EIP-155)
 * @param shortName what the command line calls it
 * @param coin symbol of its own coin, whose base unit is always 10^-18
 * @see <a href="https://eips.ethereum.org/EIPS/eip-155">EIP-155</a>
 */
public record EvmNetwork(long number, String shortName, String coin) {

  /** Decimals of the coin of every EVM chain. */
  public static final int COIN_DECIMALS = 18;

  public static final EvmNetwork ETHEREUM = new EvmNetwork(1, "ethereum", "ETH");

  private static final List<EvmNetwork> KNOWN =
      List.of(
          ETHEREUM,
          new EvmNetwork(10, "optimism", "ETH"),
          new EvmNetwork(56, "bnb-smart-chain", "BNB"),
          new EvmNetwork(137, "polygon", "POL"),
          new EvmNetwork(8453, "base", "ETH"),
          new EvmNetwork(42161, "arbitrum", "ETH"),
          new EvmNetwork(43114, "avalanche", "AVAX"));

  private static final String NAMESPACE = "eip155";

  public EvmNetwork {
    if (number <= 0) {
      throw new IllegalArgumentException("chain id " + number);
    }
  }

  /** The network with a chain id; one that is not known is called by its number. */
  public static EvmNetwork of(long number) {
    return KNOWN.stream()
        .filter(known -> known.number == number)
        .findFirst()
        .orElseGet(() -> new EvmNetwork(number, NAMESPACE + ":" + number, "native"));
  }

  /** The network of a name, a number, or {@code eip155:} and a number. */
  public static Optional<EvmNetwork> named(String name) {
    String digits = name.startsWith(NAMESPACE + ":") ? name.substring(7) : name;
    if (digits.matches("[1-9][0-9]{0,17}")) {
      return Optional.of(of(Long.parseLong(digits)));
    }
    return KNOWN.stream().filter(known -> known.shortName.equals(name)).findFirst();
  }

  /** The networks that have names. */
  public static List<EvmNetwork> known() {
    return KNOWN;
  }

  public ChainId chainId() {
    return new ChainId(NAMESPACE, Long.toString(number));
  }
}
