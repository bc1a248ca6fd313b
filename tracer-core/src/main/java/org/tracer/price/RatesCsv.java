package org.tracer.price;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.math.BigDecimal;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tracer.chain.bitcoin.BitcoinNetwork;
import org.tracer.chain.evm.EvmNetwork;
import org.tracer.error.MalformedDataException;

/**
 * Reads daily rates: {@code date,asset,currency,rate,source}, in this order and with these names in
 * the first line, a rate a line, as RFC 4180 has it, in UTF-8. Every line needs a source.
 */
public final class RatesCsv {

  private static final List<String> HEADER = List.of("date", "asset", "currency", "rate", "source");
  private static final int LONGEST_LINE = 4_096;
  private static final int MOST_LINES = 2_000_000;
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,20}(\\.[0-9]{1,20})?");
  private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");
  private static final Pattern CAIP_19 =
      Pattern.compile("[-a-z0-9]{3,8}:[-_a-zA-Z0-9]{1,32}/[-a-z0-9]{3,8}(:[-.%a-zA-Z0-9]{1,128})?");

  private final String file;
  private final Rates.Builder rates = new Rates.Builder();
  private int line;

  private RatesCsv(String file) {
    this.file = file;
  }

  /**
   * Reads a file to its end.
   *
   * @param file what it is called in errors and in results
   * @throws MalformedDataException if a line is not what it should be, or says again or otherwise
   *     what another says
   */
  public static Rates read(InputStream in, String file) throws IOException {
    MessageDigest digest = sha256();
    InputStream hashed = new DigestInputStream(in, digest);
    RatesCsv csv = new RatesCsv(file);
    try {
      csv.lines(
          new BufferedReader(
              new InputStreamReader(
                  hashed,
                  StandardCharsets.UTF_8
                      .newDecoder()
                      .onMalformedInput(CodingErrorAction.REPORT)
                      .onUnmappableCharacter(CodingErrorAction.REPORT))));
    } catch (CharacterCodingException e) {
      throw csv.wrong("the file is not UTF-8", "Save it as CSV in UTF-8.", e);
    }
    return csv.rates.build(file + ", SHA-256 " + HexFormat.of().formatHex(digest.digest()));
  }

  private void lines(Reader reader) throws IOException {
    boolean header = true;
    for (String text = next(reader); text != null; text = next(reader)) {
      if (text.isEmpty()) {
        continue;
      }
      List<String> fields =
          CsvLine.fields(text)
              .orElseThrow(() -> wrong("a quote is open or out of place", "", null));
      if (header) {
        if (!fields.equals(HEADER)) {
          throw wrong(
              "the first line does not name the columns",
              "Write: " + String.join(",", HEADER),
              null);
        }
        header = false;
      } else {
        rate(fields);
      }
    }
    if (header) {
      throw wrong("the file is empty", "Write first: " + String.join(",", HEADER), null);
    }
  }

  private void rate(List<String> fields) {
    if (fields.size() != HEADER.size()) {
      throw wrong("a line has " + fields.size() + " fields", "It needs five.", null);
    }
    String currency = fields.get(2).strip();
    if (!CURRENCY.matcher(currency).matches()) {
      throw wrong("\"" + currency + "\" is no currency", "Write its code, such as EUR.", null);
    }
    if (rates.currency() != null && !currency.equals(rates.currency())) {
      throw wrong(
          "the file has rates in " + rates.currency() + " and in " + currency,
          "One file has rates in one currency; split it.",
          null);
    }
    String source = fields.get(4).strip();
    if (source.isEmpty()) {
      throw wrong(
          "the rate has no source", "Write who states it: a value without is refused.", null);
    }
    Rate rate =
        new Rate(day(fields.get(0).strip()), currency, number(fields.get(3).strip()), source);
    if (!rates.add(asset(fields.get(1).strip()), rate)) {
      throw wrong(
          "a second rate of " + fields.get(1).strip() + " for " + rate.day(),
          "Leave one of them; which one is not for a program to choose.",
          null);
    }
  }

  private LocalDate day(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException e) {
      throw wrong("\"" + text + "\" is no day", "Write it like 2025-03-08; it is a day in UTC.", e);
    }
  }

  private BigDecimal number(String text) {
    if (!NUMBER.matcher(text).matches() || new BigDecimal(text).signum() == 0) {
      throw wrong(
          "\"" + text + "\" is no rate",
          "Write what one whole unit is worth, in digits with a point: 63000.5",
          null);
    }
    return new BigDecimal(text);
  }

  /** The id of an asset, from an id, or the name of the network or the symbol of its coin. */
  private String asset(String text) {
    if (CAIP_19.matcher(text).matches()) {
      return text;
    }
    if (text.equals("BTC")) {
      return BitcoinNetwork.MAIN.chainId() + "/native";
    }
    if (text.equals(EvmNetwork.ETHEREUM.coin())) {
      return "eip155:" + EvmNetwork.ETHEREUM.number() + "/native";
    }
    return BitcoinNetwork.named(text)
        .map(network -> network.chainId() + "/native")
        .or(() ->
            EvmNetwork.known().stream()
                .filter(known -> known.shortName().equals(text))
                .findFirst()
                .map(network -> "eip155:" + network.number() + "/native"))
        .orElseThrow(() ->
            wrong(
                "\"" + text + "\" is no asset that is known by this name",
                "Write BTC, ETH, a network such as base, or the asset's id as exports have it:"
                    + " eip155:1/erc20:0x…",
                null));
  }

  /** A line without its end; null at the end of the file. */
  private @Nullable String next(Reader reader) throws IOException {
    StringBuilder text = new StringBuilder();
    int c = reader.read();
    if (c < 0) {
      return null;
    }
    line++;
    if (line > MOST_LINES) {
      throw wrong("the file has more than " + MOST_LINES + " lines", "Leave out days.", null);
    }
    for (; c >= 0 && c != '\n'; c = reader.read()) {
      if (text.length() == LONGEST_LINE) {
        throw wrong("a line is longer than " + LONGEST_LINE + " characters", "", null);
      }
      text.append((char) c);
    }
    int end = text.length();
    if (end > 0 && text.charAt(end - 1) == '\r') {
      end--;
    }
    int begin = line == 1 && end > 0 && text.charAt(0) == '\ufeff' ? 1 : 0;
    return text.substring(begin, end);
  }

  private MalformedDataException wrong(String message, String remedy, @Nullable Throwable cause) {
    return new MalformedDataException(message, file + ", line " + line, remedy, cause);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
