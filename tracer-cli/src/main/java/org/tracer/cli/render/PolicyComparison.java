package org.tracer.cli.render;

import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.Map;
import org.tracer.trace.Trace;

/** Where two conserving policies put the same money: one line for each place they differ on. */
public final class PolicyComparison {

  private static final int LISTED = 8;

  private final Trace first;
  private final Trace second;
  private final Map<String, String> names;

  public PolicyComparison(Trace first, Trace second, Map<String, String> names) {
    this.first = first;
    this.second = second;
    this.names = Map.copyOf(names);
  }

  public void print(Screen screen) {
    String one = first.request().policy().name();
    String other = second.request().policy().name();
    Map<String, BigInteger> left = byPlace(first);
    Map<String, BigInteger> right = byPlace(second);
    Map<String, BigInteger> places = new LinkedHashMap<>(left);
    right.forEach(places::putIfAbsent);
    screen.line(
        "The same money under " + one + " and " + other + ", in satoshi, where they differ");
    Table table = new Table("  ", "lrr");
    table.row("", one, other);
    int same = 0;
    int more = 0;
    BigInteger moreA = BigInteger.ZERO;
    BigInteger moreB = BigInteger.ZERO;
    for (String place : places.keySet()) {
      BigInteger a = left.getOrDefault(place, BigInteger.ZERO);
      BigInteger b = right.getOrDefault(place, BigInteger.ZERO);
      if (a.equals(b)) {
        same++;
      } else if (table.size() > LISTED) {
        more++;
        moreA = moreA.add(a);
        moreB = moreB.add(b);
      } else {
        table.row(names.getOrDefault(place, place), a.toString(), b.toString());
      }
    }
    if (more > 0) {
      String rest = Wording.count(more, "more place", "more places");
      table.row("and " + rest, moreA.toString(), moreB.toString());
    }
    table.print(screen);
    screen.line("  Both agree on " + Wording.count(same, "place", "places") + ".");
  }

  /** Sums by address, lock or fee, the largest first. */
  private static Map<String, BigInteger> byPlace(Trace trace) {
    Map<String, BigInteger> sums = new LinkedHashMap<>();
    Resting.of(trace).forEach(place -> sums.merge(place.place(), place.amount(), BigInteger::add));
    BigInteger fees = trace.balanceSheet().byReason().get(org.tracer.trace.StopReason.FEE);
    if (fees != null) {
      sums.put("fees", fees);
    }
    return sums;
  }
}
