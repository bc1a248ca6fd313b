package org.tracer.trace.account;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tracer.chain.Asset;
import org.tracer.chain.ChainId;
import org.tracer.chain.evm.EvmNetwork;
import org.tracer.chain.evm.ListedTokens;
import org.tracer.ledger.account.TokenClaims;

/**
 * Writes amounts for people. The symbol and decimals of a token that is not listed are what its
 * contract claims; a symbol never identifies an asset, so {@link Asset#toString()} belongs wherever
 * it matters which one it is. A symbol that another asset has too, or that is no plain word, comes
 * with the contract's address; what a reader cannot see is taken out of it, and a long one is cut.
 */
public final class AssetNames {

  /** More are no decimal places: a contract answers with one byte. */
  private static final int MOST_DECIMALS = 255;

  private static final int LONGEST_SYMBOL = 24;

  /** Letters that look like no other letters, and nothing that can be taken for an amount. */
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z][A-Za-z0-9.+_-]{0,15}");

  /** Symbol and decimals as they are shown; a null stands for none. */
  private record Name(@Nullable String symbol, @Nullable Integer decimals) {}

  private final Map<Asset, Name> names = new HashMap<>();

  private AssetNames(Asset coin, Map<Asset, TokenClaims> claims) {
    Map<Asset, Name> bare = new HashMap<>();
    Map<String, Integer> bearers = new HashMap<>();
    Set<Asset> all = new HashSet<>(claims.keySet());
    all.add(coin);
    for (Asset asset : all) {
      Name name = asset.contract() == null ? coin(asset) : token(claims.get(asset));
      bare.put(asset, name);
      if (name.symbol() != null) {
        bearers.merge(name.symbol().toUpperCase(Locale.ROOT), 1, Integer::sum);
      }
    }
    bare.forEach((asset, name) -> {
      String symbol = name.symbol();
      boolean alone =
          symbol == null
              || (PLAIN.matcher(symbol).matches()
                  && Integer.valueOf(1).equals(bearers.get(symbol.toUpperCase(Locale.ROOT))));
      boolean shown = alone || asset.contract() == null || ListedTokens.find(asset).isPresent();
      names.put(asset, shown ? name : new Name(withContract(symbol, asset), name.decimals()));
    });
  }

  /** The names of a report's assets. */
  public static AssetNames of(FundsReport report) {
    return of(report.chain(), report.context().claims());
  }

  /** The names of assets by the list of tokens, and of others by what their contracts claim. */
  public static AssetNames of(ChainId chain, Map<Asset, TokenClaims> claims) {
    Map<Asset, TokenClaims> all = new HashMap<>(claims);
    for (ListedTokens.Token token : ListedTokens.of(chain)) {
      all.put(token.asset(), new TokenClaims(token.symbol(), token.decimals()));
    }
    return new AssetNames(Asset.coin(chain), all);
  }

  /** {@code 12.5 USDT}; where decimals are not known, {@code 12500000 base units of eip155:…}. */
  public String amount(Asset asset, BigInteger baseUnits) {
    return decimal(asset, baseUnits)
        .map(text -> text + " " + symbol(asset))
        .orElseGet(() -> baseUnits + " base units of " + asset);
  }

  /** The symbol; where none is known, the asset's id. */
  public String symbol(Asset asset) {
    return knownSymbol(asset).orElseGet(asset::toString);
  }

  /** The symbol, if one is known. */
  public Optional<String> knownSymbol(Asset asset) {
    Name name = names.get(asset);
    return name == null ? Optional.empty() : Optional.ofNullable(name.symbol());
  }

  /** Decimal places of one whole unit, if they are known. */
  public OptionalInt decimals(Asset asset) {
    Name name = names.get(asset);
    return name == null || name.decimals() == null
        ? OptionalInt.empty()
        : OptionalInt.of(name.decimals());
  }

  /**
   * An amount in whole units, exactly and without needless zeros, if the number of decimals is
   * known.
   */
  public Optional<String> decimal(Asset asset, BigInteger baseUnits) {
    OptionalInt decimals = decimals(asset);
    if (decimals.isEmpty()) {
      return Optional.empty();
    }
    BigDecimal value = new BigDecimal(baseUnits, decimals.getAsInt());
    return Optional.of(value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString());
  }

  private static Name coin(Asset asset) {
    return EvmNetwork.named(asset.chain().toString())
        .map(network -> new Name(network.coin(), EvmNetwork.COIN_DECIMALS))
        .orElseGet(() -> new Name(null, null));
  }

  private static Name token(@Nullable TokenClaims claims) {
    if (claims == null) {
      return new Name(null, null);
    }
    Integer decimals = claims.decimals();
    boolean known = decimals != null && decimals >= 0 && decimals <= MOST_DECIMALS;
    return new Name(
        claims.symbol() == null ? null : visible(claims.symbol()), known ? decimals : null);
  }

  private static String withContract(@Nullable String symbol, Asset asset) {
    return "\"" + symbol + "\" (" + asset + ")";
  }

  /** What can be seen of a text; null if nothing can. */
  private static @Nullable String visible(String text) {
    StringBuilder seen = new StringBuilder();
    int length = 0;
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      int c = text.codePointAt(i);
      if (!isVisible(c)) {
        continue;
      }
      if (length++ == LONGEST_SYMBOL) {
        seen.append('…');
        break;
      }
      seen.appendCodePoint(c == '"' ? '\'' : c);
    }
    String symbol = seen.toString().strip();
    return symbol.isEmpty() ? null : symbol;
  }

  /** No control, direction mark, line end, joiner, accent that piles up, or half a character. */
  private static boolean isVisible(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.NON_SPACING_MARK,
          Character.ENCLOSING_MARK,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED ->
          false;
      default -> true;
    };
  }
}
