package org.tracer.path;

import org.jspecify.annotations.Nullable;
import org.tracer.chain.Address;
import org.tracer.chain.BlockRef;
import org.tracer.chain.OutPoint;
import org.tracer.chain.Satoshi;
import org.tracer.chain.TxId;

/**
 * One output of a path. Everything here is a fact of the ledger.
 *
 * @param position the output; its transaction spends the output of the step before
 * @param vin the input by which it does so; null for the first step
 * @param others what that transaction spends beside the output of the step before; zero means that
 *     all its outputs come from there; null for the first step
 * @param block of that transaction
 * @param indexInBlock place of that transaction in the block; the coinbase has 0
 * @param address null for a script that has none
 * @param descriptor the lock as an output descriptor
 * @param value everything the output holds; how much of it came along this path nobody can say
 */
public record Step(
    OutPoint position,
    @Nullable Integer vin,
    @Nullable Satoshi others,
    BlockRef block,
    int indexInBlock,
    @Nullable Address address,
    String descriptor,
    Satoshi value) {

  public TxId transaction() {
    return position.txId();
  }
}
