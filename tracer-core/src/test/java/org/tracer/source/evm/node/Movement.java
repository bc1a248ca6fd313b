package org.tracer.source.evm.node;

import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * Value that moved, and when.
 *
 * @param hash of the transaction
 * @param place of the transaction in its block
 * @param index order within the transaction; the fee stands first
 * @param step what moved
 */
public record Movement(long block, int place, int index, String hash, Step step) {

  /**
   * One side of a movement.
   *
   * @param counterparty the other side; null if there is none
   * @param amount base units, negative if they leave the account
   */
  public record Change(
      Holding holding, BigInteger amount, @Nullable String counterparty, Movement movement) {}

  boolean sameTransaction(Movement other) {
    return hash.equals(other.hash);
  }
}
