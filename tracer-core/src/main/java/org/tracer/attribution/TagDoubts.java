package org.tracer.attribution;

import java.util.Locale;
import java.util.function.Consumer;
import org.tracer.chain.ChainId;
import org.tracer.chain.bitcoin.BitcoinAddress;
import org.tracer.chain.bitcoin.BitcoinNetwork;
import org.tracer.chain.evm.EvmAddress;
import org.tracer.chain.evm.EvmNetwork;
import org.tracer.error.InvalidInputException;

/**
 * What in a tag looks like a typing error: a network that nobody knows, or an address that is none
 * of its network. No look-up ever finds such a tag. Addresses are checked on Bitcoin and EVM
 * chains, where Tracer can parse them; on others nothing is said.
 */
public final class TagDoubts {

  private TagDoubts() {}

  /**
   * Refuses a tag that looks mistyped.
   *
   * @throws InvalidInputException with what is wrong and what may be meant
   */
  public static void requireNone(Tag tag) {
    String network = tag.network();
    if (network.indexOf(':') < 0) {
      KnownNetworks.requireCode(network);
    } else if (tag.subject() == TagSubject.ADDRESS) {
      address(tag, ChainId.parse(network));
    }
  }

  private static void address(Tag tag, ChainId chain) {
    BitcoinNetwork bitcoin = BitcoinNetwork.of(chain).orElse(null);
    if (bitcoin != null) {
      parsed(bitcoin.shortName(), tag.identifier(), text -> BitcoinAddress.parse(bitcoin, text));
    } else if (chain.namespace().equals("eip155")) {
      String name = EvmNetwork.named(chain.toString()).map(EvmNetwork::shortName).orElse("");
      parsed(name, written(tag), text -> EvmAddress.parse(chain, text));
    }
  }

  // The identifier has the digits as they should be; as they were written only if they differ.
  private static String written(Tag tag) {
    Object kept = tag.other().equals("{}") ? null : CanonicalJson.read(tag.other()).get("address");
    String text = kept == null ? tag.identifier() : kept.toString().strip();
    return text.startsWith("0X") ? text.toLowerCase(Locale.ROOT) : text;
  }

  private static void parsed(String network, String text, Consumer<String> parsing) {
    try {
      parsing.accept(text);
    } catch (InvalidInputException e) {
      boolean sum = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT).contains("checksum");
      throw new InvalidInputException(
          sum ? "the checksum of the address is wrong" : "the address is none of " + network,
          "address \"" + text + "\", network " + network,
          "Check that it was copied whole, and that the network is its own.",
          e);
    }
  }
}
