package org.tracer.graph;

import java.util.List;
import org.tracer.trace.account.AccountStop;

/**
 * What ended at a vertex for one reason.
 *
 * @param amounts label by label in the order of the request, and of a label asset by asset
 */
public record FundsEnding(AccountStop reason, List<AssetAmount> amounts) {
  public FundsEnding {
    amounts = List.copyOf(amounts);
  }
}
