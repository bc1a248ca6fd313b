package org.tracer.indicator.seen;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.tracer.chain.BlockRef;
import org.tracer.chain.bitcoin.BitcoinAddress;
import org.tracer.chain.bitcoin.BitcoinNetwork;
import org.tracer.chain.bitcoin.LockingScript;
import org.tracer.heuristic.LedgerShape;
import org.tracer.heuristic.Verdict;
import org.tracer.heuristic.coinjoin.CoinJoinAnswer;
import org.tracer.heuristic.coinjoin.CoinJoinDetectors;
import org.tracer.heuristic.coinjoin.CoinJoinFinding;
import org.tracer.heuristic.coinjoin.CoinJoinKind;
import org.tracer.ledger.Transaction;
import org.tracer.ledger.TxInput;
import org.tracer.ledger.TxOutput;
import org.tracer.ledger.UtxoLedger;

/**
 * The history of one lock on a chain of outputs. Whoever signs the inputs of a transaction is taken
 * for one payer (co-spending: an inference), unless it looks like a CoinJoin; then who pays is not
 * known.
 */
public final class OutputHistory {

  private final BitcoinNetwork network;
  private final CoinJoinDetectors detectors;
  private final LockingScript script;
  private final String subject;
  private final Unit unit;
  private final List<Payment> payments = new ArrayList<>();
  private final List<Booking> bookings = new ArrayList<>();
  private final List<Crossing> crossings = new ArrayList<>();
  private int unknownInputs;
  private int shared;

  private OutputHistory(BitcoinNetwork network, LockingScript script) {
    this.network = network;
    this.detectors = CoinJoinDetectors.of(network);
    this.script = script;
    this.subject = name(script);
    this.unit = coin(network);
  }

  /** The unit of a network's coin. */
  static Unit coin(BitcoinNetwork network) {
    return new Unit(network.chainId() + "/native", "BTC", 8);
  }

  /** Reads the history. Linear in its transactions' inputs and outputs. */
  public static Seen read(UtxoLedger ledger, LockingScript script) {
    OutputHistory history = new OutputHistory(ledger.network(), script);
    for (long key : ledger.history(script)) {
      history.add(ledger.transaction(key));
    }
    return history.seen(ledger);
  }

  private Seen seen(UtxoLedger ledger) {
    List<String> notices = new ArrayList<>(ledger.notices());
    if (unknownInputs > 0) {
      notices.add(
          unknownInputs
              + " inputs spend outputs that the data does not hold: who paid there, and how much of"
              + " it this address did, is not known");
    }
    if (shared > 0) {
      notices.add(
          shared
              + " transactions look like CoinJoins, which several owners make: who paid there is"
              + " left open (an inference)");
    }
    TreeSet<String> self = new TreeSet<>(List.of(subject));
    return new Seen(
        subject,
        ledger.network().chainId().toString(),
        ledger.origin(),
        ledger.horizon().height().value(),
        ledger.horizon().time(),
        self,
        unknownInputs == 0 ? self : new TreeSet<>(),
        payments,
        bookings,
        crossings,
        notices);
  }

  private void add(Transaction transaction) {
    List<String> payers = new ArrayList<>();
    BigInteger spent = BigInteger.ZERO;
    boolean whole = true;
    for (TxInput input : transaction.inputs()) {
      TxOutput output = input.output();
      if (output == null) {
        unknownInputs++;
        whole = false;
        continue;
      }
      payers.add(name(output.script()));
      if (output.script().equals(script)) {
        spent = spent.add(output.value().baseUnits());
      }
    }
    CoinJoinAnswer join = detectors.judge(LedgerShape.of(transaction));
    boolean several = join.maySeveralOwnersSpend();
    if (several) {
      shared++;
      cross(transaction, join, spent);
    }
    BigInteger received = BigInteger.ZERO;
    for (int vout = 0; vout < transaction.outputs().size(); vout++) {
      TxOutput output = transaction.outputs().get(vout);
      if (output.script().equals(script)) {
        received = received.add(output.value().baseUnits());
      }
      pay(transaction, vout, several || !whole ? List.of() : payers, payers);
    }
    BlockRef block = transaction.block();
    bookings.add(
        Booking.net(
            subject,
            transaction.id().toString(),
            unit,
            received,
            spent,
            block.height().value(),
            transaction.indexInBlock(),
            block.time()));
  }

  private void cross(Transaction transaction, CoinJoinAnswer join, BigInteger spent) {
    if (spent.signum() == 0) {
      return;
    }
    // Of what nobody says yes to, the one that makes several owners possible.
    String says =
        join.findings().stream()
            .filter(one -> one.verdict() == join.verdict() || join.verdict() != Verdict.YES)
            .map(CoinJoinFinding::kind)
            .filter(CoinJoinKind::severalOwners)
            .map(Object::toString)
            .findFirst()
            .orElse("coinjoin");
    crossings.add(
        new Crossing(
            Crossing.Kind.COINJOIN,
            transaction.id().toString(),
            List.of(subject),
            1,
            "inference",
            join.verdict() == Verdict.YES,
            says));
  }

  /** An output to a lock that also pays is its own change; one that nobody can spend is no pay. */
  private void pay(Transaction transaction, int vout, List<String> payers, List<String> inputs) {
    TxOutput output = transaction.outputs().get(vout);
    byte[] lock = output.script().toBytes();
    String payee = name(output.script());
    boolean ours = payee.equals(subject) || inputs.contains(subject);
    if (!ours
        || transaction.isCoinbase()
        || inputs.contains(payee)
        || output.value().value() == 0
        || LockingScript.isUnspendable(lock, 0, lock.length)) {
      return;
    }
    BlockRef block = transaction.block();
    payments.add(
        new Payment(
            transaction.id().toString(),
            vout,
            payers,
            payee,
            unit,
            output.value().baseUnits(),
            block.height().value(),
            transaction.indexInBlock(),
            block.time()));
  }

  private String name(LockingScript lock) {
    return lock.address(network)
        .map(BitcoinAddress::text)
        .orElseGet(() -> lock.descriptor(network));
  }
}
