package org.tracer.trace;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tracer.chain.OutPoint;
import org.tracer.chain.Satoshi;
import org.tracer.chain.bitcoin.ScriptType;
import org.tracer.heuristic.Heuristic;
import org.tracer.heuristic.Inference;
import org.tracer.heuristic.Strength;
import org.tracer.heuristic.Verdict;
import org.tracer.heuristic.peel.PeelChain;
import org.tracer.ledger.Transaction;
import org.tracer.ledger.TxOutput;

/**
 * Peel chains among the transactions of a trace: each with one or two inputs, two outputs that can
 * be spent, an asserted change, and the next one spending that change. Only for reading: what a
 * trace follows does not depend on it. Wrong wherever an asserted change is.
 */
final class TracedPeels {

  /** Fewer in a row are everyday payments. */
  private static final int LEAST_PEELS = 3;

  private static final int MOST_INPUTS = 2;

  private static final Heuristic RULE = new Heuristic("peel-chain", 1, Strength.WEAK);

  /** One link. */
  private record Link(Transaction transaction, OutPoint change, long changeSat, long paidSat) {}

  private final Map<OutPoint, Link> byInput = new HashMap<>();
  private final Map<OutPoint, Link> byChange = new LinkedHashMap<>();

  /** Takes the next transaction in chain order whose output {@code vout} is its asserted change. */
  void add(Transaction transaction, int vout) {
    List<TxOutput> payable =
        transaction.outputs().stream()
            .filter(output -> output.script().type() != ScriptType.OP_RETURN)
            .toList();
    if (payable.size() != 2 || transaction.inputs().size() > MOST_INPUTS) {
      return;
    }
    long change = transaction.outputs().get(vout).value().value();
    long both = Math.addExact(payable.get(0).value().value(), payable.get(1).value().value());
    OutPoint at = new OutPoint(transaction.id(), vout);
    Link link = new Link(transaction, at, change, both - change);
    byChange.put(at, link);
    transaction.inputs().forEach(input -> byInput.put(input.spent(), link));
  }

  /** One for each chain of three links or more, in chain order of their beginnings. */
  List<Inference> inferences() {
    Set<Link> seen = new HashSet<>();
    List<Inference> found = new ArrayList<>();
    for (Link first : byChange.values()) {
      List<Link> chain = new ArrayList<>();
      @Nullable Link link = seen.contains(first) ? null : first;
      while (link != null && seen.add(link)) {
        chain.add(link);
        link = byInput.get(link.change());
      }
      if (chain.size() >= LEAST_PEELS) {
        found.add(inference(chain));
      }
    }
    return found;
  }

  private static Inference inference(List<Link> chain) {
    Link first = chain.getFirst();
    Link last = chain.getLast();
    long paid = chain.stream().mapToLong(Link::paidSat).reduce(0, Math::addExact);
    return new Inference(
        RULE,
        first.transaction().id().toString(),
        PeelChain.CLAIM,
        Verdict.YES,
        List.of(
            chain.size()
                + " payments in a row, "
                + Satoshi.of(paid)
                + " satoshi in all, the change of each paying the next",
            "from " + first.transaction().id() + " at " + first.transaction().block().time(),
            "to " + last.transaction().id() + " at " + last.transaction().block().time(),
            "what remains is " + Satoshi.of(last.changeSat()) + " satoshi at " + last.change()));
  }
}
