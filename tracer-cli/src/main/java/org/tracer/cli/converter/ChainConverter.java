package org.tracer.cli.converter;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tracer.chain.ChainId;
import org.tracer.chain.bitcoin.BitcoinNetwork;
import org.tracer.chain.evm.EvmNetwork;
import org.tracer.error.InvalidInputException;
import picocli.CommandLine.ITypeConverter;

/** A chain by its short name, its EIP-155 number or its CAIP-2 identifier. */
public final class ChainConverter implements ITypeConverter<ChainId> {

  @Override
  public ChainId convert(String text) {
    Optional<ChainId> bitcoin = BitcoinNetwork.named(text).map(BitcoinNetwork::chainId);
    return bitcoin
        .or(() -> EvmNetwork.named(text).map(EvmNetwork::chainId))
        .orElseThrow(() ->
            new InvalidInputException(
                "there is no such chain",
                "value \"" + text + "\"",
                "There are: "
                    + names().collect(Collectors.joining(", "))
                    + "; other EVM chains by number, such as eip155:250."));
  }

  /** The names there are. */
  public static Stream<String> names() {
    return Stream.concat(
        Arrays.stream(BitcoinNetwork.values()).map(BitcoinNetwork::shortName),
        EvmNetwork.known().stream().map(EvmNetwork::shortName));
  }

  /** What a chain is called, by its name where it has one. */
  public static String name(ChainId chain) {
    return BitcoinNetwork.of(chain)
        .map(BitcoinNetwork::shortName)
        .or(() -> EvmNetwork.named(chain.toString()).map(EvmNetwork::shortName))
        .orElse(chain.toString());
  }
}
