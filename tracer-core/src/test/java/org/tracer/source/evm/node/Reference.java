package org.tracer.source.evm.node;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Follows one movement to the end of the books, from account to account. Within a transaction that
 * exchanges one asset of its sender for another, what it gets is of what it gave, in proportion,
 * and pools, routers and wrappers stay clean. Fees end a trace, and so does what is destroyed.
 */
public final class Reference {

  private final Books books;
  private final Movement seed;
  private final Truth.Rule rule;
  private final Map<Holding, Purse> purses = new TreeMap<>();
  private final Map<String, BigInteger> destroyed = new TreeMap<>();
  private final Map<String, BigInteger> given = new TreeMap<>();
  private final Map<String, BigInteger> got = new TreeMap<>();
  private BigInteger burned = BigInteger.ZERO;
  private BigInteger tipped = BigInteger.ZERO;

  /** What the sender of this transaction has given, if it exchanges. */
  private List<Piece> underway = List.of();

  private Reference(Books books, Movement seed, Truth.Rule rule) {
    this.books = books;
    this.seed = seed;
    this.rule = rule;
    books.opening().forEach((holding, amount) -> purse(holding).put(Piece.clean(amount)));
  }

  /** Where the money of {@code seed} is at the end of the books. */
  public static Truth follow(Books books, Movement seed, Truth.Rule rule, Truth.FeePlace fees) {
    Reference reference = new Reference(books, seed, rule);
    for (List<Movement> transaction : transactions(books.movements())) {
      List<Movement> ordered = new ArrayList<>(transaction);
      if (fees == Truth.FeePlace.LAST) {
        ordered.sort(Comparator.comparing(movement -> movement.step().kind().isFee()));
      }
      reference.underway = List.of();
      ordered.forEach(reference::move);
    }
    return reference.truth();
  }

  private static List<List<Movement>> transactions(List<Movement> movements) {
    List<List<Movement>> all = new ArrayList<>();
    for (Movement movement : movements) {
      if (all.isEmpty() || !all.getLast().getFirst().sameTransaction(movement)) {
        all.add(new ArrayList<>());
      }
      all.getLast().add(movement);
    }
    return all;
  }

  private void move(Movement movement) {
    Step step = movement.step();
    List<Piece> pieces = taken(step);
    if (movement.equals(seed)) {
      pieces = List.of(new Piece(true, step.amount()));
    }
    if (step.kind().isFee()) {
      endInFee(step, pieces);
      pieces = Piece.clean(step.amount());
    } else {
      pieces = exchanged(books.exchange(movement.hash()), step, pieces);
    }
    if (step.to() != null) {
      purse(new Holding(step.to(), step.asset())).put(pieces);
    } else {
      add(destroyed, step.asset(), Piece.dirty(pieces));
    }
  }

  private List<Piece> taken(Step step) {
    return step.from() == null
        ? Piece.clean(step.amount())
        : purse(new Holding(step.from(), step.asset())).take(step.amount());
  }

  private void endInFee(Step step, List<Piece> pieces) {
    if (step.to() == null) {
      burned = burned.add(Piece.dirty(pieces));
    } else {
      tipped = tipped.add(Piece.dirty(pieces));
    }
  }

  /** What arrives, of what leaves: the sender's own two steps change hands, all others do not. */
  private List<Piece> exchanged(Order.@Nullable Exchange exchange, Step step, List<Piece> pieces) {
    if (exchange == null) {
      return pieces;
    }
    if (exchange.account().equals(step.from()) && exchange.given().equals(step.asset())) {
      underway = pieces;
      add(given, step.asset(), Piece.dirty(pieces));
      return Piece.clean(step.amount());
    }
    if (Piece.dirty(pieces).signum() > 0) {
      throw new IllegalStateException("labelled money in " + step.from());
    }
    if (exchange.account().equals(step.to()) && exchange.got().equals(step.asset())) {
      List<Piece> scaled = Piece.scaled(underway, step.amount());
      underway = List.of();
      add(got, step.asset(), Piece.dirty(scaled));
      return scaled;
    }
    return pieces;
  }

  private static void add(Map<String, BigInteger> sums, String asset, BigInteger amount) {
    if (amount.signum() > 0) {
      sums.merge(asset, amount, BigInteger::add);
    }
  }

  private Purse purse(Holding holding) {
    return purses.computeIfAbsent(holding, any -> Purse.empty(rule));
  }

  private Truth truth() {
    Map<Holding, BigInteger> labelled = new TreeMap<>();
    purses.forEach((holding, purse) -> {
      if (purse.dirty().signum() > 0) {
        labelled.put(holding, purse.dirty());
      }
    });
    return new Truth(labelled, burned, tipped, destroyed, given, got);
  }
}
