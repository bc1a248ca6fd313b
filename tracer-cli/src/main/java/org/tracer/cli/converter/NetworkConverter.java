package org.tracer.cli.converter;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.tracer.chain.bitcoin.BitcoinNetwork;
import org.tracer.error.InvalidInputException;
import picocli.CommandLine.ITypeConverter;

/** A network by its short name or CAIP-2 identifier. */
public final class NetworkConverter implements ITypeConverter<BitcoinNetwork> {

  @Override
  public BitcoinNetwork convert(String text) {
    return BitcoinNetwork.named(text)
        .orElseThrow(() ->
            new InvalidInputException(
                "there is no such chain",
                "value \"" + text + "\"",
                "There are: "
                    + Arrays.stream(BitcoinNetwork.values())
                        .map(BitcoinNetwork::shortName)
                        .collect(Collectors.joining(", "))
                    + "."));
  }
}
