package org.tracer.heuristic.coinjoin;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tracer.chain.bitcoin.ScriptType;
import org.tracer.heuristic.Heuristic;
import org.tracer.heuristic.Strength;
import org.tracer.heuristic.TransactionShape;
import org.tracer.heuristic.Verdict;

/**
 * What one owner makes before a mix of Whirlpool: exactly one OP_RETURN, 1 to 70 equal premix
 * outputs of the pool's amount and 100 to 110,000 satoshi more, and 1 to 3 other outputs, one of
 * them half to three times the pool's fee. With a single premix output nothing is equal, and the
 * answer is only possible.
 *
 * <p>It finds payments with a data output that happen to have these amounts, most likely those of
 * the smallest pool. It misses a Tx0 whose fee was taken in another way or waived. Inputs do not
 * matter, so it is never inconclusive.
 */
final class WhirlpoolTx0 implements CoinJoinDetector {

  static final int MOST_PREMIX = 70;
  static final int MOST_OTHERS = 2;

  private static final Heuristic HEURISTIC =
      new Heuristic(
          "coinjoin-whirlpool-tx0",
          1,
          Strength.WEAK,
          new TreeMap<>(
              Map.of(
                  "pools-sat",
                  WhirlpoolPool.amounts(),
                  "premix",
                  "1.." + MOST_PREMIX,
                  "fee",
                  "0.5..3",
                  "others",
                  "0.." + MOST_OTHERS)));
  private static final CoinJoinFinding NO =
      CoinJoinFinding.no(HEURISTIC, CoinJoinKind.WHIRLPOOL_TX0);

  @Override
  public CoinJoinKind kind() {
    return CoinJoinKind.WHIRLPOOL_TX0;
  }

  @Override
  public Heuristic heuristic() {
    return HEURISTIC;
  }

  /** As for the mixes it prepares. */
  @Override
  public int firstMainHeight() {
    return 570_000;
  }

  @Override
  public CoinJoinFinding judge(TransactionShape tx) {
    int count = tx.outputCount();
    if (count < 3 || count > MOST_PREMIX + MOST_OTHERS + 2 || tx.inputCount() == 0) {
      return NO;
    }
    // All premix outputs are equal and at most four outputs are something else, so the premix
    // amount is among the first five.
    for (int vout = 0; vout < Math.min(count, MOST_OTHERS + 3); vout++) {
      long premixSat = tx.outputValueSat(vout);
      WhirlpoolPool pool = WhirlpoolPool.ofPremix(premixSat);
      if (pool != null) {
        CoinJoinFinding found = judge(tx, pool, premixSat);
        if (found != null) {
          return found;
        }
      }
    }
    return NO;
  }

  private static @Nullable CoinJoinFinding judge(
      TransactionShape tx, WhirlpoolPool pool, long premixSat) {
    int premix = 0;
    int others = 0;
    int data = 0;
    long feeSat = TransactionShape.UNKNOWN;
    for (int vout = 0; vout < tx.outputCount(); vout++) {
      long value = tx.outputValueSat(vout);
      if (value == premixSat) {
        premix++;
      } else if (tx.outputType(vout) == ScriptType.OP_RETURN) {
        data++;
      } else {
        others++;
        feeSat = isFee(value, pool) && isNearer(value, feeSat, pool) ? value : feeSat;
      }
      if (others > MOST_OTHERS + 1 || data > 1) {
        return null;
      }
    }
    if (data != 1 || feeSat == TransactionShape.UNKNOWN || premix > MOST_PREMIX) {
      return null;
    }
    return new CoinJoinFinding(
        HEURISTIC,
        CoinJoinKind.WHIRLPOOL_TX0,
        premix > 1 ? Verdict.YES : Verdict.POSSIBLE,
        pool.amountSat(),
        premix,
        List.of(
            premix
                + (premix == 1 ? " output holds " : " outputs hold ")
                + premixSat
                + " sat, "
                + (premixSat - pool.amountSat())
                + " more than the pool of "
                + pool.amountSat()
                + " sat",
            "an output of " + feeSat + " sat is 0.5 to 3 times the fee of " + pool.feeSat(),
            "one OP_RETURN, " + (others - 1) + " other outputs"));
  }

  private static boolean isFee(long valueSat, WhirlpoolPool pool) {
    return valueSat >= pool.feeSat() / 2 && valueSat <= 3 * pool.feeSat();
  }

  /** Change may look like a fee too; the fee is the one that is nearer to the pool's. */
  private static boolean isNearer(long valueSat, long thanSat, WhirlpoolPool pool) {
    return thanSat == TransactionShape.UNKNOWN
        || Math.abs(valueSat - pool.feeSat()) < Math.abs(thanSat - pool.feeSat());
  }
}
