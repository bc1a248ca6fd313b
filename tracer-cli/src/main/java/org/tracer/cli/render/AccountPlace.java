package org.tracer.cli.render;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tracer.accounting.account.AccountRule;
import org.tracer.chain.Address;
import org.tracer.chain.Asset;
import org.tracer.chain.evm.EvmHash;
import org.tracer.trace.account.AccountEndpoint;
import org.tracer.trace.account.AccountStop;
import org.tracer.trace.account.FundsReport;
import org.tracer.trace.account.FundsTrace;

/**
 * All that ended for one reason at one account in one asset, of all labels.
 *
 * @param account null where nobody was paid
 * @param amounts base units under each rule that put something there, in the order of the rules
 * @param labels what each label has there under the first rule that put something there
 * @param transactions which brought it, where that is known
 */
record AccountPlace(
    AccountStop reason,
    @Nullable Address account,
    Asset asset,
    Map<AccountRule, BigInteger> amounts,
    Map<Integer, BigInteger> labels,
    Set<EvmHash> transactions,
    int hops) {

  private record Key(AccountStop reason, @Nullable Address account, Asset asset) {}

  /** What gathers at a place. */
  private static final class Gathered {
    final Map<AccountRule, BigInteger> amounts = new LinkedHashMap<>();
    final Map<Integer, BigInteger> labels = new LinkedHashMap<>();
    final Set<EvmHash> transactions = new LinkedHashSet<>();
    int hops = Integer.MAX_VALUE;
  }

  /** The places of a report by the most that a rule puts there, assets apart. */
  static List<AccountPlace> of(FundsReport report) {
    Map<Key, Gathered> gathered = new LinkedHashMap<>();
    for (FundsTrace trace : report.traces()) {
      AccountRule rule = trace.request().rule();
      for (AccountEndpoint end : trace.endpoints()) {
        Gathered here =
            gathered.computeIfAbsent(
                new Key(end.reason(), end.account(), end.asset()), any -> new Gathered());
        boolean first = here.amounts.isEmpty() || here.amounts.keySet().equals(Set.of(rule));
        if (first) {
          here.labels.merge(end.label(), end.amount(), BigInteger::add);
        }
        here.amounts.merge(rule, end.amount(), BigInteger::add);
        here.hops = Math.min(here.hops, end.hops());
        if (end.transaction() != null) {
          here.transactions.add(end.transaction());
        }
      }
    }
    List<AccountPlace> places = new ArrayList<>();
    gathered.forEach((key, here) ->
        places.add(
            new AccountPlace(
                key.reason,
                key.account,
                key.asset,
                here.amounts,
                here.labels,
                here.transactions,
                here.hops)));
    places.sort(
        Comparator.comparing((AccountPlace place) -> place.asset.toString())
            .thenComparing(AccountPlace::most, Comparator.reverseOrder())
            .thenComparing(AccountPlace::touched, Comparator.reverseOrder())
            .thenComparing(place -> String.valueOf(place.account)));
    return places;
  }

  /** What is touched there by the label that touches most, for the order of the list alone. */
  private BigInteger touched() {
    return labels.values().stream().max(Comparator.naturalOrder()).orElse(BigInteger.ZERO);
  }

  /** The most that a rule puts there which conserves value; zero if none puts anything there. */
  BigInteger most() {
    return amounts.entrySet().stream()
        .filter(amount -> amount.getKey().isConserving())
        .map(Map.Entry::getValue)
        .max(Comparator.naturalOrder())
        .orElse(BigInteger.ZERO);
  }
}
