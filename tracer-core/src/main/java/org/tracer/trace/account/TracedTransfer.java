package org.tracer.trace.account;

import java.util.List;
import org.tracer.accounting.account.AccountSegment;
import org.tracer.ledger.account.Transfer;

/**
 * A transfer that carried labelled value.
 *
 * @param segments what it carried, in order, clean money included
 */
public record TracedTransfer(Transfer transfer, List<AccountSegment> segments) {

  public TracedTransfer {
    segments = List.copyOf(segments);
  }
}
