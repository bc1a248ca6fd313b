package org.tracer.trace.account;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.tracer.chain.Address;
import org.tracer.chain.evm.EvmAddress;
import org.tracer.chain.evm.EvmHash;
import org.tracer.ledger.account.AccountKind;
import org.tracer.ledger.account.ChainOrder;
import org.tracer.ledger.account.MemoryAccountChain;
import org.tracer.ledger.account.Transfer;
import org.tracer.ledger.account.TransferKind;

/**
 * A chain of accounts in memory that looks the same whenever it is made. Each transaction is a
 * payment and its fee, a hundred transactions a block.
 */
final class SyntheticAccounts {

  private static final long FUNDS = 1_000_000_000L;
  private static final int FEE = 21;
  private static final int BLOCK = 100;

  final List<AccountSeed> seeds = new ArrayList<>();
  private final List<Transfer> transfers;
  private final long[] balances;
  private int transactions;

  /**
   * @param poor how many of the accounts begin with next to nothing
   */
  private SyntheticAccounts(int accounts, int poor, int transfers) {
    this.balances = new long[accounts];
    this.transfers = new ArrayList<>(accounts + transfers);
    for (int i = 0; i < accounts; i++) {
      balances[i] = i < poor ? 10_000 : FUNDS;
      book(null, account(i), i, balances[i], TransferKind.DECREE);
    }
    transactions = (accounts / BLOCK + 1) * BLOCK;
  }

  /** Accounts, one for every ten payments, pay each other; three payments are seeds. */
  static SyntheticAccounts town(int transfers) {
    int payments = transfers / 2;
    int accounts = Math.max(20, payments / 10);
    SyntheticAccounts town = new SyntheticAccounts(accounts, 0, transfers);
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < payments; i++) {
      int from = random.nextInt(accounts);
      int to = random.nextInt(accounts);
      if (i < 3) {
        town.seed(to);
      }
      town.pay(from, to, 1 + random.nextLong(Math.max(1, (town.balances[from] - FEE) / 2)));
    }
    return town;
  }

  /**
   * One account is paid in half of all payments, by every tenth seeded money, and makes the others.
   */
  static SyntheticAccounts hub(int transfers) {
    int payments = transfers / 2;
    SyntheticAccounts hub = new SyntheticAccounts(payments + 2, 2, transfers);
    SplittableRandom random = new SplittableRandom(1);
    hub.seed(1);
    hub.pay(2, 1, FUNDS / 2);
    for (int i = 1; i < payments; i++) {
      boolean in = i % 2 == 1;
      int from = !in ? 0 : i % 10 == 1 ? 1 : i + 2;
      hub.pay(from, in ? 0 : i + 2, in ? random.nextLong(2_000, 4_000) : random.nextLong(1, 5_800));
    }
    return hub;
  }

  MemoryAccountChain chain() {
    Map<Address, AccountKind> kinds = new HashMap<>();
    for (int i = 0; i < balances.length; i++) {
      kinds.put(account(i), AccountKind.EXTERNAL);
    }
    return new MemoryAccountChain(
        AccountStory.CHAIN,
        transactions / BLOCK,
        hash(transactions),
        "memory:synthetic",
        transfers,
        kinds,
        Map.of());
  }

  private void seed(int account) {
    seeds.add(
        new AccountSeed.OfTransaction(
            "seed " + (seeds.size() + 1), hash(transactions), account(account), AccountStory.COIN));
  }

  private void pay(int from, int to, long amount) {
    book(account(from), account(to), transactions, amount, TransferKind.PAYMENT);
    book(account(from), null, transactions, FEE, TransferKind.FEE_BURNED);
    balances[from] -= amount + FEE;
    balances[to] += amount;
    transactions++;
  }

  private void book(
      @Nullable Address from,
      @Nullable Address to,
      int transaction,
      long amount,
      TransferKind kind) {
    transfers.add(
        new Transfer(
            new ChainOrder(transaction / BLOCK, transaction % BLOCK, kind.isFee() ? 1 : 0),
            hash(transaction),
            from,
            to,
            AccountStory.COIN,
            BigInteger.valueOf(amount),
            kind));
  }

  private static Address account(int number) {
    return new EvmAddress(AccountStory.CHAIN, mixed(number), mixed(~number), number);
  }

  private static EvmHash hash(int number) {
    return new EvmHash(mixed(number), mixed(number + 1L), mixed(number + 2L), number);
  }

  /** Spreads numbers as hashes are spread. */
  private static long mixed(long number) {
    return new SplittableRandom(number).nextLong();
  }
}
