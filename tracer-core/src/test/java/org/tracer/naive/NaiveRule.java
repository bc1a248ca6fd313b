package org.tracer.naive;

import java.util.List;
import java.util.SortedMap;

/**
 * One rule by its definition: what a transaction does with money.
 *
 * @param <M> the form in which the rule sees money
 */
public interface NaiveRule<M> {

  /** Money of no seed. */
  M clean(long value);

  /** Whether labelled money goes on into a transaction with these inputs. */
  default boolean passes(List<M> inputs) {
    return true;
  }

  /**
   * What is in every sink.
   *
   * @param sinks amounts of the outputs, then the fee
   */
  List<M> split(List<M> inputs, List<Long> sinks);

  /** The same money, after a seed has named it. */
  M seed(M money, int label);

  /** How much of each label there is. */
  SortedMap<Integer, Long> held(M money);

  /**
   * The rule of that name.
   *
   * @param labels how many seeds there are
   */
  static NaiveRule<?> named(String name, int labels) {
    return switch (name) {
      case "haircut" -> new NaiveHaircut(labels);
      case "poison" -> new NaivePoison();
      case "pure" -> new NaivePure();
      default -> new NaivePouring(name);
    };
  }
}
