package org.tracer.source.evm.rpc;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tracer.chain.evm.EvmAddress;
import org.tracer.ledger.account.TokenClaims;
import org.tracer.source.http.Answer;

/** Asks tokens for their symbol and decimal places, once each. They may answer anything. */
final class TokenClaimsReader {

  private static final String SYMBOL = "0x95d89b41";
  private static final String DECIMALS = "0x313ce567";
  private static final int LONGEST = 32;
  private static final int MOST_DECIMALS = 255;

  /** A longer text is no symbol, and is not looked at. */
  private static final int MOST_BYTES = 1_024;

  private final ContractCalls calls;
  private final Map<EvmAddress, TokenClaims> known = new HashMap<>();

  TokenClaimsReader(ContractCalls calls) {
    this.calls = calls;
  }

  TokenClaims read(EvmAddress token) {
    TokenClaims claims = known.get(token);
    if (claims == null) {
      List<Optional<byte[]>> answers = calls.ask(token, List.of(SYMBOL, DECIMALS));
      claims =
          new TokenClaims(
              answers.get(0).map(TokenClaimsReader::symbol).orElse(null),
              answers.get(1).map(TokenClaimsReader::decimals).orElse(null));
      known.put(token, claims);
    }
    return claims;
  }

  /** A string of the ABI; tokens before it had one answer with 32 bytes, filled up with zeros. */
  static @Nullable String symbol(byte[] answer) {
    byte[] text;
    if (answer.length == ContractCalls.WORD) {
      int end = 0;
      while (end < answer.length && answer[end] != 0) {
        end++;
      }
      text = Arrays.copyOf(answer, end);
    } else {
      int start = number(answer, 0);
      int length = start < 0 ? -1 : number(answer, start);
      if (length < 0
          || length > MOST_BYTES
          || length > answer.length - start - ContractCalls.WORD) {
        return null;
      }
      int first = start + ContractCalls.WORD;
      text = Arrays.copyOfRange(answer, first, first + length);
    }
    return Answer.strictUtf8(text).map(TokenClaimsReader::printable).orElse(null);
  }

  /** The number in the word at a place; less than zero if there is none below a million. */
  private static int number(byte[] answer, int at) {
    if (at > answer.length - ContractCalls.WORD) {
      return -1;
    }
    BigInteger number = new BigInteger(1, answer, at, ContractCalls.WORD);
    return number.bitLength() > 20 ? -1 : number.intValue();
  }

  /**
   * What can be seen of a text, on one line; characters that hide or reorder others are left out.
   */
  private static @Nullable String printable(String text) {
    StringBuilder seen = new StringBuilder();
    int count = 0;
    boolean cut = false;
    for (int c : text.codePoints().toArray()) {
      boolean blank = Character.isWhitespace(c) || Character.isSpaceChar(c);
      if (blank ? seen.isEmpty() || seen.charAt(seen.length() - 1) == ' ' : !isSeen(c)) {
        continue;
      }
      if (count++ == LONGEST) {
        cut = true;
        break;
      }
      seen.appendCodePoint(blank ? ' ' : c);
    }
    String symbol = seen.toString().strip();
    return symbol.isEmpty() ? null : cut ? symbol + "…" : symbol;
  }

  private static boolean isSeen(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.NON_SPACING_MARK,
          Character.ENCLOSING_MARK,
          Character.COMBINING_SPACING_MARK ->
          false;
      // Letters and a symbol that are blank all the same.
      default -> c != 0x115f && c != 0x1160 && c != 0x3164 && c != 0xffa0 && c != 0x2800;
    };
  }

  static @Nullable Integer decimals(byte[] answer) {
    if (answer.length != ContractCalls.WORD) {
      return null;
    }
    BigInteger number = new BigInteger(1, answer);
    return number.compareTo(BigInteger.valueOf(MOST_DECIMALS)) > 0 ? null : number.intValue();
  }
}
