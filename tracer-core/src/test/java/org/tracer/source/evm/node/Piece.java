package org.tracer.source.evm.node;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Money that is all of one sort.
 *
 * @param dirty whether it comes from the seed
 */
record Piece(boolean dirty, BigInteger amount) {

  static List<Piece> clean(BigInteger amount) {
    return List.of(new Piece(false, amount));
  }

  static BigInteger sum(List<Piece> pieces) {
    return pieces.stream().map(Piece::amount).reduce(BigInteger.ZERO, BigInteger::add);
  }

  static BigInteger dirty(List<Piece> pieces) {
    return sum(pieces.stream().filter(Piece::dirty).toList());
  }

  /**
   * The same pieces of a sum of {@code amount}: each gets its whole part, and the units left over
   * go one by one to those that have most left over, of equals to the first.
   */
  static List<Piece> scaled(List<Piece> pieces, BigInteger amount) {
    BigInteger whole = sum(pieces);
    List<BigInteger> shares = new ArrayList<>();
    List<BigInteger> over = new ArrayList<>();
    for (Piece piece : pieces) {
      BigInteger[] parts = piece.amount.multiply(amount).divideAndRemainder(whole);
      shares.add(parts[0]);
      over.add(parts[1]);
    }
    int units =
        amount.subtract(shares.stream().reduce(BigInteger.ZERO, BigInteger::add)).intValueExact();
    IntStream.range(0, pieces.size())
        .boxed()
        .sorted(Comparator.<Integer, BigInteger>comparing(over::get).reversed())
        .limit(units)
        .forEach(i -> shares.set(i, shares.get(i).add(BigInteger.ONE)));
    return IntStream.range(0, pieces.size())
        .mapToObj(i -> new Piece(pieces.get(i).dirty, shares.get(i)))
        .toList();
  }
}
