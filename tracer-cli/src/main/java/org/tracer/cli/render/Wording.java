package org.tracer.cli.render;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.tracer.accounting.Policy;
import org.tracer.chain.BlockRef;
import org.tracer.chain.bitcoin.BitcoinAddress;
import org.tracer.chain.bitcoin.BitcoinNetwork;
import org.tracer.chain.bitcoin.LockingScript;
import org.tracer.trace.StopReason;

/** The words that reports have for amounts, times and reasons. */
final class Wording {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private static final int BITCOIN_DECIMALS = 8;

  private Wording() {}

  /** Satoshi as coins with all eight decimals, without the unit. */
  static String coins(BigInteger satoshi) {
    return new BigDecimal(satoshi, BITCOIN_DECIMALS).toPlainString();
  }

  static String amount(BigInteger satoshi) {
    return coins(satoshi) + " BTC (" + satoshi + " sat)";
  }

  /** Block time, in UTC. */
  static String time(Instant time) {
    return TIME.format(time);
  }

  static String block(BlockRef block) {
    return time(block.time()) + ", block " + block.height();
  }

  /** The address of a script, or the descriptor of one that has none. */
  static String name(BitcoinNetwork network, LockingScript script) {
    return script
        .address(network)
        .map(BitcoinAddress::text)
        .orElseGet(() -> script.descriptor(network));
  }

  static String count(long number, String one, String many) {
    return number + " " + (number == 1 ? one : many);
  }

  static String policy(Policy policy) {
    return switch (policy.name()) {
      case "fifo" -> "fifo: first in, first out; inputs fill outputs in order, the fee last";
      case "haircut" -> "haircut: every output and the fee get the same share of traced money";
      case "lifo" -> "lifo: last in, first out; the same from the last input";
      case "dirty-first" -> "dirty-first: traced money leaves before clean";
      case "clean-first" -> "clean-first: clean money leaves before traced";
      case "tiho" -> "tiho: traced money goes to the largest outputs first";
      case "pure" -> "pure: followed only as long as nothing else is mixed in";
      case "poison" -> "poison: all that mixes with traced money is marked whole";
      default -> policy.name();
    };
  }

  /** Whose word the note of an endpoint is. */
  static String noteOf(StopReason reason) {
    if (reason == StopReason.COINJOIN) {
      return "inference";
    }
    return reason.isAttributed() ? "tag" : "stop list";
  }

  /** What an endpoint of this reason means, as a clause without a full stop. */
  static String meaning(StopReason reason, BlockRef horizon) {
    return switch (reason) {
      case UNSPENT -> "still there at block " + horizon.height();
      case STOP_LIST -> "paid to an address on the stop list; not followed further";
      case SERVICE -> "at an address that a tag attributes to a service; not followed further";
      case MIXER -> "at an address that a tag attributes to a mixing service; not followed further";
      case BRIDGE -> "at an address that a tag attributes to a bridge; not followed further";
      case SANCTIONED ->
          "at an address that a tag says is on a list of sanctions; not followed further, nor asked"
              + " whether it is still there: 'tracer show' says";
      case COINJOIN ->
          "spent into what looks like a CoinJoin; it went on, to whom the chain does not say";
      case BURN -> "no key can ever move it";
      case FEE -> "paid to miners as transaction fees";
      case BELOW_THRESHOLD -> "less than the smallest amount to follow";
      case HOP_LIMIT -> "as many spends away as asked to follow; it went on";
      case FAN_OUT_LIMIT -> "spent into a transaction with too many outputs; it went on";
      case OUTSIDE_WINDOW -> "spent after the period asked for; it went on";
      case COMMINGLED -> "spent together with other money; it went on";
      case COINBASE -> "new coins, created in this block";
      case END_OF_DATA -> "it went on, but the data does not say where, or not exactly";
    };
  }
}
