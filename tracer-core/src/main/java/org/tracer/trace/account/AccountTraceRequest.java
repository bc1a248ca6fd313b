package org.tracer.trace.account;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.tracer.accounting.account.AccountRule;
import org.tracer.chain.Asset;

/**
 * What to follow, by which rule, and where to stop.
 *
 * @param seeds the labels 1, 2, … in this order; what an earlier one labelled keeps its label
 * @param assets the assets that count, those of the seeds included: transfers of all others, which
 *     anybody's contract can claim, are left out
 */
public record AccountTraceRequest(
    List<AccountSeed> seeds, AccountRule rule, Set<Asset> assets, AccountStopRules stopRules) {

  public AccountTraceRequest {
    if (seeds.isEmpty()) {
      throw new IllegalArgumentException("no seed");
    }
    seeds = List.copyOf(seeds);
    Set<Asset> all = new HashSet<>(assets);
    seeds.forEach(seed -> all.add(seed.asset()));
    assets = Set.copyOf(all);
  }
}
