package org.tracer.heuristic.coinjoin;

import java.math.BigInteger;

/** In how many interpretations each input is together with each output. Immutable. */
public final class LinkCounts {

  private final AmountGroups inputs;
  private final AmountGroups outputs;
  private final BigInteger[][] ofGroups;

  LinkCounts(AmountGroups inputs, AmountGroups outputs, BigInteger[][] ofGroups) {
    this.inputs = inputs;
    this.outputs = outputs;
    this.ofGroups = ofGroups;
  }

  public int inputs() {
    return inputs.count();
  }

  public int outputs() {
    return outputs.count();
  }

  /** Exact. By position among the amounts that were given. */
  public BigInteger count(int vin, int vout) {
    return ofGroups[inputs.groupOf(vin)][outputs.groupOf(vout)];
  }
}
