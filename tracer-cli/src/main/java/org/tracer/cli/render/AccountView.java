package org.tracer.cli.render;

import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tracer.chain.Asset;
import org.tracer.chain.evm.EvmAddress;
import org.tracer.chain.evm.EvmHash;
import org.tracer.heuristic.poisoning.Finding;
import org.tracer.heuristic.poisoning.PoisoningDetector;
import org.tracer.ledger.account.AccountChain;
import org.tracer.ledger.account.AccountKind;
import org.tracer.ledger.account.Attestation;
import org.tracer.ledger.account.ChainOrder;
import org.tracer.ledger.account.IssuerAct;
import org.tracer.ledger.account.TokenClaims;
import org.tracer.ledger.account.Transfer;

/**
 * What a chain has of an account or a transaction, for people and programs.
 *
 * @param account null if a transaction is shown
 * @param transaction null if an account is shown
 * @param balances at the horizon, of assets that the account ever had
 * @param claims what the account says of itself, if it is a token
 * @param findings transfers that are not what they seem
 * @param attestations how a transaction is known
 */
public record AccountView(
    @Nullable EvmAddress account,
    @Nullable EvmHash transaction,
    @Nullable AccountKind kind,
    Map<Asset, BigInteger> balances,
    @Nullable TokenClaims claims,
    Map<Asset, TokenClaims> named,
    List<IssuerAct> acts,
    List<Transfer> transfers,
    List<Finding> findings,
    List<Attestation> attestations,
    SortedMap<Long, Instant> times) {

  /** An account's history in {@code assets}, by the order of the chain. */
  public static AccountView read(AccountChain chain, EvmAddress account, Collection<Asset> assets) {
    Map<Asset, BigInteger> balances = new LinkedHashMap<>();
    TreeMap<ChainOrder, Transfer> transfers = new TreeMap<>();
    List<IssuerAct> acts = new ArrayList<>();
    ChainOrder end = ChainOrder.beginning(chain.horizon() + 1);
    for (Asset asset : assets) {
      List<Transfer> some = chain.transfers(account, asset, ChainOrder.beginning(0));
      some.forEach(transfer -> transfers.put(transfer.order(), transfer));
      if (!some.isEmpty()) {
        balances.put(asset, chain.balanceBefore(account, asset, end));
        if (asset.contract() != null) {
          long first = some.getFirst().order().block();
          acts.addAll(chain.issuerActs(Set.of(account), asset, first));
        }
      }
    }
    List<Transfer> all = List.copyOf(transfers.values());
    AccountKind kind = chain.kind(account);
    return new AccountView(
        account,
        null,
        kind,
        balances,
        kind == AccountKind.CONTRACT ? chain.claims(Asset.token(account)).orElse(null) : null,
        claims(chain, all),
        acts,
        all,
        PoisoningDetector.of(Set.copyOf(assets)).find(account, all, chain::time),
        List.of(),
        times(chain, all, acts));
  }

  /** The same without what is inferred of its transfers. */
  public AccountView withoutInferences() {
    return new AccountView(
        account,
        transaction,
        kind,
        balances,
        claims,
        named,
        acts,
        transfers,
        Finding.withoutInferences(findings),
        attestations,
        times);
  }

  /** A transaction; empty if the chain does not have it up to its horizon. */
  public static Optional<AccountView> read(
      AccountChain chain, EvmHash transaction, Collection<Asset> assets) {
    List<Transfer> transfers = chain.transaction(transaction);
    if (transfers.isEmpty()) {
      return Optional.empty();
    }
    List<Finding> findings = new ArrayList<>();
    for (Transfer transfer : transfers) {
      if (!assets.contains(transfer.asset())) {
        findings.add(new Finding(transfer, Finding.Kind.UNLISTED_TOKEN, null));
      } else if (transfer.amount().signum() == 0 && !transfer.kind().isFee()) {
        findings.add(new Finding(transfer, Finding.Kind.ZERO_VALUE, null));
      }
    }
    return Optional.of(
        new AccountView(
            null,
            transaction,
            null,
            Map.of(),
            null,
            claims(chain, transfers),
            List.of(),
            transfers,
            findings,
            chain.attest(List.of(transaction)),
            times(chain, transfers, List.of())));
  }

  private static Map<Asset, TokenClaims> claims(AccountChain chain, List<Transfer> transfers) {
    Set<Asset> tokens = new LinkedHashSet<>();
    transfers.forEach(transfer -> tokens.add(transfer.asset()));
    Map<Asset, TokenClaims> claims = new LinkedHashMap<>();
    for (Asset asset : tokens) {
      if (asset.contract() != null) {
        chain.claims(asset).ifPresent(claim -> claims.put(asset, claim));
      }
    }
    return claims;
  }

  private static SortedMap<Long, Instant> times(
      AccountChain chain, List<Transfer> transfers, List<IssuerAct> acts) {
    SortedMap<Long, Instant> times = new TreeMap<>();
    for (Transfer transfer : transfers) {
      times.computeIfAbsent(transfer.order().block(), chain::time);
    }
    for (IssuerAct act : acts) {
      if (act.order() != null) {
        times.computeIfAbsent(act.order().block(), chain::time);
      }
    }
    return times;
  }
}
