package org.tracer.cli.option;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tracer.chain.Asset;
import org.tracer.chain.ChainId;
import org.tracer.chain.evm.EvmAddress;
import org.tracer.chain.evm.EvmNetwork;
import org.tracer.chain.evm.ListedTokens;
import org.tracer.error.InvalidInputException;
import picocli.CommandLine.Option;

/** Which assets of a chain of accounts are meant. */
public final class AssetOptions {

  private static final Pattern NUMBERED =
      Pattern.compile("(erc721|erc1155):(0x[0-9a-fA-F]{40})/(0|[1-9][0-9]{0,77})");

  @Option(
      names = "--asset",
      paramLabel = "ASSET",
      description =
          "On chains of accounts: begin with this asset alone, such as eth, usdt or a token's"
              + " contract 0x…; repeatable.")
  private List<String> assets = new ArrayList<>();

  /** Refuses assets where there are none. */
  public void requireNone() {
    if (!assets.isEmpty()) {
      throw new InvalidInputException(
          "the source is of a chain with one asset",
          "--asset " + assets.getFirst(),
          "Leave --asset out.");
    }
  }

  /** The assets that were named, in their order; empty if none was. */
  public List<Asset> named(ChainId chain) {
    return assets.stream().map(name -> parse(chain, name.strip())).distinct().toList();
  }

  /** The coin, the listed tokens, and what was named: all that counts. */
  public Set<Asset> counted(ChainId chain) {
    Set<Asset> counted = new LinkedHashSet<>();
    counted.add(Asset.coin(chain));
    ListedTokens.of(chain).forEach(token -> counted.add(token.asset()));
    counted.addAll(named(chain));
    return counted;
  }

  private static Asset parse(ChainId chain, String name) {
    if (name.startsWith("0x")) {
      return Asset.token(EvmAddress.parse(chain, name));
    }
    Matcher numbered = NUMBERED.matcher(name);
    if (numbered.matches()) {
      return new Asset(
          chain,
          Asset.Kind.valueOf(numbered.group(1).toUpperCase(Locale.ROOT)),
          EvmAddress.parse(chain, numbered.group(2)),
          new BigInteger(numbered.group(3)));
    }
    String coin = EvmNetwork.named(chain.toString()).orElseThrow().coin();
    if (name.equalsIgnoreCase(coin) || name.equalsIgnoreCase("native")) {
      return Asset.coin(chain);
    }
    return ListedTokens.named(chain, name)
        .map(ListedTokens.Token::asset)
        .orElseThrow(() ->
            new InvalidInputException(
                "there is no such asset on the list for this chain",
                "--asset, value \"" + name + "\", chain " + chain,
                "There are: "
                    + Stream.concat(
                            Stream.of(coin),
                            ListedTokens.of(chain).stream().map(ListedTokens.Token::symbol))
                        .collect(Collectors.joining(", "))
                    + "; any other token by its contract, 0x…, one of many as erc721:0x…/NUMBER"));
  }
}
