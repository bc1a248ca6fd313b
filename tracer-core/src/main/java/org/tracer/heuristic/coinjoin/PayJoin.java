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
 * PayJoin, in which the receiver of a payment adds an input (BIP 78; Stowaway works alike): two
 * spendable outputs; inputs of one form of lock and at least two locks; the smallest input is not
 * larger than the smaller output, so that neither output needed it.
 *
 * <p>Never more than possible: wallets that spend more coins than they need make the same form
 * every day. A "no" does not mean that it is none: a receiver who adds a large enough coin, as BIP
 * 78 advises, leaves no such trace. Of no transaction with two inputs is it certain that one owner
 * made it.
 *
 * @see <a href="https://github.com/bitcoin/bips/blob/master/bip-0078.mediawiki">BIP 78</a>
 */
final class PayJoin implements CoinJoinDetector {

  private static final Heuristic HEURISTIC =
      new Heuristic("coinjoin-payjoin", 1, Strength.WEAK, new TreeMap<>(Map.of("outputs", "2")));
  private static final CoinJoinFinding NO = CoinJoinFinding.no(HEURISTIC, CoinJoinKind.PAYJOIN);

  @Override
  public CoinJoinKind kind() {
    return CoinJoinKind.PAYJOIN;
  }

  @Override
  public Heuristic heuristic() {
    return HEURISTIC;
  }

  /** July 2018, before the first public proposals (BIP 79 is of that October). */
  @Override
  public int firstMainHeight() {
    return 530_000;
  }

  @Override
  public CoinJoinFinding judge(TransactionShape tx) {
    if (tx.outputCount() != 2 || tx.inputCount() < 2) {
      return NO;
    }
    long smaller = Math.min(tx.outputValueSat(0), tx.outputValueSat(1));
    long least = Long.MAX_VALUE;
    int unknown = 0;
    for (int vin = 0; vin < tx.inputCount(); vin++) {
      long value = tx.inputValueSat(vin);
      if (value == TransactionShape.UNKNOWN) {
        unknown++;
      } else {
        least = Math.min(least, value);
      }
    }
    if ((unknown == 0 && (least > smaller || !locksDiffer(tx))) || !formsAgree(tx)) {
      return NO;
    }
    return new CoinJoinFinding(
        HEURISTIC,
        CoinJoinKind.PAYJOIN,
        unknown > 0 ? Verdict.INCONCLUSIVE : Verdict.POSSIBLE,
        TransactionShape.UNKNOWN,
        0,
        List.of(
            unknown > 0
                ? unknown + " of " + tx.inputCount() + " inputs are not known"
                : "the smallest input, "
                    + least
                    + " sat, is not larger than the smaller of two outputs, "
                    + smaller
                    + " sat: neither needed it"));
  }

  private static boolean locksDiffer(TransactionShape tx) {
    for (int vin = 1; vin < tx.inputCount(); vin++) {
      if (tx.inputLock(vin) != tx.inputLock(0)) {
        return true;
      }
    }
    return false;
  }

  private static boolean formsAgree(TransactionShape tx) {
    @Nullable ScriptType first = null;
    for (int vin = 0; vin < tx.inputCount(); vin++) {
      @Nullable ScriptType type = tx.inputType(vin);
      if (first != null && type != null && type != first) {
        return false;
      }
      first = first == null ? type : first;
    }
    return tx.outputType(0) != ScriptType.OP_RETURN && tx.outputType(1) != ScriptType.OP_RETURN;
  }
}
