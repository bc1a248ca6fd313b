package org.tracer.bounds;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The most that can have come from some accounts to others by transfers in time: a transfer can
 * take on only what arrived before it, and an account can hold any amount for any time. Since real
 * balances may not allow that, it is an upper bound of every rule and not always attained. There is
 * no least: that needs balances.
 */
public final class TimedTransfers {

  /**
   * One transfer.
   *
   * @param amount base units
   * @param order place in time; transfers of the same order happen in the order they are given in
   */
  public record Transfer(String from, String to, long amount, long order) {
    public Transfer {
      if (amount < 0) {
        throw new IllegalArgumentException("negative amount: " + amount);
      }
    }
  }

  /**
   * The most that can have arrived.
   *
   * @param amount base units
   * @param through a minimum cut, in time order: all value goes through these transfers, and they
   *     hold {@code amount} together
   */
  public record Most(long amount, List<Transfer> through) {
    public Most {
      through = List.copyOf(through);
    }
  }

  /** Stands for holding, and for no transfer. */
  private static final Transfer HOLDING = new Transfer("", "", 0, 0);

  private final Set<String> sources;
  private final Set<String> targets;
  private final Map<String, Integer> latest = new HashMap<>();
  private final List<Transfer> transferOfEdge = new ArrayList<>();
  private final List<Transfer> sourceTransfers = new ArrayList<>();
  private final List<Transfer> direct = new ArrayList<>();
  private final int[] tail;
  private final int[] head;
  private final long[] capacity;
  private final long[] supply;
  private final long unbounded;
  private int edges;
  private int nodes;

  private TimedTransfers(List<Transfer> ordered, Set<String> sources, Set<String> targets) {
    this.sources = sources;
    this.targets = targets;
    int most = Math.addExact(Math.multiplyExact(3, ordered.size()), 1);
    tail = new int[most];
    head = new int[most];
    capacity = new long[most];
    supply = new long[ordered.size()];
    long total = 1;
    for (Transfer transfer : ordered) {
      total = Math.addExact(total, transfer.amount());
    }
    unbounded = total;
    ordered.forEach(this::add);
    latest.values().forEach(node -> addEdge(node, FlowProblem.ELSEWHERE, unbounded, HOLDING));
  }

  /**
   * Finds the most that can have come from {@code sources} to {@code targets}, where everything
   * that the sources send counts. Linear in the transfers but for the search.
   *
   * @param workLimit how many edges the search may look at
   * @return empty if the search took more work than allowed
   * @throws IllegalArgumentException if an account is both a source and a target
   * @throws ArithmeticException if the amounts do not sum up to less than 2<sup>63</sup>
   */
  public static Optional<Most> most(
      List<Transfer> transfers, Set<String> sources, Set<String> targets, long workLimit) {
    Set<String> both = new HashSet<>(sources);
    both.retainAll(targets);
    if (!both.isEmpty()) {
      throw new IllegalArgumentException("both source and target: " + both);
    }
    List<Transfer> ordered = new ArrayList<>(transfers);
    ordered.sort(Comparator.comparingLong(Transfer::order));
    return new TimedTransfers(ordered, sources, targets).most(ordered, workLimit);
  }

  private void add(Transfer transfer) {
    String from = transfer.from();
    String to = transfer.to();
    Integer before = latest.get(from);
    boolean source = sources.contains(from);
    if (from.equals(to) || sources.contains(to) || (before == null && !source)) {
      return;
    }
    if (targets.contains(to)) {
      if (source) {
        direct.add(transfer);
      } else if (before != null) {
        addEdge(before, FlowProblem.TARGET, transfer.amount(), transfer);
      }
      return;
    }
    int node = nodes++;
    sourceTransfers.add(source ? transfer : HOLDING);
    if (source) {
      supply[node] = transfer.amount();
    } else if (before != null) {
      addEdge(before, node, transfer.amount(), transfer);
    }
    Integer held = latest.put(to, node);
    if (held != null) {
      addEdge(held, node, unbounded, HOLDING);
    }
  }

  private void addEdge(int from, int to, long amount, Transfer transfer) {
    tail[edges] = from;
    head[edges] = to;
    capacity[edges++] = amount;
    transferOfEdge.add(transfer);
  }

  private Optional<Most> most(List<Transfer> ordered, long workLimit) {
    FlowProblem problem =
        new FlowProblem(
            Arrays.copyOf(supply, nodes),
            Arrays.copyOf(tail, edges),
            Arrays.copyOf(head, edges),
            Arrays.copyOf(capacity, edges));
    Extreme most = Extreme.most(problem, workLimit);
    if (most == null) {
      return Optional.empty();
    }
    List<Transfer> through = new ArrayList<>(direct);
    long amount = most.amount();
    for (Transfer transfer : direct) {
      amount = Math.addExact(amount, transfer.amount());
    }
    for (int node = 0; node < nodes; node++) {
      if (!most.inside().get(node) && supply[node] > 0) {
        through.add(sourceTransfers.get(node));
      }
    }
    for (int edge = 0; edge < edges; edge++) {
      if (Extreme.leavesForTarget(problem, edge, most.inside()) && capacity[edge] > 0) {
        through.add(transferOfEdge.get(edge));
      }
    }
    Map<Transfer, Integer> place = new HashMap<>();
    for (int i = 0; i < ordered.size(); i++) {
      place.putIfAbsent(ordered.get(i), i);
    }
    through.sort(Comparator.comparingInt(place::get));
    return Optional.of(new Most(amount, through));
  }
}
