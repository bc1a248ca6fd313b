package org.tracer.cli.converter;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.tracer.chain.ChainId;
import org.tracer.chain.OutPoint;
import org.tracer.chain.TxId;
import org.tracer.chain.bitcoin.BitcoinAddress;
import org.tracer.chain.bitcoin.BitcoinNetwork;
import org.tracer.chain.bitcoin.LockingScript;
import org.tracer.chain.evm.EvmAddress;
import org.tracer.chain.evm.EvmHash;
import org.tracer.chain.evm.EvmNetwork;
import org.tracer.error.InvalidInputException;

/**
 * A thing on the chain as a user writes it, before it is known which network it is on: {@code
 * txid}, {@code txid:vout}, {@code txid:0,2}, an address, {@code pk(HEX)}, {@code raw(HEX)} or
 * {@code addr(ADDRESS)}; on an EVM chain an account, a transaction or {@code transaction:account}.
 */
public sealed interface SeedText {

  /** A thing on a chain of outputs. */
  sealed interface OnOutputs extends SeedText {}

  /** A thing on a chain of accounts. */
  sealed interface OnAccounts extends SeedText {}

  /**
   * This, if it is on a chain of outputs.
   *
   * @throws InvalidInputException if it is not
   */
  default OnOutputs onOutputs() {
    return switch (this) {
      case OnOutputs there -> there;
      case OnAccounts accounts ->
          throw new InvalidInputException(
              "this is of a chain of accounts, and the source is of bitcoin",
              "value \"" + accounts + "\"",
              "Name a source of that chain, such as evm+http://HOST:PORT.");
    };
  }

  /**
   * This, if it is on a chain of accounts.
   *
   * @throws InvalidInputException if it is not
   */
  default OnAccounts onAccounts() {
    return switch (this) {
      case OnAccounts there -> there;
      case OnOutputs outputs ->
          throw new InvalidInputException(
              "this is of bitcoin, and the source is of a chain of accounts",
              "value \"" + outputs + "\"",
              "Write 0x and 40 digits for an account, 0x and 64 for a transaction.");
    };
  }

  /** A transaction, or outputs of it. */
  record OfTransaction(TxId txId, List<Integer> vouts) implements OnOutputs {
    public OfTransaction {
      vouts = List.copyOf(vouts);
    }

    @Override
    public String toString() {
      return txId.toString();
    }

    /** The one output this names; only if it names exactly one. */
    public OutPoint outPoint() {
      return new OutPoint(txId, vouts.getFirst());
    }
  }

  /** An address of a network still to be told. */
  record OfAddress(String text) implements OnOutputs {
    public LockingScript script(BitcoinNetwork network) {
      return BitcoinAddress.parse(network, text).script();
    }

    @Override
    public String toString() {
      return text;
    }
  }

  /** A locking script spelled out. */
  record OfScript(String text, LockingScript script) implements OnOutputs {

    @Override
    public String toString() {
      return text;
    }
  }

  /** An account of an EVM chain still to be told: {@code 0x} and 40 digits. */
  record OfAccount(String text) implements OnAccounts {
    public EvmAddress account(ChainId chain) {
      return EvmAddress.parse(chain, text);
    }

    @Override
    public String toString() {
      return text;
    }
  }

  /**
   * A transaction of an EVM chain.
   *
   * @param account which of those it pays; empty if that is not said
   */
  record OfAccountTransaction(EvmHash hash, Optional<OfAccount> account) implements OnAccounts {

    @Override
    public String toString() {
      return hash + account.map(to -> ":" + to).orElse("");
    }
  }

  /**
   * Parses what can be known without the network.
   *
   * @throws InvalidInputException if it is nothing of the above, or an address of no network
   */
  static SeedText parse(String text) {
    if (text.endsWith(")") && text.indexOf('(') > 0) {
      return descriptor(text);
    }
    if (text.startsWith("0x") || text.startsWith("0X")) {
      return ofEvm("0x" + text.substring(2));
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

  private static SeedText ofEvm(String text) {
    int colon = text.indexOf(':');
    if (colon < 0 && text.length() <= 2 * (1 + EvmAddress.LENGTH)) {
      return ofAccount(text);
    }
    EvmHash hash = EvmHash.parse(colon < 0 ? text : text.substring(0, colon));
    return new OfAccountTransaction(
        hash, colon < 0 ? Optional.empty() : Optional.of(ofAccount(text.substring(colon + 1))));
  }

  private static OfAccount ofAccount(String text) {
    EvmAddress.parse(EvmNetwork.ETHEREUM.chainId(), text);
    return new OfAccount(text);
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
