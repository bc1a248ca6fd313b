package org.tracer.source.evm.node;

import java.math.BigInteger;
import java.util.Map;
import java.util.TreeMap;

/** The script's run in a few lines, for a golden file: counts, and where the money is. */
final class Summary {

  private final Books books;
  private final StringBuilder text = new StringBuilder();

  private Summary(Books books) {
    this.books = books;
  }

  static String of(Books books) {
    Summary summary = new Summary(books);
    summary.write();
    return summary.text.toString();
  }

  private void write() {
    int transactions = books.orders().values().stream().mapToInt(Integer::intValue).sum();
    line("blocks", books.movements().getLast().block());
    line("transactions", transactions);
    books.orders().forEach((what, count) -> line("  " + what, count));
    line("movements", books.movements().size());
    Map<Step.Kind, Integer> kinds = new TreeMap<>();
    books.movements().forEach(m -> kinds.merge(m.step().kind(), 1, Integer::sum));
    kinds.forEach((kind, count) -> line("  " + kind, count));
    new TreeMap<>(books.seeds()).forEach(this::seed);
  }

  private void seed(String name, Movement seed) {
    line(name, seed.step().amount() + " " + asset(seed.step().asset()));
    for (Truth.Rule rule : Truth.Rule.dividing()) {
      Truth truth = Reference.follow(books, seed, rule, Truth.FeePlace.FIRST);
      line("  " + rule, truth.labelled().size() + " holdings");
      line("    fees", truth.feesBurned() + " burned, " + truth.feesTipped() + " tipped");
      Map<String, BigInteger> sums = new TreeMap<>();
      truth.labelled().forEach((h, units) -> sums.merge(asset(h.asset()), units, BigInteger::add));
      sums.forEach((asset, units) -> line("    held, " + asset, units));
      truth.destroyed().forEach((a, units) -> line("    destroyed, " + asset(a), units));
    }
  }

  private String asset(String asset) {
    return books.names().getOrDefault(asset, asset);
  }

  private void line(String what, Object value) {
    text.append(what).append(": ").append(value).append('\n');
  }
}
