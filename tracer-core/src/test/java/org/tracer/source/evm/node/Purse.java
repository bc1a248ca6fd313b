package org.tracer.source.evm.node;

import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Money of one account in one asset. */
interface Purse {

  /** Pieces that leave, in the order in which they leave. */
  List<Piece> take(BigInteger amount);

  void put(List<Piece> pieces);

  /** How much of a label there is. */
  BigInteger of(int label);

  static Purse empty(Truth.Rule rule) {
    return switch (rule) {
      case FIFO, LIFO -> new InOrder(rule == Truth.Rule.LIFO);
      case DIRTY_FIRST, CLEAN_FIRST -> new Sorted(rule == Truth.Rule.DIRTY_FIRST);
      case PRO_RATA -> new Mixed();
      case POISON -> new Marked();
      case PURE -> new Alone();
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
        taken.add(new Piece(piece.label(), part));
        left = left.subtract(part);
        Piece rest = new Piece(piece.label(), piece.amount().subtract(part));
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
    public BigInteger of(int label) {
      return Piece.of(label, List.copyOf(pieces));
    }
  }

  /** Keeps clean money apart; of labelled money the oldest leaves first. */
  final class Sorted implements Purse {
    private final boolean labelledFirst;
    private final InOrder labelled = new InOrder(false);
    private BigInteger labelledSum = BigInteger.ZERO;
    private BigInteger clean = BigInteger.ZERO;

    Sorted(boolean labelledFirst) {
      this.labelledFirst = labelledFirst;
    }

    @Override
    public List<Piece> take(BigInteger amount) {
      BigInteger part =
          labelledFirst ? labelledSum.min(amount) : amount.subtract(clean).max(BigInteger.ZERO);
      List<Piece> taken = new ArrayList<>(labelled.take(part));
      BigInteger rest = amount.subtract(part);
      labelledSum = labelledSum.subtract(part);
      clean = clean.subtract(rest);
      if (clean.signum() < 0) {
        throw new IllegalStateException("more is taken than is there");
      }
      taken.add(labelledFirst ? taken.size() : 0, new Piece(Piece.CLEAN, rest));
      return taken;
    }

    @Override
    public void put(List<Piece> pieces) {
      for (Piece piece : pieces) {
        if (piece.label() == Piece.CLEAN) {
          clean = clean.add(piece.amount());
        } else {
          labelled.put(List.of(piece));
          labelledSum = labelledSum.add(piece.amount());
        }
      }
    }

    @Override
    public BigInteger of(int label) {
      return label == Piece.CLEAN ? clean : labelled.of(label);
    }
  }

  /** One label's mark on all there is, until there is nothing. */
  final class Marked implements Purse {
    private BigInteger all = BigInteger.ZERO;
    private int label = Piece.CLEAN;

    @Override
    public List<Piece> take(BigInteger amount) {
      List<Piece> taken = List.of(new Piece(label, amount));
      all = all.subtract(amount);
      if (all.signum() < 0) {
        throw new IllegalStateException("more is taken than is there");
      }
      if (all.signum() == 0) {
        label = Piece.CLEAN;
      }
      return taken;
    }

    @Override
    public void put(List<Piece> pieces) {
      for (Piece piece : pieces) {
        all = all.add(piece.amount());
        if (piece.amount().signum() > 0) {
          mark(piece.label());
        }
      }
    }

    /** Marks what is there. */
    void mark(int by) {
      if (by != Piece.CLEAN && label != Piece.CLEAN && label != by) {
        throw new IllegalStateException("one label at a time");
      }
      label = by != Piece.CLEAN && all.signum() > 0 ? by : label;
    }

    int label() {
      return label;
    }

    @Override
    public BigInteger of(int sought) {
      return sought == label ? all : BigInteger.ZERO;
    }
  }

  /** A label goes out only from where it is alone; else the first payment ends it. */
  final class Alone implements Purse {
    private final NavigableMap<Integer, BigInteger> sums = new TreeMap<>();

    @Override
    public List<Piece> take(BigInteger amount) {
      BigInteger all = sums.values().stream().reduce(BigInteger.ZERO, BigInteger::add);
      if (amount.signum() == 0) {
        return List.of();
      }
      int label = sums.size() == 1 ? sums.firstKey() : Piece.CLEAN;
      sums.clear();
      put(List.of(new Piece(label, all.subtract(amount))));
      return List.of(new Piece(label, amount));
    }

    @Override
    public void put(List<Piece> pieces) {
      for (Piece piece : pieces) {
        if (piece.amount().signum() > 0) {
          sums.merge(piece.label(), piece.amount(), BigInteger::add);
        }
      }
    }

    @Override
    public BigInteger of(int label) {
      return sums.getOrDefault(label, BigInteger.ZERO);
    }
  }

  /**
   * Remembers only how much of each label there is. A label gives its share of what is left to
   * give, of what is left of all, the labels one after the other; the rest is clean.
   */
  final class Mixed implements Purse {
    private final NavigableMap<Integer, BigInteger> sums = new TreeMap<>();
    private BigInteger clean = BigInteger.ZERO;

    @Override
    public List<Piece> take(BigInteger amount) {
      BigInteger wanted = amount;
      BigInteger all = sums.values().stream().reduce(clean, BigInteger::add);
      List<Piece> taken = new ArrayList<>();
      for (Map.Entry<Integer, BigInteger> sum : sums.entrySet()) {
        BigInteger there = sum.getValue();
        BigInteger part = share(there, wanted, all);
        taken.add(new Piece(sum.getKey(), part));
        sum.setValue(there.subtract(part));
        wanted = wanted.subtract(part);
        all = all.subtract(there);
      }
      clean = clean.subtract(wanted);
      if (clean.signum() < 0 || sums.values().stream().anyMatch(sum -> sum.signum() < 0)) {
        throw new IllegalStateException("more is taken than is there");
      }
      taken.add(new Piece(Piece.CLEAN, wanted));
      return taken;
    }

    /** Rounded to the nearest unit, a half upwards. */
    private static BigInteger share(BigInteger part, BigInteger amount, BigInteger all) {
      if (part.signum() == 0) {
        return BigInteger.ZERO;
      }
      BigInteger twice = part.multiply(amount).shiftLeft(1);
      return twice.add(all).divide(all.shiftLeft(1));
    }

    @Override
    public void put(List<Piece> pieces) {
      for (Piece piece : pieces) {
        if (piece.label() == Piece.CLEAN) {
          clean = clean.add(piece.amount());
        } else {
          sums.merge(piece.label(), piece.amount(), BigInteger::add);
        }
      }
    }

    @Override
    public BigInteger of(int label) {
      return label == Piece.CLEAN ? clean : sums.getOrDefault(label, BigInteger.ZERO);
    }
  }
}
