package org.tracer.cli.option;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tracer.chain.Address;
import org.tracer.chain.Asset;
import org.tracer.chain.evm.EvmAddress;
import org.tracer.cli.converter.SeedText;
import org.tracer.error.InvalidInputException;
import org.tracer.ledger.account.AccountChain;
import org.tracer.ledger.account.ChainOrder;
import org.tracer.ledger.account.Transfer;
import org.tracer.ledger.account.TransferKind;
import org.tracer.trace.account.AccountPosition;
import org.tracer.trace.account.AccountSeed;
import org.tracer.trace.account.AssetNames;

/** Finds what the funds a user names are on a chain of accounts. */
final class AccountSeeds {

  private static final int LISTED = 10;

  private final AccountChain chain;
  private final List<Asset> only;
  private final Set<Asset> counted;
  private final AssetNames names;

  /**
   * @param only the assets to begin with; empty for any
   * @param counted the assets that count
   */
  AccountSeeds(AccountChain chain, List<Asset> only, Set<Asset> counted) {
    this.chain = chain;
    this.only = only;
    this.counted = counted;
    this.names = AssetNames.of(chain.chain(), Map.of());
  }

  /** The seeds of what one argument names: one for each asset that an account received. */
  List<AccountSeed> of(NamedSeed named) {
    return switch (named.place().onAccounts()) {
      case SeedText.OfAccount account -> ofAccount(named, account.account(chain.chain()));
      case SeedText.OfAccountTransaction one -> List.of(ofTransaction(named, one));
    };
  }

  private List<AccountSeed> ofAccount(NamedSeed named, EvmAddress account) {
    List<Asset> received = new ArrayList<>();
    for (Asset asset : only.isEmpty() ? List.copyOf(counted) : only) {
      boolean pays =
          chain.transfers(account, asset, ChainOrder.beginning(0)).stream()
              .anyMatch(transfer -> brings(transfer, account));
      if (pays) {
        received.add(asset);
      }
    }
    if (received.isEmpty()) {
      throw new InvalidInputException(
          "the account received nothing up to block " + chain.horizon(),
          "seed \"" + named.label() + "\", " + account + ", " + text(only),
          "Check the address and the chain; name another token with --asset.");
    }
    List<AccountSeed> seeds = new ArrayList<>();
    for (Asset asset : received) {
      String label =
          received.size() == 1 ? named.label() : named.label() + " " + names.symbol(asset);
      seeds.add(new AccountSeed.OfAccount(label, account, asset));
    }
    return seeds;
  }

  private static boolean brings(Transfer transfer, Address account) {
    return account.equals(transfer.to())
        && !account.equals(transfer.from())
        && transfer.amount().signum() > 0;
  }

  private String text(List<Asset> assets) {
    return assets.isEmpty()
        ? "the coin and the listed tokens"
        : String.join(", ", assets.stream().map(names::symbol).toList());
  }

  private AccountSeed ofTransaction(NamedSeed named, SeedText.OfAccountTransaction one) {
    String where = "seed \"" + named.label() + "\", transaction " + one.hash();
    List<Transfer> transfers = chain.transaction(one.hash());
    if (transfers.isEmpty()) {
      throw new InvalidInputException(
          "the transaction is not in the chain up to block " + chain.horizon(),
          where,
          "Check the hash and the chain, or name a source whose data reaches further.");
    }
    @Nullable Address payee = one.account().map(to -> to.account(chain.chain())).orElse(null);
    Map<AccountPosition, BigInteger> received = received(transfers);
    received
        .keySet()
        .removeIf(position ->
            (payee != null && !payee.equals(position.account()))
                || (!only.isEmpty() && !only.contains(position.asset())));
    if (received.size() == 1) {
      AccountPosition found = received.keySet().iterator().next();
      return new AccountSeed.OfTransaction(
          named.label(), one.hash(), found.account(), found.asset());
    }
    if (received.isEmpty()) {
      throw new InvalidInputException(
          "the transaction leaves nobody more of what is asked for",
          where + (payee == null ? "" : ", account " + payee) + ", " + text(only),
          "Look at it with: tracer show " + one.hash());
    }
    List<String> choices = new ArrayList<>();
    received.forEach((position, amount) ->
        choices.add(position.account() + " has more: " + names.amount(position.asset(), amount)));
    throw new InvalidInputException(
        "the transaction pays several; which is meant is not said",
        where
            + ": "
            + String.join("; ", choices.subList(0, Math.min(LISTED, choices.size())))
            + (choices.size() > LISTED ? "; …" : ""),
        "Write " + one.hash() + ":0x… for one account, and --asset for one asset.");
  }

  /** What each account has more of after the transaction, fees left out. */
  private Map<AccountPosition, BigInteger> received(List<Transfer> transfers) {
    Map<AccountPosition, BigInteger> sums = new LinkedHashMap<>();
    for (Transfer transfer : transfers) {
      boolean counts = counted.contains(transfer.asset()) && !transfer.kind().isFee();
      if (counts && transfer.kind() != TransferKind.UNEXPLAINED) {
        add(sums, transfer.from(), transfer, transfer.amount().negate());
        add(sums, transfer.to(), transfer, transfer.amount());
      }
    }
    sums.values().removeIf(sum -> sum.signum() <= 0);
    return sums;
  }

  private static void add(
      Map<AccountPosition, BigInteger> sums,
      @Nullable Address account,
      Transfer transfer,
      BigInteger amount) {
    if (account != null) {
      sums.merge(new AccountPosition(account, transfer.asset()), amount, BigInteger::add);
    }
  }
}
