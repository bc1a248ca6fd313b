package org.tracer.cli.option;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.tracer.chain.ChainId;
import org.tracer.chain.bitcoin.BitcoinNetwork;
import org.tracer.chain.bitcoin.LockingScript;
import org.tracer.chain.evm.EvmAddress;
import org.tracer.cli.converter.SeedText;
import org.tracer.error.InvalidInputException;
import org.tracer.error.MalformedDataException;
import org.tracer.error.TracerException;
import org.tracer.trace.StopListEntry;

/**
 * Addresses to stop at, from options and from CSV files (RFC 4180, without line breaks in cells).
 */
final class StopList {

  private static final String NO_REASON = "on the stop list";

  /**
   * One address with its reason.
   *
   * @param where file and line, or the option
   */
  record Line(String where, SeedText place, String name, String reason) {

    StopListEntry entry(BitcoinNetwork network) {
      return new StopListEntry(name, script(network), reason);
    }

    /** The account of an EVM chain that the line names. */
    EvmAddress account(ChainId chain) {
      if (place instanceof SeedText.OfAccount account) {
        return account.account(chain);
      }
      throw new InvalidInputException(
          "not an account of the chain",
          where + ", value \"" + name + "\"",
          "Write 0x and 40 digits.");
    }

    private LockingScript script(BitcoinNetwork network) {
      return switch (place.onOutputs()) {
        case SeedText.OfAddress address -> {
          try {
            yield address.script(network);
          } catch (InvalidInputException e) {
            throw new InvalidInputException(text(e), where + ", " + e.input(), e.remedy(), e);
          }
        }
        case SeedText.OfScript script -> script.script();
        case SeedText.OfTransaction transaction -> throw notAnAddress(where, name);
      };
    }
  }

  private StopList() {}

  /** Parses {@code ADDRESS} or {@code ADDRESS=REASON}. */
  static Line parse(String option) {
    int equals = option.indexOf('=');
    String address = equals < 0 ? option : option.substring(0, equals);
    return line("--stop", address.strip(), equals < 0 ? "" : option.substring(equals + 1));
  }

  /**
   * Reads a file of {@code address,reason}; a first line {@code address,…} is a heading, and empty
   * lines and lines that begin with {@code #} are skipped.
   */
  static List<Line> read(Path file) {
    List<Line> lines = new ArrayList<>();
    int number = 0;
    for (String text : text(file).split("\r\n|\r|\n", -1)) {
      number++;
      if (text.isBlank() || text.startsWith("#")) {
        continue;
      }
      int comma = text.indexOf(',');
      String address = unquoted(comma < 0 ? text : text.substring(0, comma));
      if (lines.isEmpty() && address.equalsIgnoreCase("address")) {
        continue;
      }
      String where = file + ", line " + number;
      try {
        lines.add(line(where, address, comma < 0 ? "" : unquoted(text.substring(comma + 1))));
      } catch (InvalidInputException e) {
        throw new MalformedDataException(text(e), e.input(), e.remedy(), e);
      }
    }
    return lines;
  }

  private static Line line(String where, String address, String reason) {
    SeedText place;
    try {
      place = SeedText.parse(address);
    } catch (InvalidInputException e) {
      throw new InvalidInputException(text(e), where + ", " + e.input(), e.remedy(), e);
    }
    if (place instanceof SeedText.OfTransaction || place instanceof SeedText.OfAccountTransaction) {
      throw notAnAddress(where, address);
    }
    String said = reason.strip();
    return new Line(where, place, address, said.isEmpty() ? NO_REASON : said);
  }

  private static InvalidInputException notAnAddress(String where, String text) {
    return new InvalidInputException(
        "only addresses can be on a stop list",
        where + ", value \"" + text + "\"",
        "Name an address.");
  }

  private static String text(Path file) {
    try {
      byte[] bytes = Files.readAllBytes(file);
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return text.startsWith("\ufeff") ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw new MalformedDataException(
          "the stop list is not UTF-8 text", file.toString(), "Save it as CSV in UTF-8.", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String unquoted(String cell) {
    String text = cell.strip();
    return text.length() >= 2 && text.startsWith("\"") && text.endsWith("\"")
        ? text.substring(1, text.length() - 1).replace("\"\"", "\"")
        : text;
  }

  private static String text(TracerException failure) {
    String message = failure.getMessage();
    return message == null ? "cannot parse address" : message;
  }
}
