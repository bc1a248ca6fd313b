package org.tracer.ledger.account;

import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tracer.chain.Address;
import org.tracer.chain.Asset;
import org.tracer.chain.ChainId;
import org.tracer.chain.evm.EvmHash;
import org.tracer.error.MalformedDataException;

/**
 * A chain of accounts held in memory: all its transfers, from which balances follow. Accounts begin
 * with nothing; what they held before the first transfer is a transfer of kind {@link
 * TransferKind#DECREE}. A question takes time in proportion to the account's or transaction's
 * transfers.
 */
public final class MemoryAccountChain implements AccountChain {

  private record Key(Address account, Asset asset) {}

  private final ChainId chain;
  private final long horizon;
  private final EvmHash horizonHash;
  private final String origin;
  private final Map<Key, List<Transfer>> byAccount = new HashMap<>();
  private final Map<EvmHash, List<Transfer>> byTransaction = new HashMap<>();
  private final Map<Address, AccountKind> kinds;
  private final Map<Long, Instant> times;

  /**
   * @param transfers in any order
   * @param kinds what is known of accounts; of all others nothing is
   * @param times block times; of all other blocks 1970
   * @throws MalformedDataException if two transfers stand in one place, or one pays more than is
   *     there
   */
  public MemoryAccountChain(
      ChainId chain,
      long horizon,
      EvmHash horizonHash,
      String origin,
      List<Transfer> transfers,
      Map<Address, AccountKind> kinds,
      Map<Long, Instant> times) {
    this.chain = chain;
    this.horizon = horizon;
    this.horizonHash = horizonHash;
    this.origin = origin;
    this.kinds = Map.copyOf(kinds);
    this.times = Map.copyOf(times);
    List<Transfer> sorted = new ArrayList<>(transfers);
    sorted.sort(Comparator.comparing(Transfer::order));
    Map<Key, BigInteger> balances = new HashMap<>();
    for (int i = 0; i < sorted.size(); i++) {
      Transfer transfer = sorted.get(i);
      if (i > 0 && transfer.order().equals(sorted.get(i - 1).order())) {
        throw invalid("two transfers stand in one place", transfer);
      }
      book(transfer, balances);
    }
  }

  private void book(Transfer transfer, Map<Key, BigInteger> balances) {
    EvmHash made = transfer.transaction();
    if (made != null) {
      byTransaction.computeIfAbsent(made, any -> new ArrayList<>()).add(transfer);
    }
    Address from = transfer.from();
    Address to = transfer.to();
    if (from != null) {
      Key key = new Key(from, transfer.asset());
      byAccount.computeIfAbsent(key, any -> new ArrayList<>()).add(transfer);
      BigInteger left = balances.getOrDefault(key, BigInteger.ZERO).subtract(transfer.amount());
      if (left.signum() < 0) {
        throw invalid("an account pays more than it has", transfer);
      }
      balances.put(key, left);
    }
    if (to != null) {
      Key key = new Key(to, transfer.asset());
      if (!to.equals(from)) {
        byAccount.computeIfAbsent(key, any -> new ArrayList<>()).add(transfer);
      }
      balances.merge(key, transfer.amount(), BigInteger::add);
    }
  }

  private static MalformedDataException invalid(String what, Transfer transfer) {
    return new MalformedDataException(what, transfer.toString(), "Correct the transfers.");
  }

  @Override
  public ChainId chain() {
    return chain;
  }

  @Override
  public long horizon() {
    return horizon;
  }

  @Override
  public EvmHash horizonHash() {
    return horizonHash;
  }

  @Override
  public String origin() {
    return origin;
  }

  @Override
  public Instant time(long block) {
    return times.getOrDefault(block, Instant.EPOCH);
  }

  @Override
  public List<Transfer> transfers(Address account, Asset asset, ChainOrder from) {
    return byAccount.getOrDefault(new Key(account, asset), List.of()).stream()
        .filter(transfer -> transfer.order().compareTo(from) >= 0)
        .toList();
  }

  @Override
  public BigInteger balanceBefore(Address account, Asset asset, ChainOrder at) {
    BigInteger balance = BigInteger.ZERO;
    for (Transfer transfer : byAccount.getOrDefault(new Key(account, asset), List.of())) {
      if (transfer.order().compareTo(at) < 0) {
        balance = account.equals(transfer.from()) ? balance.subtract(transfer.amount()) : balance;
        balance = account.equals(transfer.to()) ? balance.add(transfer.amount()) : balance;
      }
    }
    return balance;
  }

  @Override
  public List<Transfer> transaction(EvmHash hash) {
    return List.copyOf(byTransaction.getOrDefault(hash, List.of()));
  }

  @Override
  public AccountKind kind(Address account) {
    return kinds.getOrDefault(account, AccountKind.UNKNOWN);
  }

  @Override
  public void close() {}
}
