package org.tracer.accounting;

import java.util.List;
import java.util.Optional;

/** The rules there are, by name. */
public final class Policies {

  private static final List<Policy> ALL = List.of(new Fifo(), new Haircut(), new Poison());

  private Policies() {}

  public static List<Policy> all() {
    return ALL;
  }

  public static Optional<Policy> named(String name) {
    return ALL.stream().filter(policy -> policy.name().equals(name)).findFirst();
  }
}
