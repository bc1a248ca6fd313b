package org.tracer.attribution;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tracer.chain.bitcoin.BitcoinNetwork;
import org.tracer.chain.evm.EvmNetwork;
import org.tracer.error.InvalidInputException;

/** Names of networks, and the codes of currencies that published lists use. */
final class KnownNetworks {

  private static final Set<String> CODES = codes();

  /** What a word may differ from a name in that it may be meant for. */
  private static final int NEAR = 2;

  private static final int MOST_NEAR = 3;

  private KnownNetworks() {}

  /** Refuses what is no code in capitals that any published list uses. */
  static void requireCode(String code) {
    if (!CODES.contains(code)) {
      String near = near(code);
      throw new InvalidInputException(
          "no network or currency of this name is known",
          "network \"" + code + "\"",
          (near.isEmpty() ? "" : "Nearest: " + near + ". ")
              + "There are: "
              + names().collect(Collectors.joining(", "))
              + "; codes such as LTC; others as CAIP-2 has them, such as eip155:250.");
    }
  }

  private static Stream<String> names() {
    return Stream.of(
            Stream.of(BitcoinNetwork.values()).map(BitcoinNetwork::shortName),
            EvmNetwork.known().stream().map(EvmNetwork::shortName),
            Stream.of("tron"))
        .flatMap(some -> some);
  }

  private static String near(String word) {
    String lower = word.toLowerCase(Locale.ROOT);
    int most = Math.min(NEAR, lower.length() / 2);
    return Stream.concat(names(), CODES.stream())
        .filter(name -> distance(lower, name.toLowerCase(Locale.ROOT)) <= most)
        .sorted(Comparator.comparingInt(name -> distance(lower, name.toLowerCase(Locale.ROOT))))
        .limit(MOST_NEAR)
        .collect(Collectors.joining(", "));
  }

  /** How many characters must be put in, left out or replaced to make one of the other. */
  static int distance(String one, String other) {
    int[] before = new int[other.length() + 1];
    for (int j = 0; j <= other.length(); j++) {
      before[j] = j;
    }
    for (int i = 1; i <= one.length(); i++) {
      int[] now = new int[other.length() + 1];
      now[0] = i;
      for (int j = 1; j <= other.length(); j++) {
        int replaced = before[j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        now[j] = Math.min(replaced, 1 + Math.min(before[j], now[j - 1]));
      }
      before = now;
    }
    return before[other.length()];
  }

  private static Set<String> codes() {
    Set<String> codes = new TreeSet<>();
    try (InputStream in = KnownNetworks.class.getResourceAsStream("currencies.csv")) {
      CsvRows csv = new CsvRows(Objects.requireNonNull(in), "currencies.csv");
      csv.next();
      for (List<String> row = csv.next(); row != null; row = csv.next()) {
        codes.add(row.getFirst());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return codes;
  }
}
