package org.tracer.heuristic.coinjoin;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tracer.chain.bitcoin.ScriptType;
import org.tracer.heuristic.Heuristic;
import org.tracer.heuristic.Strength;
import org.tracer.heuristic.TransactionShape;
import org.tracer.heuristic.Verdict;

/**
 * Wasabi 1: all inputs and outputs to a key hash of witness version 0; the most frequent output
 * amount is 0.1 ± 0.02 BTC and occurs at least 10 times; at least as many inputs; at least two
 * amounts that occur once.
 *
 * <p>It finds an exchange's batch of 10 withdrawals of 0.1 BTC if it is paid from as many inputs.
 * It misses rounds of fewer than 10, as there were before height 610,000, which only the
 * coordinator's script gives away; and those that were fed from or paid to other forms of lock.
 *
 * @see <a href="https://arxiv.org/abs/2109.10229">Stütz et al., AFT 2022</a>
 */
final class Wasabi1 implements CoinJoinDetector {

  static final long LEAST_BASE_SAT = 8_000_000;
  static final long MOST_BASE_SAT = 12_000_000;
  static final int LEAST_EQUAL = 10;
  static final int LEAST_UNIQUE = 2;

  private static final Heuristic HEURISTIC =
      new Heuristic(
          "coinjoin-wasabi-1",
          1,
          Strength.WEAK,
          new TreeMap<>(
              Map.of(
                  "base-sat", LEAST_BASE_SAT + ".." + MOST_BASE_SAT,
                  "least-equal", Integer.toString(LEAST_EQUAL),
                  "least-unique", Integer.toString(LEAST_UNIQUE))));
  private static final CoinJoinFinding NO = CoinJoinFinding.no(HEURISTIC, CoinJoinKind.WASABI_1);

  @Override
  public CoinJoinKind kind() {
    return CoinJoinKind.WASABI_1;
  }

  @Override
  public Heuristic heuristic() {
    return HEURISTIC;
  }

  /** As in the constants of the public scanner Dumplings. */
  @Override
  public int firstMainHeight() {
    return 530_500;
  }

  @Override
  public CoinJoinFinding judge(TransactionShape tx) {
    int outputs = tx.outputCount();
    if (tx.inputCount() < LEAST_EQUAL || outputs < LEAST_EQUAL + LEAST_UNIQUE) {
      return NO;
    }
    OutputAmounts amounts = OutputAmounts.of(tx);
    int equal = amounts.most();
    long base = amounts.mostFrequentSat();
    if (equal < LEAST_EQUAL
        || tx.inputCount() < equal
        || base < LEAST_BASE_SAT
        || base > MOST_BASE_SAT
        || amounts.unique() < LEAST_UNIQUE
        || !paysKeyHashes(tx)) {
      return NO;
    }
    int unknown = InputLocks.unknownUnless(tx, InputLocks.KEY_HASH);
    if (unknown < 0) {
      return NO;
    }
    return new CoinJoinFinding(
        HEURISTIC,
        CoinJoinKind.WASABI_1,
        unknown == 0 ? Verdict.YES : Verdict.INCONCLUSIVE,
        base,
        equal,
        List.of(
            equal + " of " + outputs + " outputs hold " + base + " sat, 0.1 BTC within 0.02",
            amounts.unique() + " amounts occur once",
            inputs(tx.inputCount(), unknown)));
  }

  static boolean paysKeyHashes(TransactionShape tx) {
    for (int vout = 0; vout < tx.outputCount(); vout++) {
      if (tx.outputType(vout) != ScriptType.P2WPKH) {
        return false;
      }
    }
    return true;
  }

  static String inputs(int count, int unknown) {
    return unknown == 0
        ? "all " + count + " inputs and all outputs are P2WPKH"
        : "all outputs are P2WPKH; " + unknown + " of " + count + " inputs are not known";
  }
}
