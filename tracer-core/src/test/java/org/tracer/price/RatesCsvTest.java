package org.tracer.price;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tracer.error.MalformedDataException;

class RatesCsvTest {

  private static final String HEADER = "date,asset,currency,rate,source\n";
  private static final String BITCOIN = "bip122:000000000019d6689c085ae165831e93/native";
  private static final String USDT = "eip155:1/erc20:0xdAC17F958D2ee523a2206206994597C13D831ec7";

  @Test
  void read_shouldGiveTheRateOfTheDayInUtc() throws IOException {
    Rates rates =
        read(
            "2025-03-08,BTC,EUR,79000.5,\"Bank, daily fixing\"\r\n"
                + "2025-03-09,bitcoin,EUR,80000,\"a \"\"second\"\" bank\"\n\n"
                + "2025-03-08,ETH,EUR,2000,Bank\n"
                + "2025-03-08,base,EUR,2001,Bank\n"
                + "2025-03-08,"
                + USDT.toLowerCase(Locale.ROOT)
                + ",EUR,0.92,Bank");
    assertThat(rates.currency()).isEqualTo("EUR");
    Rate first = rates.at(BITCOIN, Instant.parse("2025-03-08T23:59:59Z")).orElseThrow();
    assertThat(first).hasToString("79000.5 EUR, Bank, daily fixing, 2025-03-08");
    Rate second = rates.at(BITCOIN, Instant.parse("2025-03-09T00:00:00Z")).orElseThrow();
    assertThat(second.source()).isEqualTo("a \"second\" bank");
    assertThat(rates.at("eip155:1/native", Instant.parse("2025-03-08T12:00:00Z"))).isPresent();
    assertThat(rates.at("eip155:8453/native", Instant.parse("2025-03-08T12:00:00Z"))).isPresent();
    assertThat(rates.at("eip155:10/native", Instant.parse("2025-03-08T12:00:00Z"))).isEmpty();
    assertThat(rates.at(USDT, Instant.parse("2025-03-08T12:00:00Z"))).isPresent();
  }

  @Test
  void at_shouldInventNothingForADayOrATimeWithoutRate() throws IOException {
    Rates rates = read("2025-03-07,BTC,EUR,79000,Bank\n2025-03-10,BTC,EUR,81000,Bank\n");
    assertThat(rates.at(BITCOIN, Instant.parse("2025-03-08T12:00:00Z"))).isEmpty();
    assertThat(rates.at(BITCOIN, null)).isEmpty();
    assertThat(Rates.NONE.at(BITCOIN, Instant.EPOCH)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    // 0.01 of 79000.50 is 790.005, half way to 790.00 and 790.01: to the even one.
    "EUR, 79000.50, 1000000, 8, 790.00",
    "EUR, 79001.50, 1000000, 8, 790.02",
    "JPY, 12345678.9, 50000000, 8, 6172839",
    "KWD, 25000, 1, 8, 0.000",
    "KWD, 25000, 4, 8, 0.001",
    // What no double holds: 123456789012345678901.234567890123456789 units at 3.
    "USD, 3, 123456789012345678901234567890123456789, 18, 370370367037037036703.70"
  })
  void worth_shouldRoundToTheSmallestUnitOnly(
      String currency, String rate, BigInteger amount, int decimals, String worth)
      throws IOException {
    Rates rates = read("2025-03-08,BTC," + currency + "," + rate + ",Bank\n");
    Rate one = rates.at(BITCOIN, Instant.parse("2025-03-08T00:00:00Z")).orElseThrow();
    assertThat(one.worth(amount, decimals).toPlainString()).isEqualTo(worth);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          2025-03-08,BTC,EUR,79000,            | has no source
          2025-03-08,BTC,EUR,79000             | has 4 fields
          2025-03-08,BTC,EUR,79.000,5,Bank     | has 6 fields
          2025-02-30,BTC,EUR,79000,Bank        | is no day
          08.03.2025,BTC,EUR,79000,Bank        | is no day
          2025-03-08,BTC,euro,79000,Bank       | is no currency
          2025-03-08,BTC,EUR,-1,Bank           | is no rate
          2025-03-08,BTC,EUR,0,Bank            | is no rate
          2025-03-08,BTC,EUR,1e9,Bank          | is no rate
          2025-03-08,SHIB,EUR,1,Bank           | no asset that is known
          2025-03-08,BTC,EUR,1,"Bank           | a quote is open
          2025-03-08,BTC,EUR,1,Ba"nk"          | a quote is open
          """)
  void read_shouldSayWhichLineIsWrong(String line, String message) {
    assertThatThrownBy(() -> read("2025-03-01,BTC,EUR,1,Bank\n" + line + "\n"))
        .isInstanceOf(MalformedDataException.class)
        .hasMessageContaining(message)
        .extracting(e -> ((MalformedDataException) e).input())
        .isEqualTo("rates.csv, line 3");
  }

  @Test
  void read_shouldRefuseTwoRatesForADayAndTwoCurrencies() {
    assertThatThrownBy(() -> read("2025-03-08,BTC,EUR,1,A\n2025-03-08,bitcoin,EUR,1,A\n"))
        .hasMessageContaining("a second rate");
    assertThatThrownBy(() -> read("2025-03-08,BTC,EUR,1,A\n2025-03-09,BTC,USD,1,A\n"))
        .hasMessageContaining("in EUR and in USD");
  }

  @Test
  void read_shouldRefuseWhatIsNoSuchFile() {
    assertThatThrownBy(() -> read(new byte[0])).hasMessageContaining("is empty");
    assertThatThrownBy(() -> read("day;coin\n".getBytes(UTF_8)))
        .hasMessageContaining("does not name the columns");
    assertThatThrownBy(() -> read(new byte[] {'d', (byte) 0xff, '\n'}))
        .hasMessageContaining("not UTF-8");
    assertThatThrownBy(() -> read("x".repeat(100_000).getBytes(UTF_8)))
        .hasMessageContaining("longer than");
  }

  @Test
  void origin_shouldNameTheFileAndItsHash() throws IOException {
    // printf 'date,asset,currency,rate,source\n2025-03-08,BTC,EUR,1,A\n' | sha256sum
    assertThat(read("2025-03-08,BTC,EUR,1,A\n").origin())
        .isEqualTo(
            "rates.csv, SHA-256 4f3e2f71ef308c681293b666a0873f089b93dec17f734077909cd1d415276539");
    byte[] marked = ("\ufeff" + HEADER + "2025-03-08,BTC,EUR,1,A\n").getBytes(UTF_8);
    assertThat(read(marked).isEmpty()).isFalse();
  }

  private static Rates read(String lines) throws IOException {
    return read((HEADER + lines).getBytes(UTF_8));
  }

  private static Rates read(byte[] bytes) throws IOException {
    return RatesCsv.read(new ByteArrayInputStream(bytes), "rates.csv");
  }
}
