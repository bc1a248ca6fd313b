package org.tracer.rank;

import java.util.ArrayList;
import java.util.List;

/**
 * Places and the transactions that move value between them. A transaction joins every place it
 * takes from with every place it pays, and is kept as it is: joining them one by one would take
 * inputs times outputs.
 */
final class PlaceGraph {

  /** Amounts at places, with their sum. */
  static final class Side {

    private final int[] places;
    private final long[] amounts;
    private final long sum;

    Side(int[] places, long[] amounts) {
      this.places = places.clone();
      this.amounts = amounts.clone();
      long all = 0;
      for (long amount : amounts) {
        all = Math.addExact(all, amount);
      }
      sum = all;
    }

    int size() {
      return places.length;
    }

    int place(int index) {
      return places[index];
    }

    long amount(int index) {
      return amounts[index];
    }

    long sum() {
      return sum;
    }
  }

  /** What one transaction takes from places and gives to places. */
  record Move(Side from, Side to) {}

  /** A place's part in a move. */
  record Part(Move move, long amount) {}

  private final List<List<Part>> gives = new ArrayList<>();
  private final List<List<Part>> gets = new ArrayList<>();

  PlaceGraph(int places) {
    for (int place = 0; place < places; place++) {
      gives.add(new ArrayList<>(2));
      gets.add(new ArrayList<>(2));
    }
  }

  /** Adds a move; one that takes from nowhere or pays nobody joins nothing. */
  void add(Side from, Side to) {
    if (from.sum() == 0 || to.sum() == 0) {
      return;
    }
    Move move = new Move(from, to);
    for (int i = 0; i < from.size(); i++) {
      gives.get(from.place(i)).add(new Part(move, from.amount(i)));
    }
    for (int i = 0; i < to.size(); i++) {
      gets.get(to.place(i)).add(new Part(move, to.amount(i)));
    }
  }

  int size() {
    return gives.size();
  }

  /** Moves that take from a place. */
  List<Part> gives(int place) {
    return gives.get(place);
  }

  /** Moves that pay a place. */
  List<Part> gets(int place) {
    return gets.get(place);
  }
}
