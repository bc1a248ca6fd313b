package org.tracer.accounting;

import java.util.List;
import java.util.Optional;

/** The rules there are, by name. */
public final class Policies {

  private static final List<Policy> ALL =
      List.of(
          Lossless.FIFO,
          Lossless.LIFO,
          new Haircut(),
          new Poison(),
          Lossless.DIRTY_FIRST,
          Lossless.CLEAN_FIRST,
          Lossless.TIHO,
          new Pure());

  private Policies() {}

  /** Every rule, in the order in which results list them. */
  public static List<Policy> all() {
    return ALL;
  }

  public static Optional<Policy> named(String name) {
    return ALL.stream().filter(policy -> policy.name().equals(name)).findFirst();
  }
}
