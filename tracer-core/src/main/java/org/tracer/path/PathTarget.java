package org.tracer.path;

import java.util.List;
import org.tracer.chain.TxId;
import org.tracer.chain.bitcoin.LockingScript;

/** Where paths end. */
public sealed interface PathTarget {

  /** The target as the user wrote it. */
  String name();

  /** Every output under one lock. */
  record OfScript(String name, LockingScript script) implements PathTarget {}

  /**
   * Outputs of one transaction.
   *
   * @param vouts which outputs, counted from 0; empty for any
   */
  record OfOutputs(String name, TxId txId, List<Integer> vouts) implements PathTarget {
    public OfOutputs {
      vouts = vouts.stream().distinct().sorted().toList();
    }
  }
}
