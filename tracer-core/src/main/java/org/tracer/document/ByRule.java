package org.tracer.document;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.tracer.trace.account.FundsTrace;

/**
 * Rows that several rules have, each once, with what each rule says of it; rules that say the same
 * are named together.
 *
 * @param <K> what makes a row the same row
 * @param <V> what a rule says of it, with equality
 */
final class ByRule<K, V> {

  private final TreeMap<K, Map<V, List<String>>> rows;

  private ByRule(Comparator<K> order) {
    rows = new TreeMap<>(order);
  }

  /**
   * Gathers rows.
   *
   * @param order total on the keys of one trace
   */
  static <R, K, V> ByRule<K, V> of(
      List<FundsTrace> traces,
      Function<FundsTrace, List<R>> rows,
      Function<R, K> key,
      Function<R, V> value,
      Comparator<K> order) {
    ByRule<K, V> all = new ByRule<>(order);
    for (FundsTrace trace : traces) {
      String rule = trace.request().rule().toString();
      for (R row : rows.apply(trace)) {
        all.rows
            .computeIfAbsent(key.apply(row), any -> new LinkedHashMap<>())
            .computeIfAbsent(value.apply(row), any -> new ArrayList<>())
            .add(rule);
      }
    }
    return all;
  }

  /** Writes the rows as a list of objects, each with the member {@code under}. */
  void write(DocumentJson json, String name, Consumer<K> row, Consumer<V> said) {
    json.objects(
        name,
        List.copyOf(rows.entrySet()),
        entry -> {
          row.accept(entry.getKey());
          json.objects(
              "under",
              List.copyOf(entry.getValue().entrySet()),
              view -> {
                json.texts("policies", view.getValue());
                said.accept(view.getKey());
              });
        });
  }
}
