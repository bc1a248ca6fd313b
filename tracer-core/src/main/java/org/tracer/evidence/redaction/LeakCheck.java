package org.tracer.evidence.redaction;

import java.io.IOException;
import java.io.InputStream;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tracer.error.InvalidInputException;

/**
 * Looks through a redacted text for addresses that do not stay. It shares no code with what redacts
 * but the list of what stays: it looks for the hidden addresses wherever they are, even inside of
 * longer words and cut off by dots, and for everything of the form of an address.
 */
final class LeakCheck {

  private static final Pattern EVM = Pattern.compile("(?i)0x([0-9a-f]{40,65})");
  private static final Pattern SEGWIT =
      Pattern.compile("(?i)(?:bc|tb|bcrt)1[02-9ac-hj-np-z]{11,87}");
  private static final Pattern DESCRIPTOR =
      Pattern.compile("(?i)\\b(?:raw|pk)\\(((?:[0-9a-f]{2}){1,2000}+)\\)");
  private static final Pattern BASE58 = Pattern.compile("(?=([123mn][1-9A-HJ-NP-Za-km-z]{24,34}))");
  private static final Pattern CUT =
      Pattern.compile("([0-9A-Za-z]{4,90})(?:\\xe2\\x80\\xa6|\\.\\.|\\\\u2026)");
  private static final Pattern HEX = Pattern.compile("(?i)[0-9a-f]+");

  /** Digits and letters need no escape in JSON; who writes one hides something. */
  private static final Pattern ESCAPED =
      Pattern.compile("(?<!\\\\)(?:\\\\\\\\){0,50}\\\\u00(?:3[0-9]|[46][1-9a-fA-F]|[57][0-9aA])");

  private final Set<String> stays;
  private final Needles hidden;

  LeakCheck(Disclosed disclosed, Collection<String> hidden) {
    this.stays = disclosed.inSmallLetters();
    this.hidden = new Needles(hidden);
  }

  void read(InputStream in, String name) throws IOException {
    Windows.read(
        in,
        (text, from, to, base) -> {
          Piece piece = new Piece(text, from, to, base, name);
          String lower = text.toLowerCase(Locale.ROOT);
          hidden.find(lower, from, to, (needle, at) -> needle(piece, lower, at));
          piece.each(EVM, found -> account(piece, found));
          piece.each(SEGWIT, found -> segwit(piece, found));
          piece.each(DESCRIPTOR, found -> descriptor(piece, found));
          piece.each(BASE58, found -> base58(piece, found));
          piece.each(CUT, found -> cut(piece, found));
          piece.each(
              ESCAPED,
              found -> {
                throw piece.leak(found.start(), "a letter or digit is written as an escape");
              });
        });
  }

  /** A key may be found inside of a whole script that stays. */
  private void needle(Piece piece, String text, int at) {
    if (!stays.contains(wordAt(text, at))) {
      throw piece.leak(at, "a redacted address is still in the text");
    }
  }

  private static String wordAt(String text, int place) {
    int start = place;
    while (start > 0 && Character.isLetterOrDigit(text.charAt(start - 1))) {
      start--;
    }
    int end = place;
    while (end < text.length() && Character.isLetterOrDigit(text.charAt(end))) {
      end++;
    }
    return text.substring(start, end);
  }

  private void account(Piece piece, Matcher found) {
    String digits = found.group(1).toLowerCase(Locale.ROOT);
    boolean word = digits.length() == 64;
    String address = word ? digits.substring(24) : digits.substring(0, 40);
    boolean hash = word && !digits.startsWith("0".repeat(24));
    if (!hash && !stays.contains("0x" + address)) {
      throw piece.leak(found.start(), "an address is left in the text");
    }
  }

  /** The checksum is not asked for: an address with one wrong letter is as good as a right one. */
  private void segwit(Piece piece, Matcher found) {
    String word = found.group();
    // "bc1" is in many hashes, and in base58 addresses.
    if (!HEX.matcher(word).matches()
        && !stays.contains(word.toLowerCase(Locale.ROOT))
        && !stays.contains(wordAt(piece.text(), found.start()).toLowerCase(Locale.ROOT))) {
      throw piece.leak(found.start(), "what looks like an address is left in the text");
    }
  }

  private void descriptor(Piece piece, Matcher found) {
    if (!stays.contains(found.group(1).toLowerCase(Locale.ROOT))) {
      throw piece.leak(found.start(), "a descriptor is left in the text");
    }
  }

  private void base58(Piece piece, Matcher found) {
    String word = found.group(1);
    if (HEX.matcher(word).matches()) {
      return;
    }
    for (int length = 25; length <= word.length(); length++) {
      String part = word.substring(0, length);
      if (Base58Check.holds(part) && !stays.contains(part.toLowerCase(Locale.ROOT))) {
        throw piece.leak(found.start(), "an address is left in the text");
      }
    }
  }

  private void cut(Piece piece, Matcher found) {
    if (hidden.beginsOne(found.group(1).toLowerCase(Locale.ROOT))) {
      throw piece.leak(found.start(), "the beginning of a redacted address is in the text");
    }
  }

  private record Piece(String text, int from, int to, long base, String name) {

    /** What begins in this piece. */
    void each(Pattern pattern, Consumer<Matcher> use) {
      Matcher matcher = pattern.matcher(text);
      matcher.useTransparentBounds(true).region(from, text.length());
      while (matcher.find() && matcher.start() < to) {
        use.accept(matcher);
      }
    }

    InvalidInputException leak(int at, String what) {
      return new InvalidInputException(
          what,
          name + ", byte " + (base + at),
          "Nothing was disclosed. Leave this text out, or name the address as one that stays.");
    }
  }
}
