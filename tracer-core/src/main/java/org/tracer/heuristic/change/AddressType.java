package org.tracer.heuristic.change;

import org.tracer.chain.bitcoin.ScriptType;
import org.tracer.heuristic.Heuristic;
import org.tracer.heuristic.Strength;

/**
 * Where all inputs spend locks of one form, leaves the outputs of that form: a wallet makes its own
 * addresses one way.
 *
 * <p>Wrong where a wallet changes its form of address, or pays change to a newer one than it
 * spends; it then rules the true change out. Multisignature under P2SH and a nested witness look
 * the same and are not told apart.
 *
 * @see <a href="https://www.usenix.org/conference/usenixsecurity20/presentation/kalodner">BlockSci,
 *     USENIX Security 2020</a>
 */
public final class AddressType implements ChangeHeuristic {

  private static final Heuristic HEURISTIC = new Heuristic("address-type", 1, Strength.WEAK);

  @Override
  public Heuristic heuristic() {
    return HEURISTIC;
  }

  @Override
  public Ruling rule(SpendingTransaction transaction) {
    ScriptType type = transaction.inputType();
    if (type == null) {
      return new Ruling.NotApplied("the inputs are of several forms, or one is not known");
    }
    return new Ruling.Left(
        transaction.candidates().keep(vout -> transaction.shape().outputType(vout) == type));
  }
}
