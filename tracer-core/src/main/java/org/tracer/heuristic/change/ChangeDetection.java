package org.tracer.heuristic.change;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.tracer.heuristic.Heuristic;
import org.tracer.heuristic.Strength;

/**
 * Puts together what several heuristics leave: an output is asserted to be change only if all that
 * apply leave it, no other output is left by all of them, one of them ruled something out, and no
 * other output pays the same lock. Whatever else they say, none is asserted. So another heuristic
 * can take an assertion away or make one possible; it never moves one from one output to another,
 * for no output that was ruled out comes back. Immutable.
 */
public final class ChangeDetection {

  private static final String STANDARD = "change";
  private static final String ALL = "change-all";
  private static final String CHOSEN = "change-chosen";

  /** Changes when the same data and heuristics may give another answer. */
  public static final int VERSION = 2;

  private final List<ChangeHeuristic> heuristics;
  private final Heuristic rule;

  private ChangeDetection(String id, List<ChangeHeuristic> heuristics) {
    this.heuristics = List.copyOf(heuristics);
    this.rule =
        new Heuristic(
            id,
            VERSION,
            Strength.WEAK,
            new TreeMap<>(
                Map.of(
                    "heuristics",
                    heuristics.stream()
                        .map(ChangeDetection::name)
                        .collect(Collectors.joining(" ")))));
  }

  /** {@link ChangeHeuristics#standard()} together, {@code change} in results: what traces ask. */
  public static ChangeDetection standard() {
    return new ChangeDetection(STANDARD, ChangeHeuristics.standard());
  }

  /** {@link ChangeHeuristics#all()} together, {@code change-all} in results. */
  public static ChangeDetection all() {
    return new ChangeDetection(ALL, ChangeHeuristics.all());
  }

  /**
   * These together, {@code change-chosen} in results.
   *
   * @throws IllegalArgumentException if there are none, or two with one name and parameters
   */
  public static ChangeDetection of(List<ChangeHeuristic> heuristics) {
    Set<Heuristic> seen = new HashSet<>();
    for (ChangeHeuristic one : heuristics) {
      if (!seen.add(one.heuristic())) {
        throw new IllegalArgumentException("heuristic " + one.heuristic() + " is there twice");
      }
    }
    if (heuristics.isEmpty()) {
      throw new IllegalArgumentException("no heuristics");
    }
    return new ChangeDetection(CHOSEN, heuristics);
  }

  private static String name(ChangeHeuristic one) {
    Heuristic heuristic = one.heuristic();
    return heuristic.parameters().isEmpty()
        ? heuristic.toString()
        : heuristic.toString() + heuristic.parameters();
  }

  /** Cost: that of the heuristics; each is linear in the transaction and what it looks up. */
  public ChangeVerdict judge(SpendingTransaction transaction) {
    ChangeVerdict.Obstacle obstacle = obstacle(transaction);
    List<ChangeVerdict.Opinion> opinions = new ArrayList<>();
    if (obstacle == ChangeVerdict.Obstacle.NONE) {
      for (ChangeHeuristic one : heuristics) {
        opinions.add(new ChangeVerdict.Opinion(one.heuristic(), one.rule(transaction)));
      }
    }
    return new ChangeVerdict(
        rule, transaction.candidates(), sharing(transaction), obstacle, opinions);
  }

  /** The candidates that pay a lock which another candidate pays as well. */
  private static OutputSet sharing(SpendingTransaction transaction) {
    Map<Long, Integer> counts = new HashMap<>();
    for (int vout : transaction.candidates().list()) {
      counts.merge(transaction.shape().outputLock(vout), 1, Integer::sum);
    }
    return transaction
        .candidates()
        .keep(vout -> counts.getOrDefault(transaction.shape().outputLock(vout), 0) > 1);
  }

  private static ChangeVerdict.Obstacle obstacle(SpendingTransaction transaction) {
    if (transaction.shape().inputCount() == 0) {
      return ChangeVerdict.Obstacle.COINBASE;
    }
    if (transaction.kind() == SpendingTransaction.Kind.COINJOIN) {
      return ChangeVerdict.Obstacle.COINJOIN;
    }
    return transaction.candidates().size() < 2
        ? ChangeVerdict.Obstacle.ONE_OUTPUT
        : ChangeVerdict.Obstacle.NONE;
  }
}
