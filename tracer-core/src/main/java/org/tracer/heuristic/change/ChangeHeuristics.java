package org.tracer.heuristic.change;

import java.util.List;

/** The heuristics there are. */
public final class ChangeHeuristics {

  private static final List<ChangeHeuristic> STANDARD =
      List.of(
          new OptimalChange(),
          new AddressType(),
          new PowerOfTen(PowerOfTen.DEFAULT_DIGITS),
          new AddressReuse());

  private static final List<ChangeHeuristic> ALL =
      List.of(
          new OptimalChange(),
          new UnnecessaryInput(),
          new AddressType(),
          new PowerOfTen(PowerOfTen.DEFAULT_DIGITS),
          new ModThousand(),
          new AddressReuse(),
          new ClientChange(),
          new ShadowChange(),
          new OneTimeChange(),
          new GraphSenseOneTime(),
          new Peeling(),
          new LockTime(),
          new Version(),
          new Sequence(),
          new FeeRate(),
          new Bip69Order(),
          new LowR(),
          new KeyForm(),
          new ToxicChange(),
          new RoundFiat());

  private ChangeHeuristics() {}

  /**
   * Those that look at one transaction alone, at its amounts and locks: no request beyond it, and
   * the same answer whatever happened later. {@link ModThousand} is not among them: where payments
   * and fees are round, as in many peel chains, so is the change.
   */
  public static List<ChangeHeuristic> standard() {
    return STANDARD;
  }

  /** All of them, in the order in which answers list them. */
  public static List<ChangeHeuristic> all() {
    return ALL;
  }
}
