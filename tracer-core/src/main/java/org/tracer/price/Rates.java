package org.tracer.price;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Daily rates of one currency. A day that has no rate has none: nothing is taken from the day
 * before. Immutable.
 */
public final class Rates {

  /** No rates: nothing is worth anything that could be stated. */
  public static final Rates NONE = new Rates("", "", Map.of());

  private record Day(String asset, LocalDate day) {}

  private final String origin;
  private final String currency;
  private final Map<Day, Rate> rates;

  private Rates(String origin, String currency, Map<Day, Rate> rates) {
    this.origin = origin;
    this.currency = currency;
    this.rates = rates;
  }

  /** Whether there is no rate at all. */
  public boolean isEmpty() {
    return rates.isEmpty();
  }

  /** Where the rates come from: the file, with the hash of what was read. */
  public String origin() {
    return origin;
  }

  /** The currency's ISO 4217 code; empty without rates. */
  public String currency() {
    return currency;
  }

  /**
   * The rate of the day of a block, in UTC, if there is one.
   *
   * @param asset as CAIP-19 writes it, a coin as {@code bip122:…/native}
   * @param time the block's; null if it is not known
   */
  public Optional<Rate> at(String asset, @Nullable Instant time) {
    if (time == null || rates.isEmpty()) {
      return Optional.empty();
    }
    LocalDate day = LocalDate.ofInstant(time, ZoneOffset.UTC);
    return Optional.ofNullable(rates.get(new Day(key(asset), day)));
  }

  /** Addresses in ids have several spellings. */
  static String key(String asset) {
    return asset.toLowerCase(Locale.ROOT);
  }

  /** Collects rates. */
  static final class Builder {

    private final Map<Day, Rate> rates = new HashMap<>();
    private @Nullable String currency;

    /** Whether the rate was taken; not if its asset has one for the day already. */
    boolean add(String asset, Rate rate) {
      currency = rate.currency();
      return rates.putIfAbsent(new Day(key(asset), rate.day()), rate) == null;
    }

    /** The currency of what was added; null before. */
    @Nullable String currency() {
      return currency;
    }

    Rates build(String origin) {
      return new Rates(origin, currency == null ? "" : currency, Map.copyOf(rates));
    }
  }
}
