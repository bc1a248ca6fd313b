package org.tracer.document;

import java.math.BigInteger;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tracer.accounting.account.AccountSegment;
import org.tracer.chain.Asset;
import org.tracer.trace.account.AccountEndpoint;
import org.tracer.trace.account.AccountStop;
import org.tracer.trace.account.Conversion;
import org.tracer.trace.account.FundsTrace;
import org.tracer.trace.account.SeededTransfer;

/**
 * What a trace over accounts adds up to, by the name of the seed and the asset; under a rule that
 * does not conserve value the sums are no amounts.
 */
public final class FundsSheet {

  private FundsSheet() {}

  /**
   * One label in one asset, in base units: what was seeded and converted into it is what ended and
   * was converted away.
   */
  public record Account(
      BigInteger seeded,
      BigInteger convertedInto,
      BigInteger convertedAway,
      Map<AccountStop, BigInteger> byReason) {

    private static final Account EMPTY =
        new Account(BigInteger.ZERO, BigInteger.ZERO, BigInteger.ZERO, Map.of());

    private Account withSeeded(BigInteger more) {
      return new Account(seeded.add(more), convertedInto, convertedAway, byReason);
    }

    private Account withConverted(BigInteger into, BigInteger away) {
      return new Account(seeded, convertedInto.add(into), convertedAway.add(away), byReason);
    }

    private Account withEnded(AccountStop reason, BigInteger more) {
      Map<AccountStop, BigInteger> sums = new EnumMap<>(AccountStop.class);
      sums.putAll(byReason);
      sums.merge(reason, more, BigInteger::add);
      return new Account(seeded, convertedInto, convertedAway, sums);
    }
  }

  /** The accounts of all labels, in the order of the seeds; assets in the order of their names. */
  public static Map<String, Map<String, Account>> of(FundsTrace trace) {
    Map<Integer, Map<String, Account>> byLabel = new TreeMap<>();
    for (SeededTransfer seed : trace.seeds()) {
      String asset = seed.transfer().asset().toString();
      accounts(byLabel, seed.label())
          .compute(asset, (key, known) -> known(known).withSeeded(seed.amount()));
    }
    for (Conversion conversion : trace.conversions()) {
      for (AccountSegment gave : conversion.gave()) {
        convert(byLabel, gave, conversion.from(), BigInteger.ZERO, gave.amount());
      }
      for (AccountSegment got : conversion.got()) {
        convert(byLabel, got, conversion.into(), got.amount(), BigInteger.ZERO);
      }
    }
    for (AccountEndpoint end : trace.endpoints()) {
      accounts(byLabel, end.label())
          .compute(
              end.asset().toString(),
              (key, known) -> known(known).withEnded(end.reason(), end.amount()));
    }
    Map<String, Map<String, Account>> named = new LinkedHashMap<>();
    byLabel.forEach(
        (label, accounts) -> named.put(trace.request().seeds().get(label - 1).name(), accounts));
    return named;
  }

  private static void convert(
      Map<Integer, Map<String, Account>> byLabel,
      AccountSegment segment,
      Asset asset,
      BigInteger into,
      BigInteger away) {
    if (segment.label() != AccountSegment.CLEAN) {
      accounts(byLabel, segment.label())
          .compute(asset.toString(), (key, known) -> known(known).withConverted(into, away));
    }
  }

  private static Map<String, Account> accounts(
      Map<Integer, Map<String, Account>> byLabel, int label) {
    return byLabel.computeIfAbsent(label, any -> new TreeMap<>());
  }

  private static Account known(@Nullable Account known) {
    return known == null ? Account.EMPTY : known;
  }
}
