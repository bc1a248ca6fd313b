package org.tracer.cli.option;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tracer.accounting.Policy;
import org.tracer.accounting.account.AccountRule;
import org.tracer.bounds.EndpointBounds;
import org.tracer.chain.Address;
import org.tracer.chain.Asset;
import org.tracer.chain.bitcoin.BitcoinAddress;
import org.tracer.chain.bitcoin.BitcoinNetwork;
import org.tracer.cli.converter.FeeRuleConverter;
import org.tracer.cli.converter.InstantConverter;
import org.tracer.cli.converter.PolicyChoice;
import org.tracer.error.InvalidInputException;
import org.tracer.trace.Direction;
import org.tracer.trace.FeeRule;
import org.tracer.trace.Seed;
import org.tracer.trace.StopRules;
import org.tracer.trace.TraceRequest;
import org.tracer.trace.account.AccountSeed;
import org.tracer.trace.account.AccountStopRules;
import org.tracer.trace.account.AccountTraceRequest;
import picocli.CommandLine.Option;

/** By which rule money is followed, which way, and what is asked beside it. */
public final class RuleOptions {

  @Option(
      names = "--policy",
      paramLabel = "POLICY",
      defaultValue = "fifo",
      converter = PolicyChoice.Converter.class,
      completionCandidates = Candidates.OfPolicy.class,
      description =
          "How mixed money is told apart: fifo, lifo, haircut, poison, dirty-first, clean-first,"
              + " tiho, pure, for accounts also pro-rata (which is haircut) and libr; or all side by"
              + " side; unless given, fifo.")
  private @Nullable PolicyChoice policy;

  @Option(
      names = "--backward",
      description = "Ask where the money came from; with fifo, lifo, haircut, poison or all.")
  private boolean backward;

  @Option(
      names = "--fees",
      paramLabel = "RULE",
      defaultValue = "endpoint",
      converter = FeeRuleConverter.class,
      completionCandidates = Candidates.OfFees.class,
      description =
          "endpoint: fees end where they are paid, unless given. fees-first, subsidy-first: they go"
              + " on into the block's coinbase, before or behind the new coins.")
  private FeeRule fees = FeeRule.ENDPOINT;

  @Option(
      names = "--chosen-at",
      paramLabel = "TIME",
      converter = InstantConverter.class,
      description = "When you chose all this, to repeat a trace byte for byte; unless given, now.")
  private @Nullable Instant chosenAt;

  @Option(
      names = "--bounds",
      paramLabel = "N",
      description =
          "With --policy all: compute for the N largest endpoints what no rule can escape; unless"
              + " given, 50.")
  private @Nullable Integer bounds;

  @Option(
      names = "--bounds-of",
      paramLabel = "ADDRESS[,...]",
      description = "With --policy all: the same for these addresses together; repeatable.")
  private List<String> boundsOf = new ArrayList<>();

  /** Refuses what can be refused before a source is asked. */
  public void check() {
    boolean asked = bounds != null || !boundsOf.isEmpty();
    if (asked && (!isAll() || backward)) {
      throw new InvalidInputException(
          "bounds are computed for a forward trace under all rules",
          bounds != null ? "--bounds" : "--bounds-of",
          "Add --policy all, without --backward.");
    }
    if (bounds != null && bounds < 0) {
      throw new InvalidInputException(
          "a negative number of endpoints", "--bounds " + bounds, "Name a number of 0 or more.");
    }
    if (asked && fees != FeeRule.ENDPOINT) {
      throw new InvalidInputException(
          "bounds are not computed where fees go on into coinbases",
          "--fees " + fees,
          "Leave --fees or the bounds out.");
    }
  }

  public boolean isAll() {
    return choice().isAll();
  }

  private PolicyChoice choice() {
    return Objects.requireNonNull(policy);
  }

  /** The rules asked for; backward, those of all that have a meaning there. */
  public List<Policy> policies() {
    return backward && isAll()
        ? choice().policies().stream().filter(Policy::isReversible).toList()
        : choice().policies();
  }

  /**
   * The request under the first rule.
   *
   * @param now taken as the time of choice where the user states none
   */
  public TraceRequest request(List<Seed> seeds, StopRules rules, Instant now) {
    return new TraceRequest(
        seeds,
        choice().policies().getFirst(),
        rules,
        fees,
        backward ? Direction.BACKWARD : Direction.FORWARD,
        chosenAt == null ? now : chosenAt);
  }

  /** The rules for accounts that are asked for. */
  public List<AccountRule> accountRules() {
    return choice().rules();
  }

  /**
   * The request over a chain of accounts, under the first rule.
   *
   * @param now taken as the time of choice where the user states none
   */
  public AccountTraceRequest request(
      List<AccountSeed> seeds, Set<Asset> assets, AccountStopRules stops, Instant now) {
    return new AccountTraceRequest(
        seeds, accountRules().getFirst(), assets, stops, chosenAt == null ? now : chosenAt);
  }

  /** Refuses what has no meaning on a chain of accounts. */
  public void checkForAccounts() {
    accountRules();
    refuse(backward, "--backward");
    refuse(fees != FeeRule.ENDPOINT, "--fees " + fees);
    refuse(bounds != null, "--bounds");
    refuse(!boundsOf.isEmpty(), "--bounds-of");
  }

  private static void refuse(boolean given, String option) {
    if (given) {
      throw new InvalidInputException(
          "this is not offered on chains of accounts", option, "Leave it out.");
    }
  }

  /** How many endpoints get bounds. */
  public int largest() {
    return bounds == null ? EndpointBounds.DEFAULT_LARGEST : bounds;
  }

  /** Whether bounds can be computed for what is asked. */
  public boolean hasBounds() {
    return isAll() && !backward && fees == FeeRule.ENDPOINT;
  }

  /** Sets of addresses whose bounds are wanted. */
  public List<List<Address>> sets(BitcoinNetwork network) {
    return boundsOf.stream()
        .map(text ->
            Arrays.stream(text.split(",", -1))
                .<Address>map(address -> BitcoinAddress.parse(network, address.strip()))
                .toList())
        .toList();
  }
}
