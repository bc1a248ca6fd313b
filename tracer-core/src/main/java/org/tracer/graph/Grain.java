package org.tracer.graph;

/** What one vertex stands for, beside transactions and fees. */
public enum Grain {
  /** One vertex a lock: outputs under the same script, byte for byte, are joined. */
  ADDRESSES,
  /** One vertex an outpoint. */
  OUTPUTS
}
