package org.tracer.evidence.redaction;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tracer.chain.ChainId;
import org.tracer.chain.bitcoin.BitcoinAddress;
import org.tracer.chain.bitcoin.BitcoinNetwork;
import org.tracer.chain.bitcoin.LockingScript;
import org.tracer.chain.evm.EvmAddress;
import org.tracer.error.InvalidInputException;

/**
 * Finds in a run of letters and digits what names an account or a lock on any chain that is known:
 * an EVM address, a Bitcoin address with its checksum right, and in hexadecimal text locking
 * scripts and public keys. Hashes of 32 bytes and numbers are none.
 */
final class AddressTokens {

  /**
   * Something that names an account or lock.
   *
   * @param start in the run
   * @param end exclusive
   * @param address in the usual spelling; scripts and keys as they are written
   */
  record Token(int start, int end, String address) {}

  /** The shortest that is looked at outside of {@code raw(…)}: a witness program of two bytes. */
  private static final int SHORTEST = 14;

  private static final int HASH_DIGITS = 64;
  private static final int ADDRESS_DIGITS = 40;
  private static final int SHORTEST_SCRIPT = 44;
  private static final ChainId ANY_EVM = new ChainId("eip155", "1");

  private static final Pattern BASE58 = Pattern.compile("[123mn][1-9A-HJ-NP-Za-km-z]{24,34}");
  private static final Pattern SEGWIT = Pattern.compile("(?i)(bc|tb|bcrt)1[0-9a-z]{6,87}");
  private static final Pattern HEX = Pattern.compile("[0-9a-fA-F]++");
  private static final Pattern KEY = Pattern.compile("0[23].{64}|0[467].{128}");
  private static final Pattern PADDING = Pattern.compile("0{24}");

  /** One for each way in which networks write addresses. */
  private static final List<BitcoinNetwork> NETWORKS =
      List.of(BitcoinNetwork.MAIN, BitcoinNetwork.TESTNET3, BitcoinNetwork.REGTEST);

  private AddressTokens() {}

  /** In the order in which they stand; they do not overlap. */
  static List<Token> in(String run, Runs at) {
    if (at.inside() == Runs.Inside.RAW) {
      return isBytes(run) ? List.of(new Token(0, run.length(), run)) : List.of();
    }
    if (run.length() < SHORTEST) {
      return List.of();
    }
    List<Token> found = prefixed(run);
    if (!found.isEmpty()) {
      return found;
    }
    for (int start : starts(at)) {
      Token whole = start < run.length() ? whole(run, start, at) : null;
      if (whole != null) {
        return List.of(whole);
      }
    }
    return List.of();
  }

  /** Behind a backslash the run may begin with what is left of an escape in JSON. */
  private static int[] starts(Runs at) {
    return at.follows("\\") ? new int[] {0, 1, 5} : new int[] {0};
  }

  /** EVM addresses with {@code 0x}, wherever they are, and those that fill a word of 32 bytes. */
  private static List<Token> prefixed(String run) {
    List<Token> found = new ArrayList<>();
    int from = run.indexOf('0');
    while (from >= 0 && from + 2 + ADDRESS_DIGITS <= run.length()) {
      int digits = from + 2;
      if ((run.charAt(from + 1) | 0x20) == 'x') {
        int end = digits;
        while (end < run.length() && isHexDigit(run.charAt(end))) {
          end++;
        }
        if (end - digits == ADDRESS_DIGITS) {
          found.add(new Token(from, end, evm(run.substring(digits, end))));
        } else if (end - digits == HASH_DIGITS
            && PADDING.matcher(run).region(digits, end - ADDRESS_DIGITS).matches()) {
          int start = end - ADDRESS_DIGITS;
          found.add(new Token(start, end, evm(run.substring(start, end))));
        }
        from = run.indexOf('0', end);
      } else {
        from = run.indexOf('0', from + 1);
      }
    }
    return found;
  }

  private static boolean isHexDigit(char c) {
    return (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'f');
  }

  private static String evm(String digits) {
    return EvmAddress.parse(ANY_EVM, "0x" + digits.toLowerCase(Locale.ROOT)).text();
  }

  private static @Nullable Token whole(String run, int start, Runs at) {
    String text = start == 0 ? run : run.substring(start);
    String address = null;
    if (SEGWIT.matcher(text).matches()) {
      address = bitcoin(text.toLowerCase(Locale.ROOT));
    } else if (BASE58.matcher(text).matches()) {
      address = bitcoin(text);
    }
    if (address == null && HEX.matcher(text).matches()) {
      address = hexadecimal(text, at);
    }
    return address == null ? null : new Token(start, run.length(), address);
  }

  private static @Nullable String bitcoin(String text) {
    for (BitcoinNetwork network : NETWORKS) {
      try {
        BitcoinAddress.parse(network, text);
        return text;
      } catch (InvalidInputException e) {
        // Of another network, or a word that only looks like one.
      }
    }
    return null;
  }

  private static @Nullable String hexadecimal(String text, Runs at) {
    if (text.length() == ADDRESS_DIGITS) {
      // Forty decimal digits are an amount or the number of a token.
      return text.chars().allMatch(Character::isDigit) ? null : evm(text);
    }
    if (!isBytes(text)) {
      return null;
    }
    if (at.inside() == Runs.Inside.KEYS && text.length() >= HASH_DIGITS) {
      return text;
    }
    if (text.length() < SHORTEST_SCRIPT || text.length() == HASH_DIGITS) {
      return null;
    }
    return KEY.matcher(text).matches() || isLock(text) ? text : null;
  }

  private static boolean isBytes(String text) {
    return text.length() % 2 == 0 && HEX.matcher(text).matches();
  }

  private static boolean isLock(String hex) {
    return switch (LockingScript.of(HexFormat.of().parseHex(hex)).type()) {
      case P2PK, P2PKH, P2MS, P2SH, P2WPKH, P2WSH, P2TR -> true;
      case WITNESS_UNKNOWN, OP_RETURN, NON_STANDARD -> false;
    };
  }
}
