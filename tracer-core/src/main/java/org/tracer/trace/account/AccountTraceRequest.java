package org.tracer.trace.account;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tracer.accounting.account.AccountRule;
import org.tracer.chain.Asset;
import org.tracer.error.InvalidInputException;

/**
 * What to follow, by which rule, and where to stop.
 *
 * @param seeds the labels 1, 2, … in this order; what an earlier one labelled keeps its label
 * @param assets the assets that count, those of the seeds included: transfers of all others, which
 *     anybody's contract can claim, are left out
 * @param chosenAt when all of this was chosen, before any data was read; null where nobody chose,
 *     as in a test
 */
public record AccountTraceRequest(
    List<AccountSeed> seeds,
    AccountRule rule,
    Set<Asset> assets,
    AccountStopRules stopRules,
    @Nullable Instant chosenAt) {

  public AccountTraceRequest {
    if (seeds.isEmpty()) {
      throw new IllegalArgumentException("no seed");
    }
    Set<String> names = new HashSet<>();
    for (AccountSeed seed : seeds) {
      if (!names.add(seed.name())) {
        throw new InvalidInputException(
            "two seeds have the same label",
            "label \"" + seed.name() + "\"",
            "Give every seed a label of its own.");
      }
    }
    seeds = List.copyOf(seeds);
    Set<Asset> all = new HashSet<>(assets);
    seeds.forEach(seed -> all.add(seed.asset()));
    assets = Set.copyOf(all);
  }

  /** One whose time of choice is not stated. */
  public AccountTraceRequest(
      List<AccountSeed> seeds, AccountRule rule, Set<Asset> assets, AccountStopRules stopRules) {
    this(seeds, rule, assets, stopRules, null);
  }

  public AccountTraceRequest withRule(AccountRule other) {
    return new AccountTraceRequest(seeds, other, assets, stopRules, chosenAt);
  }

  public AccountTraceRequest withStopRules(AccountStopRules other) {
    return new AccountTraceRequest(seeds, rule, assets, other, chosenAt);
  }

  public AccountTraceRequest chosenAt(Instant time) {
    return new AccountTraceRequest(seeds, rule, assets, stopRules, time);
  }
}
