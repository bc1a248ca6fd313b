package org.tracer.heuristic.coinjoin;

import java.util.Arrays;
import java.util.List;
import org.tracer.heuristic.Heuristic;
import org.tracer.heuristic.Strength;
import org.tracer.heuristic.TransactionShape;
import org.tracer.heuristic.Verdict;

/**
 * The generic rule: at least 2 inputs and 3 outputs; with p half the number of outputs, rounded up,
 * at least p distinct locks among the inputs, and the most frequent output amount occurs exactly p
 * times; that amount is not 546 or 2730 satoshi.
 *
 * <p>Wrong in both directions. It misses whatever has another proportion: Whirlpool (all outputs
 * equal), most of Wasabi 1 and 2, JoinMarket without change. It finds what one owner made in such a
 * form: Stonewall, batches of equal payments, trades of inscriptions.
 *
 * @see <a href="https://www.usenix.org/conference/usenixsecurity20/presentation/kalodner">Kalodner
 *     et al., BlockSci, USENIX Security 2020, {@code isCoinjoin}</a>
 */
public final class EqualOutputs implements CoinJoinDetector {

  private static final String ID = "equal-outputs";

  /** Names the rule in results, with its version. */
  public static final String RULE = ID + "/1";

  /** The least an output of the oldest kinds had to hold for nodes to pass it on. */
  static final long DUST_SAT = 546;

  /** The same at an earlier, higher fee rate. */
  static final long EARLIER_DUST_SAT = 2730;

  private static final Heuristic HEURISTIC = new Heuristic(ID, 1, Strength.WEAK);
  private static final CoinJoinFinding NO =
      CoinJoinFinding.no(HEURISTIC, CoinJoinKind.EQUAL_OUTPUTS);

  EqualOutputs() {}

  @Override
  public CoinJoinKind kind() {
    return CoinJoinKind.EQUAL_OUTPUTS;
  }

  @Override
  public Heuristic heuristic() {
    return HEURISTIC;
  }

  @Override
  public int firstMainHeight() {
    return 0;
  }

  @Override
  public CoinJoinFinding judge(TransactionShape tx) {
    int outputs = tx.outputCount();
    int participants = (outputs + 1) / 2;
    if (outputs < 3 || tx.inputCount() < participants) {
      return NO;
    }
    OutputAmounts amounts = OutputAmounts.of(tx);
    if (amounts.most() != participants) {
      return NO;
    }
    InputLocks locks = InputLocks.of(tx);
    Verdict verdict = judge(locks.distinct(), locks.unknown(), amounts.ascending(), outputs);
    if (verdict == Verdict.NO) {
      return NO;
    }
    return new CoinJoinFinding(
        HEURISTIC,
        CoinJoinKind.EQUAL_OUTPUTS,
        verdict,
        amounts.mostFrequentSat(),
        participants,
        List.of(
            participants + " of " + outputs + " outputs hold " + amounts.mostFrequentSat() + " sat",
            locks.sentence()));
  }

  /**
   * Judges from numbers alone. Of several most frequent amounts, one that is not dust is enough.
   *
   * @param locks distinct locks among the known inputs
   * @param unknown inputs whose lock is not known
   * @param amounts of all outputs, in satoshi, ascending; {@code count} of them
   */
  public static Verdict judge(int locks, int unknown, long[] amounts, int count) {
    int participants = (count + 1) / 2;
    if (count < 3
        || locks + unknown < participants
        || !isMostFrequent(participants, amounts, count)) {
      return Verdict.NO;
    }
    return locks >= participants ? Verdict.YES : Verdict.INCONCLUSIVE;
  }

  /** Whether the most frequent amount occurs exactly {@code times} times. */
  private static boolean isMostFrequent(int times, long[] amounts, int count) {
    boolean found = false;
    int end;
    for (int start = 0; start < count; start = end) {
      end = start + 1;
      while (end < count && amounts[end] == amounts[start]) {
        end++;
      }
      if (end - start > times) {
        return false;
      }
      found |= end - start == times && !isDust(amounts[start]);
    }
    return found;
  }

  private static boolean isDust(long amountSat) {
    return amountSat == DUST_SAT || amountSat == EARLIER_DUST_SAT;
  }

  /** Sorts the first {@code count} numbers and puts the distinct ones in front; says how many. */
  public static int distinct(long[] numbers, int count) {
    Arrays.sort(numbers, 0, count);
    int distinct = 0;
    for (int i = 0; i < count; i++) {
      if (i == 0 || numbers[i] != numbers[i - 1]) {
        numbers[distinct++] = numbers[i];
      }
    }
    return distinct;
  }
}
