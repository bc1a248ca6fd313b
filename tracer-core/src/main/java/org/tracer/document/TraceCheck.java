package org.tracer.document;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tracer.chain.OutPoint;
import org.tracer.chain.TxId;
import org.tracer.trace.CollectedFee;
import org.tracer.trace.Direction;
import org.tracer.trace.Endpoint;
import org.tracer.trace.LabelAmount;
import org.tracer.trace.StopReason;
import org.tracer.trace.Trace;
import org.tracer.trace.TracedInput;
import org.tracer.trace.TracedOutput;
import org.tracer.trace.TracedTransaction;

/** Whether transactions and endpoints of a trace tell the same story. */
final class TraceCheck {

  private TraceCheck() {}

  /**
   * Checks that every traced input spends a traced output that stands before it, is spent once and
   * held the same, and that the endpoints are just the outputs and fees where it ends.
   *
   * @throws IllegalArgumentException if not
   */
  static void check(Trace trace) {
    boolean backward = trace.request().direction() == Direction.BACKWARD;
    Map<OutPoint, TracedOutput> open = new HashMap<>();
    Map<TxId, List<LabelAmount>> fees = new HashMap<>();
    List<String> ends = new ArrayList<>();
    for (TracedTransaction transaction : trace.transactions()) {
      for (TracedInput input : transaction.inputs()) {
        TracedOutput spent = open.remove(input.spent());
        boolean ended = spent != null && spent.reason() != null && !backward;
        if (spent == null || ended || !spent.traced().equals(input.traced())) {
          throw new IllegalArgumentException(
              "an input of transaction " + transaction.id() + " is not what was traced to it");
        }
      }
      for (CollectedFee fee : transaction.collected()) {
        if (!fee.traced().equals(fees.remove(fee.transaction()))) {
          throw new IllegalArgumentException(
              "coinbase " + transaction.id() + " collects what was not paid to it");
        }
      }
      for (TracedOutput output : transaction.outputs()) {
        open.put(output.position(), output);
        if (output.reason() != null) {
          add(ends, output.reason(), output.position(), output.traced());
        }
      }
      if (transaction.feeReason() != null) {
        add(ends, transaction.feeReason(), transaction.id(), transaction.tracedFee());
      } else if (!transaction.tracedFee().isEmpty()) {
        fees.put(transaction.id(), transaction.tracedFee());
      }
    }
    List<String> stated = new ArrayList<>();
    for (Endpoint end : trace.endpoints()) {
      Object place = end.position() == null ? end.transaction() : end.position();
      add(stated, end.reason(), place, List.of(new LabelAmount(end.label(), end.amount())));
    }
    if (!ends.equals(stated)) {
      throw new IllegalArgumentException("its endpoints are not where its transactions end");
    }
  }

  private static void add(
      List<String> lines, StopReason reason, Object place, List<LabelAmount> amounts) {
    for (LabelAmount share : amounts) {
      lines.add(reason + " " + place + " " + share.amount() + " " + share.label());
    }
  }
}
