package org.tracer.heuristic.cospend;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.tracer.error.InvalidInputException;

/** What can keep a transaction, or an input of it, from being evidence of common control. */
public enum CoSpendGuard {

  /**
   * Transactions that a detector of {@code heuristic.coinjoin} takes for several owners', or cannot
   * judge, join nothing.
   */
  COINJOIN,

  /**
   * Transactions in which a signature leaves the other inputs open ({@code ANYONECANPAY}), or whose
   * inputs are signed with different hash types, join nothing: so buyer and seller meet in one
   * transaction on markets, and so pledges and dust are collected from many owners. A signature of
   * the ordinary type covers every input, so its maker saw them all.
   */
  SIGHASH,

  /**
   * An address of which only unsolicited dust is spent is left out; the others stay. It loses true
   * evidence more often than it prevents a wrong join: the owner of such an address has signed for
   * the dust. It is right where a service spends dust that it collected from many owners.
   */
  DUST,

  /**
   * Transactions of the form of a PayJoin join nothing. Not in force unless asked for: a third of
   * all transactions with several inputs have this form, nearly all of them of one owner, so what
   * is lost is far more than what is prevented. Out of force, such an edge is marked as weak.
   */
  PAYJOIN;

  /** Those in force unless others are asked for. */
  public static final Set<CoSpendGuard> STANDARD =
      Collections.unmodifiableSet(EnumSet.of(COINJOIN, SIGHASH, DUST));

  /**
   * As it is written on the command line and in documents.
   *
   * @throws InvalidInputException if there is no such guard
   */
  public static CoSpendGuard parse(String name) {
    for (CoSpendGuard guard : values()) {
      if (guard.toString().equals(name)) {
        return guard;
      }
    }
    throw new InvalidInputException(
        "there is no such guard",
        "value \"" + name + "\"",
        "Known are "
            + Arrays.stream(values()).map(CoSpendGuard::toString).collect(Collectors.joining(", "))
            + ".");
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
