package org.tracer.trace;

import java.math.BigInteger;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What was put in and where all of it is: for a conserving policy the endpoints of every label sum
 * to its seed, to the last base unit.
 *
 * @param conserving whether the policy conserves value; if not, sums over endpoints are no amounts
 * @param byLabel one account a label, in the order of the request
 */
public record BalanceSheet(boolean conserving, Map<String, Account> byLabel) {

  /** Seeded value and endpoint sums of one label, in base units. */
  public record Account(BigInteger seeded, Map<StopReason, BigInteger> byReason) {

    public BigInteger ended() {
      return byReason.values().stream().reduce(BigInteger.ZERO, BigInteger::add);
    }
  }

  /** Sums up seeds and endpoints. */
  public static BalanceSheet of(
      boolean conserving, List<SeededPosition> seeds, List<Endpoint> endpoints) {
    Map<String, BigInteger> seeded = new LinkedHashMap<>();
    Map<String, Map<StopReason, BigInteger>> ended = new LinkedHashMap<>();
    for (SeededPosition seed : seeds) {
      seeded.merge(seed.label(), seed.amount().baseUnits(), BigInteger::add);
      ended.computeIfAbsent(seed.label(), label -> new EnumMap<>(StopReason.class));
    }
    for (Endpoint endpoint : endpoints) {
      ended
          .computeIfAbsent(endpoint.label(), label -> new EnumMap<>(StopReason.class))
          .merge(endpoint.reason(), endpoint.amount().baseUnits(), BigInteger::add);
    }
    Map<String, Account> byLabel = new LinkedHashMap<>();
    ended.forEach((label, byReason) ->
        byLabel.put(label, new Account(seeded.getOrDefault(label, BigInteger.ZERO), byReason)));
    return new BalanceSheet(conserving, byLabel);
  }

  public BigInteger seeded() {
    return byLabel.values().stream().map(Account::seeded).reduce(BigInteger.ZERO, BigInteger::add);
  }

  /** Endpoint sums over all labels. */
  public Map<StopReason, BigInteger> byReason() {
    Map<StopReason, BigInteger> sums = new EnumMap<>(StopReason.class);
    for (Account account : byLabel.values()) {
      account.byReason().forEach((reason, sum) -> sums.merge(reason, sum, BigInteger::add));
    }
    return sums;
  }

  /**
   * Whether every label's endpoints sum to its seed; false under a policy that does not conserve.
   */
  public boolean isBalanced() {
    return conserving
        && byLabel.values().stream().allMatch(account -> account.seeded().equals(account.ended()));
  }
}
