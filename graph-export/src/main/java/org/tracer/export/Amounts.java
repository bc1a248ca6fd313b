package org.tracer.export;

import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tracer.chain.Amount;
import org.tracer.graph.Ending;
import org.tracer.graph.TraceGraph;
import org.tracer.trace.LabelAmount;

/** Amounts as text. */
public final class Amounts {

  private Amounts() {}

  /** {@code payment-1=1000; payment-2=5}, in satoshi. A label that would mislead is quoted. */
  public static @Nullable String byLabel(List<LabelAmount> amounts) {
    if (amounts.isEmpty()) {
      return null;
    }
    StringBuilder text = new StringBuilder();
    for (LabelAmount share : amounts) {
      text.append(text.isEmpty() ? "" : "; ")
          .append(quoted(share.label()))
          .append('=')
          .append(share.amount());
    }
    return text.toString();
  }

  /** {@code UNSPENT: payment-1=1000 | HOP_LIMIT: payment-2=5}, in satoshi. */
  static @Nullable String byReason(List<Ending> endings) {
    if (endings.isEmpty()) {
      return null;
    }
    StringJoiner text = new StringJoiner(" | ");
    for (Ending ending : endings) {
      String amounts = byLabel(ending.amounts());
      text.add(ending.reason() + ": " + (amounts == null ? "nothing" : amounts));
    }
    return text.toString();
  }

  /** Reason by reason the sum over all labels; null where sums are no amounts. */
  static @Nullable String totals(TraceGraph graph, List<Ending> endings) {
    StringJoiner text = new StringJoiner("; ");
    for (Ending ending : endings) {
      Optional<Amount> total = graph.total(ending.amounts());
      if (total.isEmpty()) {
        return null;
      }
      text.add(ending.reason() + "=" + total.get());
    }
    return endings.isEmpty() ? null : text.toString();
  }

  /** Two columns for one amount: satoshi, and coins with all eight decimal places. */
  static <T> List<Column<T>> columns(String name, Function<T, @Nullable Amount> amount) {
    return List.of(
        new Column<>(name + "_sat", Column.Type.LONG, item -> baseUnits(amount.apply(item))),
        new Column<>(name + "_btc", Column.Type.TEXT, item -> decimal(amount.apply(item))));
  }

  private static @Nullable String baseUnits(@Nullable Amount amount) {
    return amount == null ? null : amount.toString();
  }

  private static @Nullable String decimal(@Nullable Amount amount) {
    return amount == null ? null : amount.toDecimal();
  }

  /** A label as it is, or quoted where it would mislead. */
  public static String quoted(String label) {
    boolean misleads =
        label.isEmpty()
            || !label.equals(label.strip())
            || label.indexOf('=') >= 0
            || label.indexOf(';') >= 0
            || label.indexOf('|') >= 0
            || label.indexOf('"') >= 0;
    String shown = Texts.inOrder(label);
    return misleads ? '"' + shown.replace("\"", "\"\"") + '"' : shown;
  }
}
