package org.tracer.source.evm.node;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Money that is all of one sort.
 *
 * @param label number of the seed that it comes from, from 1; {@link #CLEAN} if from none
 */
record Piece(int label, BigInteger amount) {

  static final int CLEAN = 0;

  static List<Piece> clean(BigInteger amount) {
    return List.of(new Piece(CLEAN, amount));
  }

  static BigInteger sum(List<Piece> pieces) {
    return pieces.stream().map(Piece::amount).reduce(BigInteger.ZERO, BigInteger::add);
  }

  static BigInteger of(int label, List<Piece> pieces) {
    return sum(pieces.stream().filter(piece -> piece.label == label).toList());
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
        .mapToObj(i -> new Piece(pieces.get(i).label, shares.get(i)))
        .toList();
  }
}
