package org.tracer.source.evm.node;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The script's own bookkeeping: what it ordered, never what a node said about value. Only gas comes
 * from receipts, because nobody knows it beforehand.
 */
public final class Books {

  private final Map<Holding, BigInteger> opening = new TreeMap<>();
  private final Map<Holding, BigInteger> balances = new TreeMap<>();
  private final List<Movement> movements = new ArrayList<>();
  private final Map<String, Order.Exchange> exchanges = new HashMap<>();
  private final Map<String, Movement> seeds = new TreeMap<>();
  private final Map<String, Integer> orders = new TreeMap<>();
  private final Map<String, String> names = new TreeMap<>();
  private final List<String> tokens = new ArrayList<>();

  void open(String account, BigInteger wei) {
    opening.put(new Holding(account, Holding.ETHER), wei);
    balances.put(new Holding(account, Holding.ETHER), wei);
  }

  /** Names an account, for readers only. */
  void name(String account, String name) {
    names.put(account, name);
  }

  void token(String contract) {
    tokens.add(contract);
  }

  void count(String what) {
    orders.merge(what, 1, Integer::sum);
  }

  /** Changes balances as soon as something is ordered. */
  void apply(Step step) {
    if (step.from() != null) {
      add(new Holding(step.from(), step.asset()), step.amount().negate());
    }
    if (step.to() != null) {
      add(new Holding(step.to(), step.asset()), step.amount());
    }
  }

  private void add(Holding holding, BigInteger amount) {
    BigInteger now = balances.merge(holding, amount, BigInteger::add);
    if (now.signum() < 0) {
      throw new IllegalStateException(holding + " falls to " + now);
    }
  }

  /** Writes down where something ordered came to stand. */
  void write(Movement movement) {
    movements.add(movement);
  }

  void exchanged(String hash, Order.Exchange exchange) {
    exchanges.put(hash, exchange);
  }

  /** Remembers the last movement as the beginning of a trace. */
  void markSeed(String name) {
    seeds.put(name, movements.getLast());
  }

  BigInteger balance(String account, String asset) {
    return balances.getOrDefault(new Holding(account, asset), BigInteger.ZERO);
  }

  /** What the chain began with. */
  public Map<Holding, BigInteger> opening() {
    return Map.copyOf(opening);
  }

  /** Everything that anybody has or had at the end, zero included. */
  public Map<Holding, BigInteger> balances() {
    return new TreeMap<>(balances);
  }

  /** Everything that moved, in the order of the chain. */
  public List<Movement> movements() {
    return List.copyOf(movements);
  }

  /** The same from one account's view, a payment to itself twice, first as it leaves. */
  public List<Movement.Change> changes(String account) {
    List<Movement.Change> changes = new ArrayList<>();
    for (Movement movement : movements) {
      Step step = movement.step();
      Holding holding = new Holding(account, step.asset());
      if (account.equals(step.from())) {
        changes.add(new Movement.Change(holding, step.amount().negate(), step.to(), movement));
      }
      if (account.equals(step.to())) {
        changes.add(new Movement.Change(holding, step.amount(), step.from(), movement));
      }
    }
    return changes;
  }

  /** What a transaction exchanges for its sender; null if nothing. */
  Order.@Nullable Exchange exchange(String hash) {
    return exchanges.get(hash);
  }

  /** The movement at which the trace of this name begins. */
  public Movement seed(String name) {
    return Objects.requireNonNull(seeds.get(name), name);
  }

  /** Movements at which a trace can begin, by name. */
  public Map<String, Movement> seeds() {
    return Map.copyOf(seeds);
  }

  /** How many transactions of which kind were made. */
  public Map<String, Integer> orders() {
    return new TreeMap<>(orders);
  }

  /** What accounts are called, by address. */
  public Map<String, String> names() {
    return new TreeMap<>(names);
  }

  /** The address of an account that is called {@code name}, such as "weth" or "person 1". */
  public String account(String name) {
    return names.entrySet().stream()
        .filter(entry -> entry.getValue().equals(name))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(name));
  }

  /** Addresses of the tokens. */
  public List<String> tokens() {
    return List.copyOf(tokens);
  }
}
