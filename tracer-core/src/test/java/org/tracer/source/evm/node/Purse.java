package org.tracer.source.evm.node;

import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Money of one account in one asset. */
interface Purse {

  /** Pieces that leave, in the order in which they leave. */
  List<Piece> take(BigInteger amount);

  void put(List<Piece> pieces);

  BigInteger dirty();

  static Purse empty(Truth.Rule rule) {
    return switch (rule) {
      case FIFO, LIFO -> new InOrder(rule == Truth.Rule.LIFO);
      case PRO_RATA, DIRTY_FIRST, CLEAN_FIRST -> new Mixed(rule);
    };
  }

  /** Remembers the order in which money came; takes the oldest or the newest. */
  final class InOrder implements Purse {
    private final boolean newest;
    private final Deque<Piece> pieces = new ArrayDeque<>();

    InOrder(boolean newest) {
      this.newest = newest;
    }

    @Override
    public List<Piece> take(BigInteger amount) {
      List<Piece> taken = new ArrayList<>();
      for (BigInteger left = amount; left.signum() > 0; ) {
        Piece piece = newest ? pieces.removeLast() : pieces.removeFirst();
        BigInteger part = piece.amount().min(left);
        taken.add(new Piece(piece.dirty(), part));
        left = left.subtract(part);
        Piece rest = new Piece(piece.dirty(), piece.amount().subtract(part));
        if (rest.amount().signum() > 0 && newest) {
          pieces.addLast(rest);
        } else if (rest.amount().signum() > 0) {
          pieces.addFirst(rest);
        }
      }
      return taken;
    }

    @Override
    public void put(List<Piece> more) {
      more.stream().filter(piece -> piece.amount().signum() > 0).forEach(pieces::addLast);
    }

    @Override
    public BigInteger dirty() {
      return Piece.dirty(List.copyOf(pieces));
    }
  }

  /** Remembers only how much of both there is. */
  final class Mixed implements Purse {
    private final Truth.Rule rule;
    private BigInteger dirty = BigInteger.ZERO;
    private BigInteger clean = BigInteger.ZERO;

    Mixed(Truth.Rule rule) {
      this.rule = rule;
    }

    @Override
    public List<Piece> take(BigInteger amount) {
      BigInteger part =
          switch (rule) {
            case DIRTY_FIRST -> dirty.min(amount);
            case CLEAN_FIRST -> amount.subtract(clean).max(BigInteger.ZERO);
            case PRO_RATA -> share(amount);
            case FIFO, LIFO -> throw new IllegalStateException(rule.name());
          };
      dirty = dirty.subtract(part);
      clean = clean.subtract(amount.subtract(part));
      if (dirty.signum() < 0 || clean.signum() < 0) {
        throw new IllegalStateException("more is taken than is there");
      }
      return List.of(new Piece(true, part), new Piece(false, amount.subtract(part)));
    }

    /** Rounded to the nearest unit, a half upwards. */
    private BigInteger share(BigInteger amount) {
      if (dirty.signum() == 0) {
        return BigInteger.ZERO;
      }
      BigInteger all = dirty.add(clean);
      BigInteger twice = dirty.multiply(amount).shiftLeft(1);
      return twice.add(all).divide(all.shiftLeft(1));
    }

    @Override
    public void put(List<Piece> pieces) {
      dirty = dirty.add(Piece.dirty(pieces));
      clean = clean.add(Piece.sum(pieces).subtract(Piece.dirty(pieces)));
    }

    @Override
    public BigInteger dirty() {
      return dirty;
    }
  }
}
