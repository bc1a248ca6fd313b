package org.tracer.chain.evm;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.tracer.chain.Asset;
import org.tracer.chain.ChainId;

/**
 * The tokens that count without being named: the large dollar tokens, and each chain's coin in the
 * form of a token. Everybody can make a contract that calls itself by one of these symbols; it is
 * the contract's address that is listed.
 */
public final class ListedTokens {

  /**
   * A token of the list.
   *
   * @param decimals decimal places of one whole token
   */
  public record Token(Asset asset, String symbol, int decimals) {}

  private static final String FILE = "tokens.csv";
  private static final List<Token> ALL = read();

  private ListedTokens() {}

  /** The listed tokens of a chain, in the order of the list; none for a chain that has none. */
  public static List<Token> of(ChainId chain) {
    return ALL.stream().filter(token -> token.asset.chain().equals(chain)).toList();
  }

  /** The listed token that an asset is. */
  public static Optional<Token> find(Asset asset) {
    return ALL.stream().filter(token -> token.asset.equals(asset)).findFirst();
  }

  /** The listed token of a chain with a symbol, in letters of any case. */
  public static Optional<Token> named(ChainId chain, String symbol) {
    return of(chain).stream().filter(token -> token.symbol.equalsIgnoreCase(symbol)).findFirst();
  }

  private static List<Token> read() {
    InputStream file = Objects.requireNonNull(ListedTokens.class.getResourceAsStream(FILE), FILE);
    List<Token> tokens = new ArrayList<>();
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
      lines.readLine();
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String[] cells = line.split(",", -1);
        ChainId chain = EvmNetwork.of(Long.parseLong(cells[0])).chainId();
        Asset asset = Asset.token(EvmAddress.parse(chain, cells[1]));
        tokens.add(new Token(asset, cells[2], Integer.parseInt(cells[3])));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return List.copyOf(tokens);
  }
}
