package org.tracer.trace.account;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
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

  private final AccountChain chain;
  private final Set<Asset> assets;
  private final boolean infers;
  private final Map<Address, NavigableMap<ChainOrder, Transfer>> histories = new LinkedHashMap<>();

  /**
   * @param infers whether to say which addresses look like others; what moves nothing is said
   *     anyway
   */
  ContextReader(AccountChain chain, Set<Asset> assets, boolean infers) {
    this.chain = chain;
    this.assets = assets;
    this.infers = infers;
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
    List<Transfer> named = new ArrayList<>();
    Map<Address, AccountKind> kinds = new LinkedHashMap<>();
    for (FundsTrace trace : traces) {
      trace.seeds().forEach(seed -> named.add(seed.transfer()));
      trace.transfers().forEach(traced -> named.add(traced.transfer()));
      trace.conversions().forEach(conversion -> named.addAll(conversion.proof()));
      trace.endpoints().forEach(end -> kind(end.account(), kinds));
    }
    List<Finding> noise = noise();
    List<IssuerAct> acts = acts(named);
    Set<EvmHash> transactions = new LinkedHashSet<>();
    Set<Asset> tokens = new LinkedHashSet<>();
    for (Transfer transfer : named) {
      tokens.add(transfer.asset());
      if (transfer.transaction() != null) {
        transactions.add(transfer.transaction());
      }
    }
    return new FundsContext(
        times(named, noise, acts), claims(tokens), kinds, acts, noise, chain.attest(transactions));
  }

  private void kind(@Nullable Address account, Map<Address, AccountKind> kinds) {
    if (account != null && !kinds.containsKey(account)) {
      kinds.put(account, chain.kind(account));
    }
  }

  private List<Finding> noise() {
    PoisoningDetector detector = PoisoningDetector.of(assets);
    Map<ChainOrder, Finding> findings = new TreeMap<>();
    histories.forEach((account, history) -> {
      Collection<Transfer> transfers = history.values();
      List<Finding> found = detector.find(account, List.copyOf(transfers), chain::time);
      for (Finding finding : infers ? found : Finding.withoutInferences(found)) {
        // Of what payer and payee see of one transfer, the graver.
        findings.merge(
            finding.transfer().order(),
            finding,
            (one, other) -> one.kind().compareTo(other.kind()) >= 0 ? one : other);
      }
    });
    return List.copyOf(findings.values());
  }

  private List<IssuerAct> acts(List<Transfer> named) {
    long first = Long.MAX_VALUE;
    Map<Asset, Set<Address>> reached = new LinkedHashMap<>();
    for (Transfer transfer : named) {
      first = Math.min(first, transfer.order().block());
      if (transfer.asset().kind() == Asset.Kind.ERC20) {
        Set<Address> accounts =
            reached.computeIfAbsent(transfer.asset(), any -> new LinkedHashSet<>());
        Stream.of(transfer.from(), transfer.to()).filter(Objects::nonNull).forEach(accounts::add);
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
      List<Transfer> named, List<Finding> noise, List<IssuerAct> acts) {
    Set<Long> blocks = new LinkedHashSet<>();
    named.forEach(transfer -> blocks.add(transfer.order().block()));
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
