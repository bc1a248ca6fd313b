package org.tracer.attribution.list;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tracer.attribution.CsvRows;
import org.tracer.attribution.TagInput;
import org.tracer.attribution.TagSink;
import org.tracer.error.InvalidInputException;
import org.tracer.error.MalformedDataException;

/**
 * Lists of OFAC's addresses as others extract them: one file for a currency, {@code
 * sanctioned_addresses_XBT.txt} with an address a line or the same as JSON, and {@code
 * ofac_sanctions_w_programs.csv} with address and program. They do not say whose an address is nor
 * when the list was published; the last does not even say of which chain, so a network must be
 * named.
 *
 * @see <a href="https://github.com/0xB10C/ofac-sanctioned-digital-currency-addresses">0xB10C, OFAC
 *     sanctioned digital currency addresses</a>
 */
public final class SdnAddressList {

  private static final Pattern CODE =
      Pattern.compile("sanctioned_addresses_([A-Z0-9]{2,8})\\.(?:txt|json)$");
  private static final Pattern JSON_TEXT = Pattern.compile("\"([^\"\\\\]{1,200})\"");

  private SdnAddressList() {}

  /** The code of the currency in the name of a file of one currency. */
  public static Optional<String> code(String name) {
    Matcher matcher = CODE.matcher(name);
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  /**
   * Reads the list of one currency.
   *
   * @param constants members that every tag has besides, such as its {@code lastmod}
   */
  public static void read(
      TagInput input, String code, Map<String, @Nullable Object> constants, TagSink to)
      throws IOException {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(input.open(), StandardCharsets.UTF_8.newDecoder()))) {
      long number = 0;
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        number++;
        String text = line.strip();
        if (text.startsWith("\"") || text.startsWith("[")) {
          Matcher quoted = JSON_TEXT.matcher(text);
          while (quoted.find()) {
            add(input, number, quoted.group(1), code, List.of(), constants, to);
          }
        } else if (!text.isEmpty() && !text.equals("]")) {
          add(input, number, text, code, List.of(), constants, to);
        }
      }
    } catch (CharacterCodingException e) {
      throw new MalformedDataException(
          "the list is not text in UTF-8", input.name(), "Name another file.", e);
    }
  }

  /** Reads addresses with programs; {@code constants} must name a network or a currency. */
  public static void readPrograms(
      TagInput input, Map<String, @Nullable Object> constants, TagSink to) throws IOException {
    try (var in = input.open()) {
      CsvRows rows = new CsvRows(in, input.name());
      long number = 0;
      for (List<String> row = rows.next(); row != null; row = rows.next()) {
        number++;
        if (row.size() != 2) {
          throw new MalformedDataException(
              "a line is not an address and a program", rows.where(), "Name another file.");
        }
        add(input, number, row.get(0), null, List.of(row.get(1).strip()), constants, to);
      }
    }
  }

  private static void add(
      TagInput input,
      long line,
      String address,
      @Nullable String code,
      List<String> programs,
      Map<String, @Nullable Object> constants,
      TagSink to)
      throws IOException {
    if (!address.strip().matches("[!-~]{5,200}")) {
      throw new MalformedDataException(
          "a line is no address", input.name() + ", line " + line, "Name another file.");
    }
    try {
      to.add(Sdn.tag(address, code, null, "", "", programs, constants));
    } catch (InvalidInputException e) {
      throw new MalformedDataException(
          String.valueOf(e.getMessage()),
          input.name() + ", line " + line + ", " + e.input(),
          e.remedy(),
          e);
    }
  }
}
