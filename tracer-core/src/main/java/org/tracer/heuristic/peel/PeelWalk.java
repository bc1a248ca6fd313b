package org.tracer.heuristic.peel;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.tracer.chain.BlockRef;
import org.tracer.chain.OutPoint;
import org.tracer.error.InvalidInputException;
import org.tracer.heuristic.change.ChangeVerdict;
import org.tracer.heuristic.change.LedgerSurroundings;
import org.tracer.heuristic.change.OutputSet;
import org.tracer.heuristic.change.SpendingTransaction;
import org.tracer.heuristic.change.Surroundings;
import org.tracer.ledger.SpendBuffer;
import org.tracer.ledger.Transaction;
import org.tracer.ledger.TxInput;
import org.tracer.ledger.TxOutput;
import org.tracer.ledger.UtxoLedger;

/** Follows one peel chain. The state is where the remainder lies; used once, in one thread. */
final class PeelWalk {

  private final UtxoLedger ledger;
  private final PeelRules rules;
  private final List<Peel> peels = new ArrayList<>();
  private final SpendBuffer spends = new SpendBuffer();
  private @Nullable PeelStop stop;
  private String reason = "";

  // Of the transaction that made the remainder.
  private long key = UtxoLedger.NOT_FOUND;

  PeelWalk(UtxoLedger ledger, PeelRules rules) {
    this.ledger = ledger;
    this.rules = rules;
  }

  PeelChain from(OutPoint start) {
    key = ledger.find(start.txId());
    if (key == UtxoLedger.NOT_FOUND) {
      throw notThere(start);
    }
    Transaction made = ledger.transaction(key);
    if (start.vout() >= made.outputs().size()) {
      throw notThere(start);
    }
    TxOutput starting = made.outputs().get(start.vout());
    OutPoint at = start;
    TxOutput holding = starting;
    BlockRef since = made.block();
    while (stop == null) {
      Peel peel = step(at, holding, since);
      if (peel != null) {
        peels.add(peel);
        at = peel.remainder();
        holding = peel.remaining();
        since = peel.block();
      }
    }
    return new PeelChain(
        start, made.block(), starting, peels, Objects.requireNonNull(stop), reason);
  }

  /** The next peel, or null and why there is none. */
  private @Nullable Peel step(OutPoint at, TxOutput holding, BlockRef since) {
    if (rules.service().test(holding.script())) {
      return end(PeelStop.SERVICE, "the lock of " + at + " is known to be a service's");
    }
    spends.clear();
    spends.ask(at.vout(), true);
    ledger.readSpends(key, spends);
    long spender = spends.spenderKey(0);
    if (spender == SpendBuffer.UNSPENT) {
      return end(PeelStop.UNSPENT, "unspent at height " + ledger.horizon().height());
    }
    if (spender < 0) {
      return end(PeelStop.END_OF_DATA, "what spends " + at + " is not in the data");
    }
    if (peels.size() == rules.mostPeels()) {
      return end(PeelStop.HOP_LIMIT, "the limit of " + rules.mostPeels() + " peels is reached");
    }
    Transaction transaction = ledger.transaction(spender);
    Duration rest = Duration.between(since.time(), transaction.block().time());
    if (rest.compareTo(rules.longestRest()) > 0) {
      return end(
          PeelStop.DORMANT,
          String.format(
              Locale.ROOT,
              "%s lay still for %d days, the limit is %d",
              at,
              rest.toDays(),
              rules.longestRest().toDays()));
    }
    return link(spender, transaction, at);
  }

  private @Nullable Peel link(long spender, Transaction transaction, OutPoint at) {
    if (rules.coinJoin().test(transaction)) {
      return end(PeelStop.COINJOIN, transaction.id() + " is taken for a CoinJoin");
    }
    int inputs = transaction.inputs().size();
    if (inputs > PeelRules.MOST_INPUTS) {
      return end(PeelStop.INPUTS, transaction.id() + " has " + inputs + " inputs");
    }
    Surroundings around =
        rules.neighbours() ? LedgerSurroundings.neighbours(ledger, spender) : Surroundings.UNKNOWN;
    SpendingTransaction subject = SpendingTransaction.of(transaction, ledger.form(spender), around);
    OutputSet outputs = subject.candidates();
    if (outputs.size() != 2) {
      return end(
          PeelStop.OUTPUTS, transaction.id() + " has " + outputs.size() + " spendable outputs");
    }
    ChangeVerdict verdict = rules.change().judge(subject);
    OptionalInt change = verdict.change();
    if (change.isEmpty()) {
      return end(
          PeelStop.AMBIGUOUS,
          transaction.id() + ": " + verdict.inference(transaction.id()).evidence().getFirst());
    }
    long addedSat = addedSat(transaction, at);
    long feeSat = subject.transaction().feeSat();
    if (addedSat < 0 || feeSat < 0) {
      return end(PeelStop.END_OF_DATA, "an input of " + transaction.id() + " is not in the data");
    }
    key = spender;
    int kept = change.getAsInt();
    int paid = outputs.keep(vout -> vout != kept).single().orElseThrow();
    TxOutput payment = transaction.outputs().get(paid);
    return new Peel(
        transaction.block(),
        at,
        new OutPoint(transaction.id(), paid),
        payment,
        rules.service().test(payment.script()),
        new OutPoint(transaction.id(), kept),
        transaction.outputs().get(kept),
        addedSat,
        feeSat(transaction, feeSat, outputs),
        verdict.inference(transaction.id()));
  }

  /** What other inputs than the followed one hold; -1 if that is not known. */
  private static long addedSat(Transaction transaction, OutPoint at) {
    long added = 0;
    for (TxInput input : transaction.inputs()) {
      TxOutput spent = input.output();
      if (spent == null) {
        return -1;
      }
      if (!input.spent().equals(at)) {
        added = Math.addExact(added, spent.value().value());
      }
    }
    return added;
  }

  // What outputs that nobody can spend hold is as lost to the owner as the fee.
  private static long feeSat(Transaction transaction, long feeSat, OutputSet spendable) {
    long lost = feeSat;
    for (int vout = 0; vout < transaction.outputs().size(); vout++) {
      if (!spendable.contains(vout)) {
        lost = Math.addExact(lost, transaction.outputs().get(vout).value().value());
      }
    }
    return lost;
  }

  private @Nullable Peel end(PeelStop why, String sentence) {
    stop = why;
    reason = sentence;
    return null;
  }

  private InvalidInputException notThere(OutPoint start) {
    return new InvalidInputException(
        "the output a peel chain should start at is not in the chain",
        start + ", " + ledger.origin(),
        "Check the transaction id and the output index.");
  }
}
