package org.tracer.source.evm.explorer;

import java.math.BigInteger;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.tracer.chain.ChainId;
import org.tracer.chain.evm.EvmAddress;
import org.tracer.source.evm.rpc.NodeTransaction;
import org.tracer.source.http.JsonValue;

/**
 * A transaction of an account, or what the chain began with.
 *
 * @param transaction null for what the chain began with
 * @param payee who gets the value: the contract that is created if nobody else
 * @param gasUsed null if the explorer does not say
 * @param succeeded null if the explorer contradicts itself or does not say
 */
record TransactionRow(
    long block,
    Instant time,
    @Nullable NodeTransaction transaction,
    @Nullable EvmAddress payee,
    BigInteger value,
    @Nullable BigInteger gasUsed,
    @Nullable Boolean succeeded)
    implements Row {

  private static final String GENESIS = "GENESIS";

  static TransactionRow read(JsonValue json, ChainId chain) {
    RowFields fields = new RowFields(json, chain);
    long block = fields.number("blockNumber");
    BigInteger value = fields.amount("value");
    EvmAddress to = fields.optionalAddress("to");
    if (block == 0 && fields.text("hash").startsWith(GENESIS)) {
      EvmAddress account = fields.address("to");
      return new TransactionRow(
          0, fields.time("timeStamp"), null, account, value, BigInteger.ZERO, true);
    }
    NodeTransaction transaction =
        new NodeTransaction(
            fields.hash("hash"),
            block,
            fields.hash("blockHash"),
            fields.index("transactionIndex"),
            fields.address("from"),
            to,
            value,
            fields.amount("gas"),
            fields.optionalAmount("gasPrice"));
    return new TransactionRow(
        block,
        fields.time("timeStamp"),
        transaction,
        to != null ? to : fields.optionalAddress("contractAddress"),
        value,
        fields.optionalAmount("gasUsed"),
        succeeded(fields));
  }

  /** The status of the receipt, which there is since Byzantium, and the explorer's own word. */
  private static @Nullable Boolean succeeded(RowFields fields) {
    String status = fields.text("txreceipt_status");
    String error = fields.text("isError");
    if (!status.matches("|0|1") || !error.matches("|0|1")) {
      throw fields.row().unexpected("says neither that the transaction succeeded nor that not");
    }
    if (status.isEmpty()) {
      return error.isEmpty() ? null : Boolean.valueOf(error.equals("0"));
    }
    if (error.isEmpty()) {
      return status.equals("1");
    }
    return status.equals(error) ? null : Boolean.valueOf(status.equals("1"));
  }

  @Override
  public String key() {
    // What the chain began with is one row for each account.
    return transaction == null ? GENESIS + payee : transaction.hash().toString();
  }

  boolean concerns(EvmAddress account) {
    return isSentBy(account) || account.equals(payee);
  }

  boolean isSentBy(EvmAddress account) {
    return transaction != null && account.equals(transaction.from());
  }

  /** What the sender paid for gas, as far as the row tells; null if it does not. */
  @Nullable BigInteger fee() {
    BigInteger price = transaction == null ? null : transaction.gasPrice();
    return price == null || gasUsed == null ? null : price.multiply(gasUsed);
  }
}
