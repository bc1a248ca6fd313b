package org.tracer.source.evm.node;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Follows movements to the end of the books, from account to account. Within a transaction that
 * exchanges one asset of its sender for another, what it gets is of what it gave, in proportion,
 * and pools, routers and wrappers stay clean. Fees end a trace, and so does what is destroyed, and
 * at an account where following stops it goes no further. By poison an exchange is two payments
 * like any others, and besides marks what its sender has left and what it gets.
 */
public final class Reference {

  private final Books books;
  private final List<Movement> seeds;
  private final Truth.Rule rule;
  private final Set<String> stops;
  private final Map<Holding, Purse> purses = new TreeMap<>();
  private final List<Tally> tallies;

  /** What the sender of this transaction has given, if it exchanges. */
  private List<Piece> underway = List.of();

  /** By poison, the mark that what the sender gives had before. */
  private int mark;

  /** What became of one label so far. */
  private static final class Tally {
    final Map<Holding, BigInteger> stopped = new TreeMap<>();
    final Map<String, BigInteger> destroyed = new TreeMap<>();
    final Map<String, BigInteger> given = new TreeMap<>();
    final Map<String, BigInteger> got = new TreeMap<>();
    BigInteger burned = BigInteger.ZERO;
    BigInteger tipped = BigInteger.ZERO;
  }

  private Reference(Books books, List<Movement> seeds, Truth.Rule rule, Set<String> stops) {
    this.books = books;
    this.seeds = seeds;
    this.rule = rule;
    this.stops = stops;
    tallies = seeds.stream().map(any -> new Tally()).toList();
    books.opening().forEach((holding, amount) -> purse(holding).put(Piece.clean(amount)));
  }

  /** Where the money of {@code seed} is at the end of the books. */
  public static Truth follow(Books books, Movement seed, Truth.Rule rule, Truth.FeePlace fees) {
    return follow(books, List.of(seed), rule, fees, Set.of()).getFirst();
  }

  /**
   * Where the money of each of {@code seeds} is at the end of the books, followed together.
   *
   * @param stops accounts where labelled money is followed no further
   */
  public static List<Truth> follow(
      Books books, List<Movement> seeds, Truth.Rule rule, Truth.FeePlace fees, Set<String> stops) {
    Reference reference = new Reference(books, seeds, rule, stops);
    for (List<Movement> transaction : transactions(books.movements())) {
      List<Movement> ordered = new ArrayList<>(transaction);
      if (fees == Truth.FeePlace.LAST) {
        ordered.sort(Comparator.comparing(movement -> movement.step().kind().isFee()));
      }
      reference.underway = List.of();
      reference.mark = reference.markOfGiver(ordered.getFirst());
      ordered.forEach(reference::move);
      reference.markExchanged(ordered);
    }
    return IntStream.rangeClosed(1, seeds.size()).mapToObj(reference::truth).toList();
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

  private int markOfGiver(Movement first) {
    Order.Exchange exchange = books.exchange(first.hash());
    if (exchange == null) {
      return Piece.CLEAN;
    }
    Purse giver = purse(new Holding(exchange.account(), exchange.given()));
    return giver instanceof Purse.Marked own ? own.label() : Piece.CLEAN;
  }

  private void markExchanged(List<Movement> transaction) {
    Order.Exchange exchange = books.exchange(transaction.getFirst().hash());
    if (exchange == null || mark == Piece.CLEAN) {
      return;
    }
    for (String asset : List.of(exchange.given(), exchange.got())) {
      if (purse(new Holding(exchange.account(), asset)) instanceof Purse.Marked own) {
        own.mark(mark);
      }
    }
    for (Movement movement : transaction) {
      Step step = movement.step();
      List<Piece> whole = List.of(new Piece(mark, step.amount()));
      if (exchange.account().equals(step.from()) && exchange.given().equals(step.asset())) {
        tally(
            step.kind().isFee() ? List.of() : whole,
            (tally, sum) -> add(tally.given, step.asset(), sum));
      } else if (exchange.account().equals(step.to()) && exchange.got().equals(step.asset())) {
        tally(whole, (tally, sum) -> add(tally.got, step.asset(), sum));
      }
    }
  }

  private void move(Movement movement) {
    Step step = movement.step();
    List<Piece> pieces = taken(step);
    int label = seeds.indexOf(movement) + 1;
    if (label > 0) {
      pieces =
          pieces.stream()
              .map(piece -> piece.label() == Piece.CLEAN ? new Piece(label, piece.amount()) : piece)
              .toList();
    }
    if (step.kind().isFee()) {
      endInFee(step, pieces);
      pieces = Piece.clean(step.amount());
    } else {
      pieces = exchanged(books.exchange(movement.hash()), step, pieces);
    }
    if (step.to() == null) {
      tally(pieces, (tally, sum) -> add(tally.destroyed, step.asset(), sum));
      return;
    }
    Holding payee = new Holding(step.to(), step.asset());
    if (stops.contains(step.to())) {
      tally(pieces, (tally, sum) -> add(tally.stopped, payee, sum));
      pieces = Piece.clean(step.amount());
    }
    purse(payee).put(pieces);
  }

  private List<Piece> taken(Step step) {
    return step.from() == null
        ? Piece.clean(step.amount())
        : purse(new Holding(step.from(), step.asset())).take(step.amount());
  }

  /** Hands each label's part of the pieces to what counts it. */
  private void tally(List<Piece> pieces, BiConsumer<Tally, BigInteger> count) {
    for (int label = 1; label <= tallies.size(); label++) {
      count.accept(tallies.get(label - 1), Piece.of(label, pieces));
    }
  }

  private void endInFee(Step step, List<Piece> pieces) {
    if (step.to() == null) {
      tally(pieces, (tally, sum) -> tally.burned = tally.burned.add(sum));
    } else {
      tally(pieces, (tally, sum) -> tally.tipped = tally.tipped.add(sum));
    }
  }

  /** What arrives, of what leaves: the sender's own two steps change hands, all others do not. */
  private List<Piece> exchanged(Order.@Nullable Exchange exchange, Step step, List<Piece> pieces) {
    if (exchange == null || rule == Truth.Rule.POISON) {
      return pieces;
    }
    if (exchange.account().equals(step.from()) && exchange.given().equals(step.asset())) {
      underway = pieces;
      tally(pieces, (tally, sum) -> add(tally.given, step.asset(), sum));
      return Piece.clean(step.amount());
    }
    if (!Piece.of(Piece.CLEAN, pieces).equals(Piece.sum(pieces))) {
      throw new IllegalStateException("labelled money in " + step.from());
    }
    if (exchange.account().equals(step.to()) && exchange.got().equals(step.asset())) {
      List<Piece> scaled = Piece.scaled(underway, step.amount());
      underway = List.of();
      tally(scaled, (tally, sum) -> add(tally.got, step.asset(), sum));
      return scaled;
    }
    return pieces;
  }

  private static <K> void add(Map<K, BigInteger> sums, K key, BigInteger amount) {
    if (amount.signum() > 0) {
      sums.merge(key, amount, BigInteger::add);
    }
  }

  private Purse purse(Holding holding) {
    return purses.computeIfAbsent(holding, any -> Purse.empty(rule));
  }

  private Truth truth(int label) {
    Map<Holding, BigInteger> labelled = new TreeMap<>();
    purses.forEach((holding, purse) -> add(labelled, holding, purse.of(label)));
    Tally tally = tallies.get(label - 1);
    return new Truth(
        labelled,
        tally.burned,
        tally.tipped,
        tally.destroyed,
        tally.given,
        tally.got,
        tally.stopped);
  }
}
