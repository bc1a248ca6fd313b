package org.tracer.source.evm.explorer;

import org.jspecify.annotations.Nullable;

/** A row of a list that an explorer gives. */
sealed interface Row permits TransactionRow, InternalRow, EventRow, WithdrawalRow {

  long block();

  /** What no other row of the list has; null if the explorer gives nothing of the kind. */
  @Nullable String key();
}
