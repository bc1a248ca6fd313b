package org.tracer.heuristic.coinjoin;

/**
 * A second opinion on counts, by brute force: every way to divide the inputs into parts, as a
 * restricted growth string, and every way to give each output to a part.
 */
final class NaiveInterpretations {

  private final long[] inputs;
  private final long[] outputs;
  long total;
  final long[][] links;

  NaiveInterpretations(long[] inputs, long[] outputs) {
    this.inputs = inputs;
    this.outputs = outputs;
    links = new long[inputs.length][outputs.length];
    divide(new int[inputs.length], 0, 0);
  }

  private void divide(int[] partOfInput, int vin, int parts) {
    if (vin == inputs.length) {
      give(partOfInput, parts, new int[outputs.length], 0);
      return;
    }
    for (int part = 0; part <= parts; part++) {
      partOfInput[vin] = part;
      divide(partOfInput, vin + 1, Math.max(parts, part + 1));
    }
  }

  private void give(int[] partOfInput, int parts, int[] partOfOutput, int vout) {
    if (vout < outputs.length) {
      for (int part = 0; part < parts; part++) {
        partOfOutput[vout] = part;
        give(partOfInput, parts, partOfOutput, vout + 1);
      }
      return;
    }
    for (int part = 0; part < parts; part++) {
      long has = 0;
      long pays = 0;
      int paid = 0;
      for (int i = 0; i < inputs.length; i++) {
        has += partOfInput[i] == part ? inputs[i] : 0;
      }
      for (int i = 0; i < outputs.length; i++) {
        pays += partOfOutput[i] == part ? outputs[i] : 0;
        paid += partOfOutput[i] == part ? 1 : 0;
      }
      if (paid == 0 || pays > has) {
        return;
      }
    }
    total++;
    for (int i = 0; i < inputs.length; i++) {
      for (int o = 0; o < outputs.length; o++) {
        links[i][o] += partOfInput[i] == partOfOutput[o] ? 1 : 0;
      }
    }
  }
}
