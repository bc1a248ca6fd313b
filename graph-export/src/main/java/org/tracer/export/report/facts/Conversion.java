package org.tracer.export.report.facts;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** That an account gave one asset for another in one transaction: an inference. */
public record Conversion(
    String account, @Nullable String transaction, Money gave, Money got, List<String> with) {
  public Conversion {
    with = List.copyOf(with);
  }
}
