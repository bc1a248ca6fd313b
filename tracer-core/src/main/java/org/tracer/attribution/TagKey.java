package org.tracer.attribution;

import java.util.Locale;
import java.util.regex.Pattern;
import org.tracer.chain.ChainId;
import org.tracer.chain.evm.EvmAddress;
import org.tracer.chain.evm.EvmNetwork;
import org.tracer.error.InvalidInputException;

/**
 * An identifier in its one spelling, and what it is looked up by.
 *
 * @param identifier EVM addresses as EIP-55 has them, bech32 and hashes in lower case, others as
 *     written
 * @param key the same with the digits of EVM addresses in lower case
 * @param exact whether {@code identifier} says as much as what was written: not if a checksum of
 *     EIP-55 was wrong
 */
record TagKey(String identifier, String key, boolean exact) {

  private static final Pattern HASH = Pattern.compile("(0x)?[0-9a-f]{64}");

  private static final ChainId ANY = EvmNetwork.ETHEREUM.chainId();

  static TagKey of(String written) {
    String text = written.strip();
    if (TagNetworks.isEvm(text)) {
      String key = text.toLowerCase(Locale.ROOT);
      String canonical = EvmAddress.parse(ANY, key).text();
      String digits = text.substring(2);
      boolean oneCase =
          digits.equals(key.substring(2)) || digits.equals(digits.toUpperCase(Locale.ROOT));
      boolean sound = oneCase || canonical.endsWith(digits);
      return new TagKey(canonical, key, sound && text.equals(written));
    }
    String lower = text.toLowerCase(Locale.ROOT);
    boolean bech32 =
        lower.startsWith("bc1")
            || lower.startsWith("tb1")
            || lower.startsWith("bcrt1")
            || lower.startsWith("ltc1");
    if (bech32 && (text.equals(lower) || text.equals(text.toUpperCase(Locale.ROOT)))) {
      return new TagKey(lower, lower, text.equals(written));
    }
    if (HASH.matcher(lower).matches()) {
      return new TagKey(lower, lower, text.equals(lower));
    }
    return new TagKey(text, text, text.equals(written));
  }

  /** A transaction: its hash in lower case. */
  static TagKey ofTransaction(String written) {
    String lower = written.strip().toLowerCase(Locale.ROOT);
    if (!HASH.matcher(lower).matches()) {
      throw new InvalidInputException(
          "not the hash of a transaction", "value \"" + start(written) + "\"", "Write 64 digits.");
    }
    return new TagKey(lower, lower, true);
  }

  private static String start(String text) {
    return text.length() > 100 ? text.substring(0, 100) + "…" : text;
  }
}
