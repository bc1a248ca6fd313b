package org.tracer.cli.option;

/** What one vertex of an exported graph stands for. */
public enum GraphGrain {
  ADDRESSES,
  OUTPUTS
}
