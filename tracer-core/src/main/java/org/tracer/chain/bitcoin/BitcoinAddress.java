package org.tracer.chain.bitcoin;

import java.util.Arrays;
import java.util.Locale;
import org.bitcoinj.base.Base58;
import org.bitcoinj.base.Bech32;
import org.bitcoinj.base.exceptions.AddressFormatException;
import org.tracer.chain.Address;
import org.tracer.chain.ChainId;
import org.tracer.error.InvalidInputException;

/**
 * A Bitcoin address: base58check for P2PKH and P2SH, bech32 for witness version 0 (BIP 173),
 * bech32m for later versions (BIP 350). Equal exactly if network and script are.
 */
public record BitcoinAddress(BitcoinNetwork network, LockingScript script) implements Address {

  /** Characters of 25 bytes. */
  private static final int LONGEST_BASE58 = 35;

  static BitcoinAddress from(BitcoinNetwork network, LockingScript script) {
    return new BitcoinAddress(network, script);
  }

  /**
   * Parses an address of {@code network}.
   *
   * @throws InvalidInputException if it is damaged, of no known form, or of another network
   */
  public static BitcoinAddress parse(BitcoinNetwork network, String text) {
    String prefix = network.segwitPrefix() + "1";
    try {
      if (text.toLowerCase(Locale.ROOT).startsWith(prefix)) {
        return new BitcoinAddress(network, parseSegwit(network, text));
      }
      return new BitcoinAddress(network, parseBase58(network, text));
    } catch (AddressFormatException e) {
      throw damaged(network, text, e);
    }
  }

  @Override
  public ChainId chain() {
    return network.chainId();
  }

  @Override
  public String text() {
    return switch (script.type()) {
      case P2PKH -> Base58.encodeChecked(network.keyHashVersion(), script.payload(3, 23));
      case P2SH -> Base58.encodeChecked(network.scriptHashVersion(), script.payload(2, 22));
      case P2WPKH, P2WSH, P2TR, WITNESS_UNKNOWN ->
          WitnessProgram.encode(
              network.segwitPrefix(), script.witnessVersion(), script.payload(2, script.length()));
      case P2PK, P2MS, OP_RETURN, NON_STANDARD ->
          throw new IllegalStateException("script " + script + " has no address");
    };
  }

  @Override
  public String toString() {
    return text();
  }

  private static LockingScript parseSegwit(BitcoinNetwork network, String text) {
    Bech32.Bech32Data data = Bech32.decode(text);
    if (!data.hrp.equals(network.segwitPrefix())) {
      throw new AddressFormatException.WrongNetwork(data.hrp);
    }
    return WitnessProgram.decode(data);
  }

  private static LockingScript parseBase58(BitcoinNetwork network, String text) {
    // Decoding takes time that grows with the square of the length.
    if (text.length() > LONGEST_BASE58) {
      throw new AddressFormatException.InvalidDataLength(
          text.length() + " characters, expected at most " + LONGEST_BASE58);
    }
    byte[] payload = Base58.decodeChecked(text);
    if (payload.length != 21) {
      throw new AddressFormatException.InvalidDataLength(
          "payload is " + payload.length + " bytes, expected 21");
    }
    int version = payload[0] & 0xff;
    byte[] hash = Arrays.copyOfRange(payload, 1, 21);
    if (version == network.keyHashVersion()) {
      return LockingScript.payToKeyHash(hash);
    }
    if (version == network.scriptHashVersion()) {
      return LockingScript.payToScriptHash(hash);
    }
    throw new AddressFormatException.WrongNetwork(version);
  }

  private static InvalidInputException damaged(
      BitcoinNetwork network, String text, AddressFormatException cause) {
    for (BitcoinNetwork other : BitcoinNetwork.values()) {
      if (!other.segwitPrefix().equals(network.segwitPrefix()) && isValid(other, text)) {
        return new InvalidInputException(
            "this is an address of another network (" + other.shortName() + ")",
            "value \"" + text + "\", expected " + network.shortName(),
            "Name the network with --chain, or a source of that network.");
      }
    }
    String what = cause.getMessage();
    return new InvalidInputException(
        "cannot parse address: " + (what == null ? "unknown form" : what),
        "value \"" + start(text) + "\"",
        "Check that it was copied whole; one wrong character is always noticed.",
        cause);
  }

  /** Enough to recognise it by. */
  private static String start(String text) {
    return text.length() > 120 ? text.substring(0, 120) + "…" : text;
  }

  private static boolean isValid(BitcoinNetwork network, String text) {
    try {
      if (text.toLowerCase(Locale.ROOT).startsWith(network.segwitPrefix() + "1")) {
        parseSegwit(network, text);
      } else {
        parseBase58(network, text);
      }
      return true;
    } catch (AddressFormatException e) {
      return false;
    }
  }
}
