package org.tracer.naive;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tracer.chain.Amount;
import org.tracer.trace.CollectedFee;
import org.tracer.trace.Endpoint;
import org.tracer.trace.LabelAmount;
import org.tracer.trace.SeededPosition;
import org.tracer.trace.Trace;
import org.tracer.trace.TracedInput;
import org.tracer.trace.TracedOutput;
import org.tracer.trace.TracedTransaction;

/** Everything a trace says, line by line, so that it can be held against another's. */
public final class TraceLines {

  private TraceLines() {}

  /** Seeds, transactions, endpoints, all in the order of the trace. */
  public static List<List<Object>> of(Trace trace) {
    List<List<Object>> lines = new ArrayList<>();
    for (SeededPosition seed : trace.seeds()) {
      lines.add(
          line(seed.label(), "names", seed.position(), units(seed.amount()), units(seed.value())));
    }
    trace.transactions().forEach(tx -> add(tx, lines));
    for (Endpoint end : trace.endpoints()) {
      lines.add(
          line(
              end.reason(),
              end.position(),
              end.transaction(),
              end.label(),
              units(end.amount()),
              end.hop(),
              end.spentBy(),
              end.note()));
    }
    return lines;
  }

  /** A line; its parts may be null. */
  static List<Object> line(@Nullable Object... parts) {
    return Arrays.stream(parts).<Object>map(String::valueOf).toList();
  }

  private static void add(TracedTransaction tx, List<List<Object>> lines) {
    lines.add(line(tx.id(), tx.block(), tx.hop()));
    for (TracedInput input : tx.inputs()) {
      lines.add(line("takes", input.vin(), input.spent(), byLabel(input.traced())));
    }
    for (CollectedFee fee : tx.collected()) {
      lines.add(line("collects", fee.transaction(), byLabel(fee.traced())));
    }
    for (TracedOutput output : tx.outputs()) {
      lines.add(
          line(
              "pays",
              output.position(),
              units(output.value()),
              byLabel(output.traced()),
              output.hop(),
              output.reason()));
    }
    if (!tx.tracedFee().isEmpty()) {
      lines.add(line("leaves", byLabel(tx.tracedFee()), tx.feeReason()));
    }
  }

  private static Map<String, Long> byLabel(List<LabelAmount> amounts) {
    Map<String, Long> byLabel = new TreeMap<>();
    amounts.forEach(amount -> byLabel.merge(amount.label(), units(amount.amount()), Long::sum));
    return byLabel;
  }

  private static long units(Amount amount) {
    return amount.baseUnits().longValueExact();
  }
}
