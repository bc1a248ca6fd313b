package org.tracer.heuristic.change;

import java.util.BitSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;

/** Some outputs of one transaction, by their index. Immutable. */
public final class OutputSet {

  private final BitSet members;

  private OutputSet(BitSet members) {
    this.members = members;
  }

  /** Those of {@code count} outputs that satisfy {@code test}. */
  public static OutputSet of(int count, IntPredicate test) {
    BitSet members = new BitSet(count);
    for (int vout = 0; vout < count; vout++) {
      members.set(vout, test.test(vout));
    }
    return new OutputSet(members);
  }

  /** Those of this set that satisfy {@code test}; it is asked in ascending order. */
  public OutputSet keep(IntPredicate test) {
    return of(members.length(), vout -> members.get(vout) && test.test(vout));
  }

  public OutputSet and(OutputSet other) {
    return keep(other::contains);
  }

  public boolean contains(int vout) {
    return members.get(vout);
  }

  public int size() {
    return members.cardinality();
  }

  /** The only member, if there is exactly one. */
  public OptionalInt single() {
    return size() == 1 ? OptionalInt.of(members.nextSetBit(0)) : OptionalInt.empty();
  }

  /** The members, ascending. */
  public List<Integer> list() {
    return members.stream().boxed().toList();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof OutputSet that && members.equals(that.members);
  }

  @Override
  public int hashCode() {
    return members.hashCode();
  }

  /** Such as {@code 0, 3}, or {@code none}. */
  @Override
  public String toString() {
    return members.isEmpty()
        ? "none"
        : members.stream().mapToObj(Integer::toString).collect(Collectors.joining(", "));
  }
}
