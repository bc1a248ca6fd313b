package org.tracer.heuristic.cospend;

import java.util.HashSet;
import java.util.Set;
import org.tracer.chain.bitcoin.LockingScript;
import org.tracer.chain.bitcoin.ScriptType;
import org.tracer.ledger.Transaction;
import org.tracer.ledger.TxInput;
import org.tracer.ledger.TxOutput;

/**
 * Amounts so small that nobody asks for them, sent to many at once so that they are spent together
 * with other coins (forced address reuse).
 *
 * @see <a href="https://en.bitcoin.it/wiki/Privacy#Forced_address_reuse">Bitcoin Wiki, Privacy</a>
 */
final class SentDust {

  /** Names the rule, with its version. */
  static final String RULE = "sent-dust/1";

  /** So many locks that are not the payer's have to be paid dust in one transaction. */
  static final int LEAST_STRANGERS = 5;

  private SentDust() {}

  /**
   * The largest amount, in satoshi, that counts as dust of a form. One less is what Bitcoin Core
   * does not relay at 3 satoshi a virtual byte ({@code GetDustThreshold}); exactly the limit is
   * what is sent.
   */
  static long limitSat(ScriptType form) {
    return switch (form) {
      case P2WPKH -> 294;
      case P2WSH, P2TR, WITNESS_UNKNOWN -> 330;
      case P2PK, P2PKH, P2MS, P2SH, OP_RETURN, NON_STANDARD -> 546;
    };
  }

  static boolean isSmall(TxOutput output) {
    return output.value().value() <= limitSat(output.script().type());
  }

  /** How many locks that the payer does not spend from are paid dust. */
  static int strangers(Transaction payer) {
    Set<LockingScript> own = new HashSet<>();
    for (TxInput input : payer.inputs()) {
      TxOutput spent = input.output();
      if (spent != null) {
        own.add(spent.script());
      }
    }
    Set<LockingScript> strangers = new HashSet<>();
    for (TxOutput output : payer.outputs()) {
      if (output.script().type() != ScriptType.OP_RETURN
          && output.script().length() <= LockingScript.MAX_SCRIPT_LENGTH
          && isSmall(output)
          && !own.contains(output.script())) {
        strangers.add(output.script());
      }
    }
    return strangers.size();
  }
}
