package org.tracer.trace.account;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tracer.chain.Address;
import org.tracer.trace.AttributedStop;
import org.tracer.trace.Attributions;

/**
 * Where to stop although the money goes on. Everything a rule cuts is an endpoint with its amount.
 *
 * @param maxHops follow at most this many transfers from a seed; where paths meet, the shortest
 *     counts
 * @param maxTransfers do not follow into accounts with more transfers of the asset from then on
 * @param untilBlock do not follow transfers in later blocks
 * @param stopList accounts to stop at, with what the user says of them
 * @param intoContracts whether money that a transaction leaves in a contract is followed there like
 *     into any account, mixed with what the contract holds already; else it ends there
 * @param attributions what was told of who controls accounts, which makes further ones stops
 * @param infers whether anything is inferred beside the result, such as deposit addresses
 */
public record AccountStopRules(
    int maxHops,
    int maxTransfers,
    long untilBlock,
    Map<Address, String> stopList,
    boolean intoContracts,
    Attributions attributions,
    boolean infers) {

  /** No rule: follow until the money rests. */
  public static final AccountStopRules NONE =
      new AccountStopRules(
          Integer.MAX_VALUE,
          Integer.MAX_VALUE,
          Long.MAX_VALUE,
          Map.of(),
          false,
          Attributions.NONE,
          false);

  public AccountStopRules {
    if (maxHops < 0 || maxTransfers < 1 || untilBlock < 0) {
      throw new IllegalArgumentException(maxHops + ", " + maxTransfers + ", " + untilBlock);
    }
    stopList = Map.copyOf(stopList);
  }

  public AccountStopRules withMaxHops(int hops) {
    return new AccountStopRules(
        hops, maxTransfers, untilBlock, stopList, intoContracts, attributions, infers);
  }

  public AccountStopRules withMaxTransfers(int transfers) {
    return new AccountStopRules(
        maxHops, transfers, untilBlock, stopList, intoContracts, attributions, infers);
  }

  public AccountStopRules withUntilBlock(long block) {
    return new AccountStopRules(
        maxHops, maxTransfers, block, stopList, intoContracts, attributions, infers);
  }

  public AccountStopRules withStopList(Map<Address, String> accounts) {
    return new AccountStopRules(
        maxHops, maxTransfers, untilBlock, accounts, intoContracts, attributions, infers);
  }

  public AccountStopRules withIntoContracts(boolean follow) {
    return new AccountStopRules(
        maxHops, maxTransfers, untilBlock, stopList, follow, attributions, infers);
  }

  public AccountStopRules withAttributions(Attributions told) {
    return new AccountStopRules(
        maxHops, maxTransfers, untilBlock, stopList, intoContracts, told, infers);
  }

  public AccountStopRules withInferences(boolean infer) {
    return new AccountStopRules(
        maxHops, maxTransfers, untilBlock, stopList, intoContracts, attributions, infer);
  }

  /** What is said of an account at which a trace ended for this reason; null for nothing. */
  public @Nullable String note(AccountStop reason, Address account) {
    if (reason == AccountStop.STOP_LIST) {
      return stopList.get(account);
    }
    if (reason.isAttributed()) {
      for (AttributedStop stop : attributions.stops()) {
        if (stop.address().equals(account)) {
          return stop.note();
        }
      }
    }
    return null;
  }
}
