package org.tracer.trace;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tracer.chain.OutPoint;
import org.tracer.chain.TxId;
import org.tracer.chain.bitcoin.LockingScript;

/** Funds to follow, under a label of their own: one victim, one payment. */
public sealed interface Seed {

  /** Names these funds in every result; one line, different from every other seed's. */
  String label();

  /** One output. */
  record OfOutPoint(String label, OutPoint outPoint) implements Seed {}

  /**
   * Outputs of one transaction.
   *
   * @param vouts which outputs, counted from 0; empty for all
   */
  record OfTransaction(String label, TxId txId, List<Integer> vouts) implements Seed {
    public OfTransaction {
      vouts = vouts.stream().distinct().sorted().toList();
    }
  }

  /**
   * Everything an address received up to the horizon.
   *
   * @param name the address or descriptor as the user wrote it
   * @param from only what was received in blocks of this time or later; null for no bound
   * @param until only what was received in blocks of this time or earlier; null for no bound
   */
  record OfAddress(
      String label,
      String name,
      LockingScript script,
      @Nullable Instant from,
      @Nullable Instant until)
      implements Seed {}
}
