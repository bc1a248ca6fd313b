package org.tracer.source.evm.rpc;

import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tracer.chain.evm.EvmAddress;
import org.tracer.chain.evm.EvmHash;
import org.web3j.exceptions.MessageDecodingException;
import org.web3j.protocol.core.methods.response.EthBlock;

/**
 * A block as a node tells it.
 *
 * @param baseFee wei for a unit of gas; null before London
 * @param beneficiary who gets the tips
 * @param isMined whether its making took work, or a turn, which may be paid
 * @param uncles hashes of the headers that it includes without their blocks
 * @param transactions empty unless they were asked for
 */
record NodeBlock(
    long number,
    EvmHash hash,
    Instant time,
    @Nullable BigInteger baseFee,
    EvmAddress beneficiary,
    boolean isMined,
    List<EvmHash> uncles,
    List<Withdrawal> withdrawals,
    List<NodeTransaction> transactions) {

  private static final BigInteger WEI_IN_GWEI = BigInteger.valueOf(1_000_000_000);

  /** What a validator takes out (EIP-4895), in wei. */
  record Withdrawal(EvmAddress account, BigInteger wei) {}

  static NodeBlock of(EthBlock.Block block, Fields fields) {
    long number = fields.number(block.getNumberRaw(), "number");
    EvmHash hash = fields.hash(block.getHash(), "hash");
    List<Withdrawal> withdrawals = new ArrayList<>();
    if (block.getWithdrawals() != null) {
      for (EthBlock.Withdrawal withdrawal : block.getWithdrawals()) {
        withdrawals.add(
            new Withdrawal(
                fields.address(withdrawal.getAddress(), "withdrawals.address"),
                gwei(withdrawal, fields).multiply(WEI_IN_GWEI)));
      }
    }
    List<EvmHash> uncles = new ArrayList<>();
    if (block.getUncles() != null) {
      block.getUncles().forEach(uncle -> uncles.add(fields.hash(uncle, "uncles")));
    }
    BigInteger difficulty = fields.optionalQuantity(block.getDifficultyRaw(), "difficulty");
    List<NodeTransaction> transactions = new ArrayList<>();
    for (EthBlock.TransactionResult<?> result : block.getTransactions()) {
      if (result instanceof EthBlock.TransactionObject full) {
        NodeTransaction transaction = NodeTransaction.of(full, fields);
        if (transaction.index() != transactions.size()
            || transaction.block() != number
            || !transaction.blockHash().equals(hash)) {
          throw fields.contradiction("a transaction of a block says that it stands elsewhere");
        }
        transactions.add(transaction);
      }
    }
    return new NodeBlock(
        number,
        hash,
        Instant.ofEpochSecond(fields.number(block.getTimestampRaw(), "timestamp")),
        fields.optionalQuantity(block.getBaseFeePerGasRaw(), "baseFeePerGas"),
        fields.address(block.getMiner(), "miner"),
        difficulty != null && difficulty.signum() > 0,
        List.copyOf(uncles),
        List.copyOf(withdrawals),
        List.copyOf(transactions));
  }

  /** web3j gives the amount as a number only. */
  private static BigInteger gwei(EthBlock.Withdrawal withdrawal, Fields fields) {
    try {
      return withdrawal.getAmount();
    } catch (MessageDecodingException | NumberFormatException e) {
      throw fields.contradiction("the amount of a withdrawal is not a number");
    }
  }
}
