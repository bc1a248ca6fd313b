package org.tracer.source.evm.rpc;

import java.math.BigInteger;
import org.jspecify.annotations.Nullable;
import org.tracer.chain.evm.EvmAddress;
import org.tracer.chain.evm.EvmHash;
import org.web3j.protocol.core.methods.response.Transaction;

/**
 * A transaction in a block, as a node tells it.
 *
 * @param to null if it creates a contract
 * @param value wei
 * @param gas limit
 * @param gasPrice wei for a unit; null if the node does not say
 */
public record NodeTransaction(
    EvmHash hash,
    long block,
    EvmHash blockHash,
    int index,
    EvmAddress from,
    @Nullable EvmAddress to,
    BigInteger value,
    BigInteger gas,
    @Nullable BigInteger gasPrice) {

  static NodeTransaction of(Transaction transaction, Fields fields) {
    return new NodeTransaction(
        fields.hash(transaction.getHash(), "hash"),
        fields.number(transaction.getBlockNumberRaw(), "blockNumber"),
        fields.hash(transaction.getBlockHash(), "blockHash"),
        fields.index(transaction.getTransactionIndexRaw(), "transactionIndex"),
        fields.address(transaction.getFrom(), "from"),
        fields.optionalAddress(transaction.getTo(), "to"),
        fields.quantity(transaction.getValueRaw(), "value"),
        fields.quantity(transaction.getGasRaw(), "gas"),
        fields.optionalQuantity(transaction.getGasPriceRaw(), "gasPrice"));
  }
}
