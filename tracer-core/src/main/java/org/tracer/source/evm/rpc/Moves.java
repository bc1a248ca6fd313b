package org.tracer.source.evm.rpc;

import java.math.BigInteger;
import java.util.List;
import org.tracer.chain.evm.EvmAddress;

/**
 * Coin that contracts moved while one transaction ran, in the order of execution, without what was
 * reverted and without the value of the transaction itself.
 *
 * @param succeeded whether the transaction as a whole did
 * @param complete false if the trace names a movement but not its parties
 */
public record Moves(boolean succeeded, boolean complete, List<Move> list) {

  /** One movement; a destruction sends all that the contract held. */
  public record Move(EvmAddress from, EvmAddress to, BigInteger wei, boolean destruction) {}

  public Moves {
    list = succeeded ? List.copyOf(list) : List.of();
  }
}
