package org.tracer.attribution;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tracer.chain.ChainId;
import org.tracer.chain.bitcoin.BitcoinNetwork;
import org.tracer.chain.evm.EvmNetwork;

/**
 * Which chain a code of a currency means. Codes of tokens say nothing of the chain by themselves;
 * for those of Tether and Circle the form of the address decides. A code that stands for no chain
 * known here stays as it is, in capitals.
 */
final class TagNetworks {

  static final String BITCOIN = BitcoinNetwork.MAIN.chainId().toString();
  static final String ETHEREUM = EvmNetwork.ETHEREUM.chainId().toString();

  /** As CAIP namespaces list it: the last four bytes of the hash of the first block. */
  static final String TRON = "tron:0x2b6653dc";

  private static final Map<String, String> CHAINS =
      Map.ofEntries(
          Map.entry("BTC", BITCOIN),
          Map.entry("XBT", BITCOIN),
          Map.entry("OMNI", BITCOIN),
          Map.entry("ETH", ETHEREUM),
          Map.entry("TRX", TRON));

  // What lists call EVM chains; whoever writes them with another form means something else.
  private static final Map<String, String> EVM_CHAINS =
      Map.of(
          "ARB", "eip155:42161",
          "BSC", "eip155:56",
          "BEP20", "eip155:56",
          "ETC", "eip155:61");

  private static final Pattern EVM = Pattern.compile("0[xX][0-9a-fA-F]{40}");
  private static final Pattern TRON_FORM = Pattern.compile("T[1-9A-HJ-NP-Za-km-z]{33}");
  private static final Pattern BITCOIN_FORM =
      Pattern.compile("[13][1-9A-HJ-NP-Za-km-z]{25,34}|[bB][cC]1[0-9a-zA-Z]{8,87}");

  private TagNetworks() {}

  static boolean isEvm(String identifier) {
    return identifier.length() == 42 && EVM.matcher(identifier).matches();
  }

  /** The chain that a currency and the form of an address mean. */
  static String of(String currency, String identifier) {
    String code = currency.strip().toUpperCase(Locale.ROOT);
    String chain = CHAINS.get(code);
    if (chain != null) {
      return chain;
    }
    String evm = EVM_CHAINS.get(code);
    if (evm != null && isEvm(identifier)) {
      return evm;
    }
    if (code.equals("USDT") || code.equals("USDC")) {
      String byForm = byForm(identifier);
      return byForm == null ? code : byForm;
    }
    return code;
  }

  /** The chain that the form alone suggests, or null. */
  static @Nullable String byForm(String identifier) {
    if (isEvm(identifier)) {
      return ETHEREUM;
    }
    if (TRON_FORM.matcher(identifier).matches()) {
      return TRON;
    }
    return BITCOIN_FORM.matcher(identifier).matches() ? BITCOIN : null;
  }

  /** A network as a user or a pack names it: its name, its identifier, or a code. */
  static String named(String name, String identifier) {
    String stripped = name.strip();
    if (stripped.indexOf(':') > 0) {
      return ChainId.parse(stripped).toString();
    }
    return BitcoinNetwork.named(stripped)
        .map(network -> network.chainId().toString())
        .or(() -> EvmNetwork.named(stripped).map(network -> network.chainId().toString()))
        .orElseGet(() -> stripped.equals("tron") ? TRON : of(stripped, identifier));
  }
}
