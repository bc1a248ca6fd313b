package org.tracer.cli.option;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tracer.chain.Address;
import org.tracer.chain.BlockHeight;
import org.tracer.chain.Satoshi;
import org.tracer.chain.bitcoin.BitcoinNetwork;
import org.tracer.cli.converter.AmountConverter;
import org.tracer.cli.converter.LimitConverter;
import org.tracer.cli.converter.Moment;
import org.tracer.cli.converter.ShareConverter;
import org.tracer.error.InvalidInputException;
import org.tracer.ledger.account.AccountChain;
import org.tracer.trace.Attributions;
import org.tracer.trace.CoinJoinRule;
import org.tracer.trace.Share;
import org.tracer.trace.StopListEntry;
import org.tracer.trace.StopRules;
import org.tracer.trace.account.AccountStopRules;
import picocli.CommandLine.Option;

/**
 * Where to stop although the money goes on. No limit holds unless the user names it, so that the
 * same request has the same, whole answer wherever it is asked.
 */
public final class LimitOptions {

  @Option(
      names = "--max-hops",
      paramLabel = "N",
      converter = LimitConverter.class,
      description = "Follow at most N spends, or transfers between accounts, from a seed.")
  private @Nullable Integer maxHops;

  @Option(
      names = "--min-share",
      paramLabel = "SHARE",
      converter = ShareConverter.class,
      description = "Do not follow less than this share of a seed, such as 1%%.")
  private @Nullable Share minShare;

  @Option(
      names = "--min-amount",
      paramLabel = "AMOUNT",
      converter = AmountConverter.class,
      description = "Do not follow less than this: 1500 (satoshi) or 0.015BTC.")
  private @Nullable Satoshi minAmount;

  @Option(
      names = "--max-fan-out",
      paramLabel = "N",
      converter = LimitConverter.class,
      description = "Do not follow into transactions with more than N outputs.")
  private @Nullable Integer maxFanOut;

  @Option(
      names = "--max-transfers",
      paramLabel = "N",
      converter = LimitConverter.class,
      description =
          "On chains of accounts: do not follow into accounts with more than N transfers of the"
              + " asset.")
  private @Nullable Integer maxTransfers;

  @Option(
      names = "--into-contracts",
      description =
          "On chains of accounts: follow what a transaction leaves in a contract, mixed with what"
              + " the contract holds.")
  private boolean intoContracts;

  @Option(
      names = "--until",
      paramLabel = "DATE",
      converter = Moment.Converter.class,
      description = "Do not follow spends after this day or instant (UTC, block time).")
  private @Nullable Moment until;

  @Option(
      names = "--until-height",
      paramLabel = "N",
      converter = LimitConverter.class,
      description = "Do not follow spends in blocks above this height.")
  private @Nullable Integer untilHeight;

  @Option(
      names = "--stop",
      paramLabel = "ADDRESS[=REASON]",
      description = "Stop at this address; repeatable.")
  private List<String> stops = new ArrayList<>();

  @Option(
      names = "--stop-list",
      paramLabel = "FILE",
      description = "Stop at the addresses in this CSV file: address,reason.")
  private @Nullable Path stopList;

  /** Refuses what can be refused before a source is asked. */
  public void check() {
    if (maxTransfers != null && maxTransfers < 1) {
      throw new InvalidInputException(
          "an account that is reached has at least one transfer",
          "--max-transfers, value \"" + maxTransfers + "\"",
          "Name a limit of 1 or more.");
    }
    if (maxFanOut != null && maxFanOut < 1) {
      throw new InvalidInputException(
          "a transaction has at least one output",
          "--max-fan-out, value \"" + maxFanOut + "\"",
          "Name a limit of 1 or more.");
    }
    stopEntries();
  }

  /** The rules for a chain of accounts. */
  public AccountStopRules rules(AccountChain chain) {
    refuse(minShare != null, "--min-share");
    refuse(minAmount != null, "--min-amount");
    refuse(maxFanOut != null, "--max-fan-out");
    Map<Address, String> entries = new LinkedHashMap<>();
    for (StopList.Line line : stopEntries()) {
      entries.putIfAbsent(line.account(chain.chain()), line.reason());
    }
    return new AccountStopRules(
        maxHops != null ? maxHops : Integer.MAX_VALUE,
        maxTransfers != null ? maxTransfers : Integer.MAX_VALUE,
        Math.min(
            untilHeight == null || untilHeight == StopRules.UNLIMITED
                ? Long.MAX_VALUE
                : untilHeight,
            until == null ? Long.MAX_VALUE : lastBlock(chain, until.last())),
        entries,
        intoContracts,
        Attributions.NONE,
        false);
  }

  private static void refuse(boolean given, String option) {
    if (given) {
      throw new InvalidInputException(
          "this limit is for chains of outputs",
          option,
          "On chains of accounts there are --max-hops, --max-transfers, --until and --stop.");
    }
  }

  /** Height of the last block that is not later than {@code until}: about 25 requests. */
  private static long lastBlock(AccountChain chain, Instant until) {
    long low = -1;
    long high = chain.horizon();
    while (low < high) {
      long middle = high - (high - low) / 2;
      if (chain.time(middle).isAfter(until)) {
        high = middle - 1;
      } else {
        low = middle;
      }
    }
    if (low < 0) {
      throw new InvalidInputException(
          "the chain begins later", "--until " + until, "Name a later day.");
    }
    return low;
  }

  /** The rules for a ledger of {@code network}. */
  public StopRules rules(BitcoinNetwork network) {
    if (maxTransfers != null || intoContracts) {
      throw new InvalidInputException(
          "this limit is for chains of accounts",
          maxTransfers != null ? "--max-transfers" : "--into-contracts",
          "On bitcoin there are --max-hops, --min-share, --max-fan-out, --until and --stop.");
    }
    List<StopListEntry> entries = new ArrayList<>();
    Set<Object> known = new HashSet<>();
    for (StopList.Line line : stopEntries()) {
      StopListEntry entry = line.entry(network);
      if (known.add(entry.script())) {
        entries.add(entry);
      }
    }
    return new StopRules(
        maxHops != null ? maxHops : StopRules.UNLIMITED,
        minAmount != null ? minAmount : Satoshi.ZERO,
        minShare != null ? minShare : Share.NONE,
        maxFanOut != null ? maxFanOut : StopRules.UNLIMITED,
        untilHeight == null || untilHeight == StopRules.UNLIMITED
            ? null
            : BlockHeight.of(untilHeight),
        until == null ? null : until.last(),
        entries,
        Attributions.NONE,
        CoinJoinRule.IGNORE);
  }

  /** Whether nothing bounds how far a trace over accounts goes. */
  public boolean areUnbounded(AccountStopRules rules) {
    return rules.maxHops() == Integer.MAX_VALUE
        && rules.maxTransfers() == Integer.MAX_VALUE
        && rules.untilBlock() == Long.MAX_VALUE;
  }

  /** Whether nothing bounds how far a trace goes. */
  public boolean areUnbounded(StopRules rules) {
    return rules.maxHops() == StopRules.UNLIMITED
        && rules.minAmount().value() == 0
        && rules.minShare().equals(Share.NONE)
        && rules.untilHeight() == null
        && rules.until() == null;
  }

  private List<StopList.Line> stopEntries() {
    List<StopList.Line> lines = new ArrayList<>();
    for (String stop : stops) {
      lines.add(StopList.parse(stop));
    }
    if (stopList != null) {
      lines.addAll(StopList.read(stopList));
    }
    return lines;
  }
}
