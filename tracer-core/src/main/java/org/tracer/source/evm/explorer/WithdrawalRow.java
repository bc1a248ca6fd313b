package org.tracer.source.evm.explorer;

import java.math.BigInteger;
import org.tracer.chain.Asset;
import org.tracer.chain.ChainId;
import org.tracer.chain.evm.EvmAddress;
import org.tracer.ledger.account.ChainOrder;
import org.tracer.ledger.account.Transfer;
import org.tracer.ledger.account.TransferKind;
import org.tracer.source.http.JsonValue;

/**
 * What a validator withdrew (EIP-4895).
 *
 * @param index number among all withdrawals of the chain
 */
record WithdrawalRow(long block, long index, EvmAddress account, BigInteger wei) implements Row {

  private static final BigInteger WEI_IN_GWEI = BigInteger.valueOf(1_000_000_000);

  /** Those of one block have numbers in a row, far fewer than this. */
  private static final int PLACES = 1 << 29;

  /** As Etherscan's list has it, in gwei. */
  static WithdrawalRow inGwei(JsonValue json, ChainId chain) {
    RowFields fields = new RowFields(json, chain);
    return new WithdrawalRow(
        fields.number("blockNumber"),
        fields.number("withdrawalIndex"),
        fields.address("address"),
        fields.amount("amount").multiply(WEI_IN_GWEI));
  }

  /** As Blockscout's own interface has it, in wei, without the account that was asked for. */
  static WithdrawalRow inWei(JsonValue json, EvmAddress account) {
    RowFields fields = new RowFields(json, account.chain());
    return new WithdrawalRow(
        json.get("block_number").number(0, Long.MAX_VALUE >> 1),
        json.get("index").number(0, Long.MAX_VALUE >> 1),
        account,
        fields.amount("amount"));
  }

  @Override
  public String key() {
    return Long.toString(index);
  }

  Transfer transfer() {
    int place = Math.toIntExact(index % PLACES);
    return new Transfer(
        new ChainOrder(block, ChainOrder.BLOCK_END, place),
        null,
        null,
        account,
        Asset.coin(account.chain()),
        wei,
        TransferKind.WITHDRAWAL);
  }
}
