package org.tracer.export;

import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tracer.accounting.account.AccountRule;
import org.tracer.accounting.account.AccountSegment;
import org.tracer.chain.Address;
import org.tracer.chain.Asset;
import org.tracer.chain.ChainId;
import org.tracer.chain.evm.EvmAddress;
import org.tracer.chain.evm.EvmHash;
import org.tracer.chain.evm.EvmNetwork;
import org.tracer.ledger.account.ChainOrder;
import org.tracer.ledger.account.Transfer;
import org.tracer.ledger.account.TransferKind;
import org.tracer.trace.account.AccountEndpoint;
import org.tracer.trace.account.AccountSeed;
import org.tracer.trace.account.AccountStop;
import org.tracer.trace.account.AccountStopRules;
import org.tracer.trace.account.AccountTraceRequest;
import org.tracer.trace.account.FundsContext;
import org.tracer.trace.account.FundsReport;
import org.tracer.trace.account.FundsTrace;
import org.tracer.trace.account.SeededTransfer;
import org.tracer.trace.account.TracedTransfer;

/** Money that goes on from account to account, a fee each time: two edges a transaction. */
public final class LargeFunds {

  private static final ChainId CHAIN = EvmNetwork.ETHEREUM.chainId();
  private static final Asset COIN = Asset.coin(CHAIN);

  private LargeFunds() {}

  public static FundsReport of(int transactions) {
    BigInteger left = BigInteger.valueOf(10L * transactions);
    Transfer seed = transfer(0, 0, TransferKind.PAYMENT, left);
    List<TracedTransfer> transfers = new ArrayList<>();
    List<AccountEndpoint> ends = new ArrayList<>();
    for (int i = 1; i <= transactions; i++) {
      Transfer fee = transfer(i, 0, TransferKind.FEE_BURNED, BigInteger.ONE);
      transfers.add(traced(fee));
      ends.add(end(AccountStop.FEE, null, BigInteger.ONE, fee.order(), fee.transaction()));
      left = left.subtract(BigInteger.ONE);
      transfers.add(traced(transfer(i, 1, TransferKind.PAYMENT, left)));
    }
    ends.add(end(AccountStop.HELD, account(transactions + 1), left, null, null));
    AccountTraceRequest request =
        new AccountTraceRequest(
            List.of(new AccountSeed.OfAccount("payment", account(1), COIN)),
            AccountRule.FIFO,
            Set.of(COIN),
            AccountStopRules.NONE);
    FundsTrace trace =
        new FundsTrace(
            request,
            transactions,
            List.of(new SeededTransfer(1, seed, seed.amount())),
            transfers,
            List.of(),
            ends,
            List.of());
    FundsContext context =
        new FundsContext(new TreeMap<>(), Map.of(), Map.of(), List.of(), List.of(), List.of());
    return new FundsReport(
        CHAIN,
        "test:large",
        new FundsReport.Horizon(transactions, hash(transactions), Instant.EPOCH),
        List.of(trace),
        context,
        List.of());
  }

  private static AccountEndpoint end(
      AccountStop reason,
      @Nullable Address account,
      BigInteger amount,
      @Nullable ChainOrder order,
      @Nullable EvmHash transaction) {
    return new AccountEndpoint(reason, account, COIN, 1, amount, order, transaction, 0);
  }

  private static TracedTransfer traced(Transfer transfer) {
    return new TracedTransfer(transfer, List.of(new AccountSegment(1, transfer.amount())));
  }

  private static Transfer transfer(int number, int index, TransferKind kind, BigInteger amount) {
    return new Transfer(
        new ChainOrder(number, 0, index),
        hash(number),
        account(number),
        kind.isFee() ? null : account(number + 1),
        COIN,
        amount,
        kind);
  }

  private static Address account(int number) {
    return new EvmAddress(CHAIN, number * 0x9e3779b97f4a7c15L, 0, number);
  }

  private static EvmHash hash(int number) {
    return new EvmHash(number * 0x9e3779b97f4a7c15L, 0, 0, number);
  }
}
