package org.tracer.source.evm.explorer;

import java.math.BigInteger;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tracer.chain.ChainId;
import org.tracer.chain.evm.EvmAddress;
import org.tracer.chain.evm.EvmHash;
import org.tracer.source.http.JsonValue;

/**
 * Reads the fields of a row strictly. Explorers write numbers as text, of lists as decimals, of
 * events as hexadecimal, where they write nothing behind the 0x for zero.
 */
record RowFields(JsonValue row, ChainId chain) {

  /** Seconds up to the year 9999. */
  private static final long LAST_SECOND = 253_402_300_799L;

  /** Text of a field; empty if it is absent, null or empty. */
  String text(String name) {
    Optional<JsonValue> field = row.optional(name);
    return field.isEmpty() ? "" : field.get().text();
  }

  BigInteger amount(String name) {
    String text = row.get(name).text();
    if (!text.matches("[0-9]{1,78}")) {
      throw row.get(name).unexpected("is not a whole number that is not negative");
    }
    return new BigInteger(text);
  }

  @Nullable BigInteger optionalAmount(String name) {
    return text(name).isEmpty() ? null : amount(name);
  }

  long number(String name) {
    return bounded(amount(name), name);
  }

  private long bounded(BigInteger value, String name) {
    if (value.bitLength() > 62) {
      throw row.get(name).unexpected("is too large");
    }
    return value.longValueExact();
  }

  int index(String name) {
    return index(number(name), name);
  }

  private int index(long value, String name) {
    if (value >= Integer.MAX_VALUE) {
      throw row.get(name).unexpected("is too large");
    }
    return Math.toIntExact(value);
  }

  long hexNumber(String name) {
    String text = row.get(name).text();
    if (!text.matches("0x[0-9a-fA-F]{0,16}")) {
      throw row.get(name).unexpected("is not a hexadecimal number");
    }
    return text.length() == 2 ? 0 : bounded(new BigInteger(text.substring(2), 16), name);
  }

  int hexIndex(String name) {
    return index(hexNumber(name), name);
  }

  Instant time(String name) {
    return time(number(name), name);
  }

  Instant hexTime(String name) {
    return time(hexNumber(name), name);
  }

  private Instant time(long seconds, String name) {
    if (seconds > LAST_SECOND) {
      throw row.get(name).unexpected("is no time");
    }
    return Instant.ofEpochSecond(seconds);
  }

  EvmHash hash(String name) {
    return row.get(name).parsed(EvmHash::parse);
  }

  /** An account; null if the field is absent or empty. */
  @Nullable EvmAddress optionalAddress(String name) {
    return text(name).isEmpty() ? null : address(name);
  }

  /** An account; letters of both cases carry no checksum here, for some chains have their own. */
  EvmAddress address(String name) {
    return row.get(name).parsed(text -> EvmAddress.parse(chain, text.toLowerCase(Locale.ROOT)));
  }
}
