package org.tracer.cli.converter;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.tracer.chain.OutPoint;
import org.tracer.chain.TxId;
import org.tracer.chain.bitcoin.BitcoinAddress;
import org.tracer.chain.bitcoin.BitcoinNetwork;
import org.tracer.chain.bitcoin.LockingScript;
import org.tracer.error.InvalidInputException;

/**
 * A thing on the chain as a user writes it, before it is known which network it is on: {@code
 * txid}, {@code txid:vout}, {@code txid:0,2}, an address, {@code pk(HEX)}, {@code raw(HEX)} or
 * {@code addr(ADDRESS)}.
 */
public sealed interface SeedText {

  /** A transaction, or outputs of it. */
  record OfTransaction(TxId txId, List<Integer> vouts) implements SeedText {
    public OfTransaction {
      vouts = List.copyOf(vouts);
    }

    /** The one output this names; only if it names exactly one. */
    public OutPoint outPoint() {
      return new OutPoint(txId, vouts.getFirst());
    }
  }

  /** An address of a network still to be told. */
  record OfAddress(String text) implements SeedText {
    public LockingScript script(BitcoinNetwork network) {
      return BitcoinAddress.parse(network, text).script();
    }
  }

  /** A locking script spelled out. */
  record OfScript(String text, LockingScript script) implements SeedText {}

  /**
   * Parses what can be known without the network.
   *
   * @throws InvalidInputException if it is nothing of the above, or an address of no network
   */
  static SeedText parse(String text) {
    if (text.endsWith(")") && text.indexOf('(') > 0) {
      return descriptor(text);
    }
    int colon = text.indexOf(':');
    if (colon >= 0) {
      return outputs(text, colon);
    }
    // No address consists of hexadecimal digits only at this length.
    if (text.matches("[0-9a-fA-F]{50,}")) {
      return new OfTransaction(TxId.parse(text), List.of());
    }
    refuseUnknown(text);
    return new OfAddress(text);
  }

  private static SeedText outputs(String text, int colon) {
    TxId txId = TxId.parse(text.substring(0, colon));
    String list = text.substring(colon + 1);
    if (!list.matches("(0|[1-9][0-9]{0,8})(,(0|[1-9][0-9]{0,8}))*")) {
      throw new InvalidInputException(
          "cannot parse outpoint",
          "output index \"" + list + "\" of value \"" + text + "\"",
          "Write it as txid:vout, or txid:0,2 for several, counting outputs from 0.");
    }
    List<Integer> vouts = new ArrayList<>();
    for (String vout : list.split(",", -1)) {
      vouts.add(Integer.valueOf(vout));
    }
    return new OfTransaction(txId, vouts);
  }

  private static SeedText descriptor(String text) {
    int open = text.indexOf('(');
    String body = text.substring(open + 1, text.length() - 1);
    return switch (text.substring(0, open)) {
      case "addr" -> {
        refuseUnknown(body);
        yield new OfAddress(body);
      }
      case "pk" -> {
        byte[] key = hex(text, body);
        if (key.length != 33 && key.length != 65) {
          throw new InvalidInputException(
              "a public key has 33 or 65 bytes",
              "value \"" + text + "\": " + key.length + " bytes",
              "Check that it was copied whole.");
        }
        yield new OfScript(text, LockingScript.payToKey(key));
      }
      case "raw" -> new OfScript(text, LockingScript.of(hex(text, body)));
      default ->
          throw new InvalidInputException(
              "unknown kind of descriptor",
              "value \"" + text + "\"",
              "Known are addr(ADDRESS), pk(HEX) and raw(HEX).");
    };
  }

  private static byte[] hex(String text, String body) {
    try {
      byte[] bytes = HexFormat.of().parseHex(body);
      if (bytes.length == 0) {
        throw new IllegalArgumentException("empty");
      }
      return bytes;
    } catch (IllegalArgumentException e) {
      throw new InvalidInputException(
          "cannot parse descriptor",
          "value \"" + text + "\": not an even number of hexadecimal digits",
          "Check that it was copied whole.",
          e);
    }
  }

  /** An address of some network passes: whether it is the right one is known later. */
  private static void refuseUnknown(String text) {
    for (BitcoinNetwork network : BitcoinNetwork.values()) {
      try {
        BitcoinAddress.parse(network, text);
        return;
      } catch (InvalidInputException e) {
        // Not of this network; the next may know it.
      }
    }
    BitcoinAddress.parse(BitcoinNetwork.MAIN, text);
  }
}
