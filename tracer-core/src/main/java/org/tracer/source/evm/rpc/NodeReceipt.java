package org.tracer.source.evm.rpc;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tracer.chain.evm.EvmAddress;
import org.tracer.chain.evm.EvmHash;
import org.web3j.protocol.core.methods.response.Log;
import org.web3j.protocol.core.methods.response.TransactionReceipt;

/**
 * What came of a transaction, as a node tells it.
 *
 * @param succeeded null before Byzantium, when receipts did not say
 * @param created the contract that the transaction created, if it did
 * @param gasPrice wei paid for a unit of gas; null if the node does not say
 * @param blobFee wei; zero without blobs
 * @param dataFee wei for data on the chain below a rollup; zero elsewhere
 */
public record NodeReceipt(
    EvmHash hash,
    long block,
    EvmHash blockHash,
    int index,
    BigInteger gasUsed,
    @Nullable BigInteger gasPrice,
    @Nullable Boolean succeeded,
    @Nullable EvmAddress created,
    BigInteger blobFee,
    BigInteger dataFee,
    List<NodeLog> logs) {

  /** web3j's receipt, with what rollups add. */
  static final class Wire extends TransactionReceipt {
    private @Nullable String l1Fee;

    public @Nullable String getL1Fee() {
      return l1Fee;
    }

    public void setL1Fee(@Nullable String l1Fee) {
      this.l1Fee = l1Fee;
    }
  }

  static NodeReceipt of(Wire receipt, Fields fields) {
    EvmHash hash = fields.hash(receipt.getTransactionHash(), "transactionHash");
    long block = fields.number(receipt.getBlockNumberRaw(), "blockNumber");
    EvmHash blockHash = fields.hash(receipt.getBlockHash(), "blockHash");
    int index = fields.index(receipt.getTransactionIndexRaw(), "transactionIndex");
    List<NodeLog> logs = new ArrayList<>();
    for (Log raw : receipt.getLogs() == null ? List.<Log>of() : receipt.getLogs()) {
      NodeLog log = NodeLog.of(raw, fields);
      if (!log.transactionHash().equals(hash)
          || !log.blockHash().equals(blockHash)
          || log.block() != block
          || log.transaction() != index
          || (!logs.isEmpty() && log.index() <= logs.getLast().index())) {
        throw fields.contradiction("an event of a receipt says that it stands elsewhere");
      }
      logs.add(log);
    }
    BigInteger blobGas = fields.optionalQuantity(receipt.getBlobGasUsed(), "blobGasUsed");
    BigInteger blobPrice = fields.optionalQuantity(receipt.getBlobGasPrice(), "blobGasPrice");
    BigInteger blobFee = BigInteger.ZERO;
    if (blobGas != null && blobGas.signum() > 0) {
      if (blobPrice == null) {
        throw fields.contradiction("a receipt with blobs does not say their price");
      }
      blobFee = blobGas.multiply(blobPrice);
    }
    BigInteger dataFee = fields.optionalQuantity(receipt.getL1Fee(), "l1Fee");
    return new NodeReceipt(
        hash,
        block,
        blockHash,
        index,
        fields.quantity(receipt.getGasUsedRaw(), "gasUsed"),
        fields.optionalQuantity(receipt.getEffectiveGasPrice(), "effectiveGasPrice"),
        status(receipt.getStatus(), fields),
        fields.optionalAddress(receipt.getContractAddress(), "contractAddress"),
        blobFee,
        dataFee == null ? BigInteger.ZERO : dataFee,
        List.copyOf(logs));
  }

  /** Wei paid for a unit of gas, which some nodes say with the transaction only. */
  @Nullable BigInteger price(NodeTransaction transaction) {
    return gasPrice != null ? gasPrice : transaction.gasPrice();
  }

  private static @Nullable Boolean status(@Nullable String status, Fields fields) {
    if (status == null) {
      return null;
    }
    BigInteger value = fields.quantity(status, "status");
    if (value.bitLength() > 1) {
      throw fields.contradiction("a receipt with the status " + value);
    }
    return value.signum() == 1;
  }
}
