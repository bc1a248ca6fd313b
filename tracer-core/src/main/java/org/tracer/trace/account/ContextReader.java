package org.tracer.trace.account;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tracer.chain.Address;
import org.tracer.chain.Asset;
import org.tracer.chain.evm.EvmHash;
import org.tracer.heuristic.poisoning.Finding;
import org.tracer.heuristic.poisoning.PoisoningDetector;
import org.tracer.ledger.account.AccountChain;
import org.tracer.ledger.account.AccountKind;
import org.tracer.ledger.account.ChainOrder;
import org.tracer.ledger.account.IssuerAct;
import org.tracer.ledger.account.TokenClaims;
import org.tracer.ledger.account.Transfer;

/**
 * Reads what is known around traces: block times, claims of tokens, acts of issuers, noise. Of the
 * chain it asks once for each block, token and account that results name.
 */
final class ContextReader {

  /** How long after a payment an imitation of its payee counts as one. */
  private static final Duration MEMORY = Duration.ofDays(90);

  private final AccountChain chain;
  private final Set<Asset> assets;
  private final Map<Address, NavigableMap<ChainOrder, Transfer>> histories = new LinkedHashMap<>();

  ContextReader(AccountChain chain, Set<Asset> assets) {
    this.chain = chain;
    this.assets = assets;
  }

  /** Takes over what a sweep has seen of the accounts it reached. */
  void add(AccountSweep sweep) {
    for (OpenPosition position : sweep.positions()) {
      NavigableMap<ChainOrder, Transfer> history =
          histories.computeIfAbsent(position.position.account(), any -> new TreeMap<>());
      position.transfers().forEach(transfer -> history.put(transfer.order(), transfer));
    }
    for (Transfer transfer : sweep.log().unlisted()) {
      note(transfer.from(), transfer);
      note(transfer.to(), transfer);
    }
  }

  private void note(@Nullable Address account, Transfer transfer) {
    NavigableMap<ChainOrder, Transfer> history = account == null ? null : histories.get(account);
    if (history != null) {
      history.put(transfer.order(), transfer);
    }
  }

  FundsContext read(List<FundsTrace> traces) {
    List<Finding> noise = noise();
    List<IssuerAct> acts = acts(traces);
    Set<EvmHash> transactions = new LinkedHashSet<>();
    Map<Address, AccountKind> kinds = new LinkedHashMap<>();
    Set<Asset> named = new LinkedHashSet<>();
    for (FundsTrace trace : traces) {
      for (Transfer transfer : results(trace)) {
        named.add(transfer.asset());
        if (transfer.transaction() != null) {
          transactions.add(transfer.transaction());
        }
      }
      trace.endpoints().forEach(end -> kind(end.account(), kinds));
    }
    return new FundsContext(
        times(traces, noise, acts), claims(named), kinds, acts, noise, chain.attest(transactions));
  }

  /** Every transfer that a trace rests on: those that seeded, carried, and prove a conversion. */
  private static List<Transfer> results(FundsTrace trace) {
    NavigableMap<ChainOrder, Transfer> all = new TreeMap<>();
    trace.seeds().forEach(seed -> all.put(seed.transfer().order(), seed.transfer()));
    trace.transfers().forEach(one -> all.put(one.transfer().order(), one.transfer()));
    for (Conversion conversion : trace.conversions()) {
      conversion.proof().forEach(transfer -> all.put(transfer.order(), transfer));
    }
    return List.copyOf(all.values());
  }

  private void kind(@Nullable Address account, Map<Address, AccountKind> kinds) {
    if (account != null && !kinds.containsKey(account)) {
      kinds.put(account, chain.kind(account));
    }
  }

  private List<Finding> noise() {
    PoisoningDetector detector = new PoisoningDetector(assets, Map.of(), MEMORY);
    Map<ChainOrder, Finding> findings = new TreeMap<>();
    histories.forEach((account, history) -> {
      Collection<Transfer> transfers = history.values();
      for (Finding finding : detector.find(account, List.copyOf(transfers), chain::time)) {
        findings.putIfAbsent(finding.transfer().order(), finding);
      }
    });
    return List.copyOf(findings.values());
  }

  private List<IssuerAct> acts(List<FundsTrace> traces) {
    long first = Long.MAX_VALUE;
    Map<Asset, Set<Address>> reached = new LinkedHashMap<>();
    for (FundsTrace trace : traces) {
      for (Transfer transfer : results(trace)) {
        first = Math.min(first, transfer.order().block());
        if (transfer.asset().kind() == Asset.Kind.ERC20) {
          Set<Address> accounts =
              reached.computeIfAbsent(transfer.asset(), any -> new LinkedHashSet<>());
          if (transfer.from() != null) {
            accounts.add(transfer.from());
          }
          if (transfer.to() != null) {
            accounts.add(transfer.to());
          }
        }
      }
    }
    List<IssuerAct> acts = new ArrayList<>();
    for (Map.Entry<Asset, Set<Address>> token : reached.entrySet()) {
      acts.addAll(chain.issuerActs(token.getValue(), token.getKey(), first));
    }
    return acts;
  }

  private Map<Asset, TokenClaims> claims(Set<Asset> named) {
    Map<Asset, TokenClaims> claims = new LinkedHashMap<>();
    for (Asset asset : named) {
      if (asset.contract() != null) {
        chain.claims(asset).ifPresent(claim -> claims.put(asset, claim));
      }
    }
    return claims;
  }

  private SortedMap<Long, Instant> times(
      List<FundsTrace> traces, List<Finding> noise, List<IssuerAct> acts) {
    Set<Long> blocks = new LinkedHashSet<>();
    for (FundsTrace trace : traces) {
      results(trace).forEach(transfer -> blocks.add(transfer.order().block()));
    }
    noise.forEach(finding -> blocks.add(finding.transfer().order().block()));
    for (IssuerAct act : acts) {
      if (act.order() != null) {
        blocks.add(act.order().block());
      }
    }
    SortedMap<Long, Instant> times = new TreeMap<>();
    blocks.forEach(block -> times.put(block, chain.time(block)));
    return times;
  }
}
