package org.tracer.heuristic.change;

import org.tracer.heuristic.Heuristic;
import org.tracer.heuristic.Strength;
import org.tracer.heuristic.TransactionShape;

/**
 * Rules out outputs whose spender pays another fee rate, in whole satoshi a virtual byte: some
 * wallets never change theirs. Outputs not known to be spent stay.
 *
 * <p>Wrong for every wallet that estimates fees, which today is nearly all; it then rules the true
 * change out. Of use only where a wallet is known to have a fixed rate.
 *
 * @see <a href="https://www.usenix.org/conference/usenixsecurity20/presentation/kalodner">BlockSci,
 *     USENIX Security 2020</a>
 */
public final class FeeRate implements ChangeHeuristic {

  private static final Heuristic HEURISTIC = new Heuristic("fixed-fee-rate", 1, Strength.WEAK);

  @Override
  public Heuristic heuristic() {
    return HEURISTIC;
  }

  @Override
  public Ruling rule(SpendingTransaction transaction) {
    long own = rate(transaction.transaction());
    if (own == TransactionShape.UNKNOWN) {
      return new Ruling.NotApplied("the fee or the size is not known");
    }
    return BySpender.rule(
        transaction,
        next -> {
          long rate = rate(next.transaction());
          return rate == TransactionShape.UNKNOWN ? Seen.UNKNOWN : BySpender.seen(rate == own);
        });
  }

  private static long rate(WrittenTransaction transaction) {
    long fee = transaction.feeSat();
    if (fee == TransactionShape.UNKNOWN || transaction.weight() == 0) {
      return TransactionShape.UNKNOWN;
    }
    // A virtual byte is four weight units, rounded up (BIP 141).
    return fee / ((transaction.weight() + 3) / 4);
  }
}
