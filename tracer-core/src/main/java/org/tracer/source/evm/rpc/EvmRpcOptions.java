package org.tracer.source.evm.rpc;

/**
 * How to read a node.
 *
 * @param horizon which block is the last one
 * @param mostBlocksToScan how many whole blocks one question may read, one by one, where the node
 *     has no index of accounts
 */
public record EvmRpcOptions(Horizon horizon, int mostBlocksToScan) {

  /** The last block of a view. */
  public enum Horizon {
    /** The last that can no longer be reorganised; the newest if the node does not tell it. */
    FINALIZED,
    /** The newest, which may yet be reorganised. */
    LATEST
  }

  public static final EvmRpcOptions DEFAULTS = new EvmRpcOptions(Horizon.FINALIZED, 2_000);

  public EvmRpcOptions {
    if (mostBlocksToScan < 1) {
      throw new IllegalArgumentException(mostBlocksToScan + " blocks to scan");
    }
  }
}
