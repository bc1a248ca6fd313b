package org.tracer.indicator.seen;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.tracer.chain.BlockRef;
import org.tracer.chain.OutPoint;
import org.tracer.heuristic.Inference;
import org.tracer.heuristic.Verdict;
import org.tracer.trace.Endpoint;
import org.tracer.trace.StopReason;
import org.tracer.trace.Trace;
import org.tracer.trace.TracedInput;
import org.tracer.trace.TracedOutput;
import org.tracer.trace.TracedTransaction;

/**
 * What a trace over outputs holds of payments. It holds traced inputs and outputs alone, so no
 * address has its whole history here, and payers that brought no traced money are not known.
 */
public final class TraceResults {

  private record Sum(BigInteger in, BigInteger out) {
    Sum plus(Sum other) {
      return new Sum(in.add(other.in), out.add(other.out));
    }
  }

  private final Trace trace;
  private final Unit unit;
  private final Map<OutPoint, TracedOutput> outputs = new HashMap<>();
  private final List<Payment> payments = new ArrayList<>();
  private final List<Booking> bookings = new ArrayList<>();
  private final List<Crossing> crossings = new ArrayList<>();
  private final Map<String, List<String>> payersOf = new HashMap<>();

  private TraceResults(Trace trace) {
    this.trace = trace;
    this.unit = OutputHistory.coin(trace.network());
  }

  /**
   * @param what the document's name
   */
  public static Seen of(Trace trace, String what) {
    TraceResults results = new TraceResults(trace);
    TreeSet<String> starts = new TreeSet<>();
    for (TracedTransaction transaction : trace.transactions()) {
      for (TracedOutput output : transaction.outputs()) {
        results.outputs.put(output.position(), output);
        if (output.hop() == 0) {
          starts.add(name(output));
        }
      }
    }
    trace.transactions().forEach(results::add);
    trace.endpoints().forEach(results::cross);
    List<String> notices = new ArrayList<>(trace.notices());
    notices.add(
        "payments are those of the trace under the rule " + trace.request().policy().name());
    notices.add(
        "the document holds traced inputs and outputs alone: other payments of these addresses,"
            + " before, between and after, are not looked at");
    return new Seen(
        what,
        trace.network().chainId().toString(),
        trace.origin(),
        trace.horizon().height().value(),
        trace.horizon().time(),
        starts,
        new TreeSet<>(),
        results.payments,
        results.bookings,
        results.crossings,
        notices);
  }

  private void add(TracedTransaction transaction) {
    String id = transaction.id().toString();
    BlockRef block = transaction.block();
    TreeMap<String, Sum> sums = new TreeMap<>();
    List<String> payers = new ArrayList<>();
    for (TracedInput input : transaction.inputs()) {
      TracedOutput spent = outputs.get(input.spent());
      if (spent != null) {
        payers.add(name(spent));
        sums.merge(name(spent), new Sum(BigInteger.ZERO, value(spent)), Sum::plus);
      }
    }
    @Nullable Join join = coinJoin(id);
    if (join != null && !payers.isEmpty()) {
      crossings.add(
          new Crossing(
              Crossing.Kind.COINJOIN,
              id,
              payers,
              transaction.hop(),
              "inference",
              join.sure(),
              join.rule()));
    }
    payersOf.put(id, payers);
    for (TracedOutput output : transaction.outputs()) {
      sums.merge(name(output), new Sum(value(output), BigInteger.ZERO), Sum::plus);
      if (value(output).signum() > 0 && !payers.contains(name(output))) {
        payments.add(
            new Payment(
                id,
                output.position().vout(),
                join == null ? payers : List.of(),
                name(output),
                unit,
                value(output),
                block.height().value(),
                transaction.indexInBlock(),
                block.time()));
      }
    }
    sums.forEach((address, sum) ->
        bookings.add(
            Booking.net(
                address,
                id,
                unit,
                sum.in(),
                sum.out(),
                block.height().value(),
                transaction.indexInBlock(),
                block.time())));
  }

  /** What a transaction is taken for: a CoinJoin, or one if {@code sure} is false only perhaps. */
  private record Join(String rule, boolean sure) {}

  /**
   * What detectors say of a transaction, as {@code CoinJoinAnswer.maySeveralOwnersSpend} puts it
   * together; null if none takes it for several owners'.
   */
  private @Nullable Join coinJoin(String transaction) {
    @Nullable Join perhaps = null;
    for (Inference inference : trace.annotations().inferencesOf(transaction)) {
      String rule = inference.heuristic().id();
      boolean several = inference.claim().startsWith("coinjoin ");
      if (inference.verdict() == Verdict.YES && (several || rule.startsWith("coinjoin-"))) {
        return several ? new Join(rule, true) : null;
      }
      if (several && perhaps == null) {
        perhaps = new Join(rule, false);
      }
    }
    return perhaps;
  }

  private void cross(Endpoint end) {
    Crossing.@Nullable Kind kind = kind(end.reason());
    if (kind == null) {
      return;
    }
    boolean join = kind == Crossing.Kind.COINJOIN;
    String address = end.address() == null ? end.descriptor() : end.address().text();
    String transaction =
        join && end.spentBy() != null ? end.spentBy().toString() : end.transaction().toString();
    List<String> from =
        join && address != null ? List.of(address) : payersOf.getOrDefault(transaction, List.of());
    crossings.add(
        new Crossing(
            kind,
            transaction,
            from,
            join ? end.hop() + 1 : end.hop(),
            join ? "inference" : "attribution",
            true,
            end.note() == null ? end.reason().name() : end.note()));
  }

  private static Crossing.@Nullable Kind kind(StopReason reason) {
    return switch (reason) {
      case COINJOIN -> Crossing.Kind.COINJOIN;
      case MIXER -> Crossing.Kind.MIXER;
      case BRIDGE -> Crossing.Kind.BRIDGE;
      case UNSPENT,
          FEE,
          BELOW_THRESHOLD,
          HOP_LIMIT,
          FAN_OUT_LIMIT,
          OUTSIDE_WINDOW,
          COMMINGLED,
          STOP_LIST,
          SERVICE,
          SANCTIONED,
          COINBASE,
          BURN,
          END_OF_DATA ->
          null;
    };
  }

  private static BigInteger value(TracedOutput output) {
    return output.value().baseUnits();
  }

  private static String name(TracedOutput output) {
    return output.address() == null ? output.descriptor() : output.address().text();
  }
}
