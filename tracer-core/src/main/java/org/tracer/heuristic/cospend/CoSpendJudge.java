package org.tracer.heuristic.cospend;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.tracer.chain.TxId;
import org.tracer.chain.bitcoin.LockingScript;
import org.tracer.chain.bitcoin.ScriptType;
import org.tracer.heuristic.LedgerShape;
import org.tracer.heuristic.Verdict;
import org.tracer.heuristic.coinjoin.CoinJoinAnswer;
import org.tracer.heuristic.coinjoin.CoinJoinDetectors;
import org.tracer.heuristic.coinjoin.CoinJoinFinding;
import org.tracer.heuristic.coinjoin.CoinJoinKind;
import org.tracer.ledger.Transaction;
import org.tracer.ledger.TransactionForm;
import org.tracer.ledger.TxInput;
import org.tracer.ledger.TxOutput;
import org.tracer.ledger.UtxoLedger;

/**
 * Says of single transactions whether they are evidence for common control, and why not. Confined
 * to one thread, as its ledger is.
 */
public final class CoSpendJudge {

  /** Names the rule for hash types, with its version. */
  static final String SIGHASH_RULE = "mixed-sighash/1";

  private static final int KEPT_PAYERS = 10_000;

  private final UtxoLedger ledger;
  private final Set<CoSpendGuard> guards;
  private final CoinJoinDetectors detectors;
  private final Map<TxId, Integer> strangers = new HashMap<>();

  /**
   * @param guards those in force; any number
   */
  public CoSpendJudge(UtxoLedger ledger, Set<CoSpendGuard> guards) {
    this.ledger = ledger;
    EnumSet<CoSpendGuard> copy = EnumSet.noneOf(CoSpendGuard.class);
    copy.addAll(guards);
    this.guards = Collections.unmodifiableSet(copy);
    detectors = CoinJoinDetectors.of(ledger.network());
  }

  /** The guards in force. */
  public Set<CoSpendGuard> guards() {
    return guards;
  }

  /**
   * Judges one transaction; empty if it spends from fewer than two addresses that are known. Asks
   * the ledger for the transaction, for its form, and for those that paid it dust, if it spends
   * any.
   */
  public Optional<CoSpendEvidence> judge(long key) {
    Transaction tx = ledger.transaction(key);
    LinkedHashSet<LockingScript> addresses = new LinkedHashSet<>();
    int unknown = 0;
    for (TxInput input : tx.inputs()) {
      TxOutput spent = input.output();
      if (spent == null) {
        unknown++;
      } else {
        addresses.add(spent.script());
      }
    }
    if (addresses.size() < 2) {
      return Optional.empty();
    }
    List<GuardMark> marks = new ArrayList<>();
    List<LockingScript> leftOut = List.of();
    coinJoin(tx, marks);
    if (joins(marks)) {
      hashTypes(tx, key, marks);
    }
    if (joins(marks) && guards.contains(CoSpendGuard.DUST)) {
      leftOut = dust(tx, marks);
      addresses.removeAll(leftOut);
    }
    return Optional.of(
        new CoSpendEvidence(
            tx.id(),
            tx.block(),
            tx.indexInBlock(),
            List.copyOf(addresses),
            leftOut,
            unknown,
            marks));
  }

  private static boolean joins(List<GuardMark> marks) {
    return marks.stream().noneMatch(mark -> mark.effect() == GuardMark.Effect.SET_APART);
  }

  private void coinJoin(Transaction tx, List<GuardMark> marks) {
    CoinJoinAnswer answer = detectors.judge(LedgerShape.of(tx));
    boolean several = answer.maySeveralOwnersSpend();
    for (CoinJoinFinding finding : answer.findings()) {
      if (!finding.kind().severalOwners()) {
        continue;
      }
      boolean payJoin = finding.kind() == CoinJoinKind.PAYJOIN;
      if (payJoin || several) {
        mark(payJoin ? CoSpendGuard.PAYJOIN : CoSpendGuard.COINJOIN, finding, marks);
      }
    }
  }

  private void mark(CoSpendGuard guard, CoinJoinFinding finding, List<GuardMark> marks) {
    marks.add(
        new GuardMark(
            guard,
            guards.contains(guard) ? GuardMark.Effect.SET_APART : GuardMark.Effect.WEAKENED,
            finding.heuristic().toString(),
            finding.verdict(),
            finding.evidence()));
  }

  private void hashTypes(Transaction tx, long key, List<GuardMark> marks) {
    @Nullable TransactionForm form = ledger.form(key).orElse(null);
    if (form == null) {
      sighash(Verdict.INCONCLUSIVE, "the source does not give the signatures", marks);
      return;
    }
    SortedSet<Integer> all = new TreeSet<>();
    int unread = 0;
    for (int vin = 0; vin < tx.inputs().size(); vin++) {
      SortedSet<Integer> types =
          SignedParts.hashTypes(form.inputs().get(vin), form(tx.inputs().get(vin)));
      unread += types.isEmpty() ? 1 : 0;
      all.addAll(types);
    }
    String names = String.join(", ", all.stream().map(SignedParts::name).toList());
    if (all.stream().anyMatch(type -> (type & SignedParts.ANYONE_CAN_PAY) != 0)) {
      sighash(Verdict.YES, "a signature leaves the other inputs open; hash types: " + names, marks);
    } else if (all.size() > 1) {
      sighash(Verdict.YES, "signatures have different hash types: " + names, marks);
    } else if (unread > 0) {
      sighash(
          Verdict.INCONCLUSIVE,
          "no signature was found in " + unread + " of " + tx.inputs().size() + " inputs",
          marks);
    }
  }

  private static @Nullable ScriptType form(TxInput input) {
    TxOutput spent = input.output();
    return spent == null ? null : spent.script().type();
  }

  /** Out of force it marks what it would have set apart, and not what it could not check. */
  private void sighash(Verdict verdict, String evidence, List<GuardMark> marks) {
    boolean inForce = guards.contains(CoSpendGuard.SIGHASH);
    if (verdict == Verdict.YES || inForce) {
      GuardMark.Effect found = inForce ? GuardMark.Effect.SET_APART : GuardMark.Effect.WEAKENED;
      marks.add(
          new GuardMark(
              CoSpendGuard.SIGHASH,
              verdict == Verdict.YES ? found : GuardMark.Effect.NOT_CHECKED,
              SIGHASH_RULE,
              verdict,
              List.of(evidence)));
    }
  }

  /** Addresses of which nothing but unsolicited dust is spent. */
  private List<LockingScript> dust(Transaction tx, List<GuardMark> marks) {
    LinkedHashSet<LockingScript> small = new LinkedHashSet<>();
    LinkedHashSet<LockingScript> kept = new LinkedHashSet<>();
    int most = 0;
    for (TxInput input : tx.inputs()) {
      TxOutput spent = input.output();
      if (spent == null) {
        continue;
      }
      int others = SentDust.isSmall(spent) ? strangers(input.spent().txId()) : 0;
      if (others >= SentDust.LEAST_STRANGERS) {
        small.add(spent.script());
        most = Math.max(most, others);
      } else {
        kept.add(spent.script());
      }
    }
    small.removeAll(kept);
    if (!small.isEmpty()) {
      marks.add(
          new GuardMark(
              CoSpendGuard.DUST,
              GuardMark.Effect.LEFT_OUT,
              SentDust.RULE,
              Verdict.POSSIBLE,
              List.of(
                  "of "
                      + small.size()
                      + " input addresses only dust is spent, from payments that sent such to up"
                      + " to "
                      + most
                      + " strangers at once")));
    }
    return List.copyOf(small);
  }

  private int strangers(TxId payer) {
    Integer known = strangers.get(payer);
    if (known != null) {
      return known;
    }
    long key = ledger.find(payer);
    int found = key == UtxoLedger.NOT_FOUND ? 0 : SentDust.strangers(ledger.transaction(key));
    if (strangers.size() < KEPT_PAYERS) {
      strangers.put(payer, found);
    }
    return found;
  }
}
