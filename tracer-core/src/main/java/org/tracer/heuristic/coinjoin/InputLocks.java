package org.tracer.heuristic.coinjoin;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tracer.chain.bitcoin.ScriptType;
import org.tracer.heuristic.TransactionShape;

/**
 * What locks a transaction's inputs.
 *
 * @param distinct how many different locks the known inputs have
 * @param mostUsed how many inputs have the lock that most of them have
 * @param unknown inputs whose lock is not known
 */
record InputLocks(int distinct, int mostUsed, int unknown) {

  static final Set<ScriptType> KEY_HASH = Set.copyOf(EnumSet.of(ScriptType.P2WPKH));
  static final Set<ScriptType> KEY_HASH_OR_TAPROOT =
      Set.copyOf(EnumSet.of(ScriptType.P2WPKH, ScriptType.P2TR));

  static InputLocks of(TransactionShape tx) {
    long[] locks = new long[tx.inputCount()];
    int known = 0;
    for (int vin = 0; vin < locks.length; vin++) {
      long lock = tx.inputLock(vin);
      if (lock != TransactionShape.UNKNOWN) {
        locks[known++] = lock;
      }
    }
    Arrays.sort(locks, 0, known);
    int distinct = 0;
    int most = 0;
    int run = 0;
    for (int i = 0; i < known; i++) {
      boolean same = i > 0 && locks[i] == locks[i - 1];
      run = same ? run + 1 : 1;
      distinct += same ? 0 : 1;
      most = Math.max(most, run);
    }
    return new InputLocks(distinct, most, locks.length - known);
  }

  /** How many inputs are not known; -1 if a known one has a form that is not among these. */
  static int unknownUnless(TransactionShape tx, Set<ScriptType> forms) {
    int unknown = 0;
    for (int vin = 0; vin < tx.inputCount(); vin++) {
      @Nullable ScriptType type = tx.inputType(vin);
      if (type == null) {
        unknown++;
      } else if (!forms.contains(type)) {
        return -1;
      }
    }
    return unknown;
  }

  String sentence() {
    String known = "the known inputs have " + distinct + " distinct locks";
    return unknown == 0
        ? "the inputs have " + distinct + " distinct locks"
        : known + ", " + unknown + " inputs are not known";
  }
}
