package org.tracer.export;

import static java.util.stream.Collectors.joining;

import java.math.BigInteger;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.tracer.accounting.account.AccountSegment;
import org.tracer.chain.Asset;
import org.tracer.trace.account.AccountEndpoint;
import org.tracer.trace.account.AccountStop;
import org.tracer.trace.account.AssetNames;
import org.tracer.trace.account.Conversion;
import org.tracer.trace.account.FundsTrace;
import org.tracer.trace.account.SeededTransfer;

/** Where the labelled money of one asset came from and went to, in base units. */
public final class FundsBalance {

  private static final String NONE =
      "none: the policy does not conserve value, so sums are no amounts";

  private FundsBalance() {}

  private BigInteger seeded = BigInteger.ZERO;
  private BigInteger got = BigInteger.ZERO;
  private BigInteger gave = BigInteger.ZERO;
  private final Map<AccountStop, BigInteger> ended = new EnumMap<>(AccountStop.class);

  /** The sheets of all assets: {@code eip155:1/native: seeded=7; HELD=6; FEE=1; balanced | …}. */
  static String of(FundsTrace trace, FundsAmounts amounts) {
    if (!trace.request().rule().isConserving()) {
      return NONE;
    }
    return sheets(trace).entrySet().stream()
        .map(sheet -> amounts.id(sheet.getKey()) + ": " + sheet.getValue().text(sum -> "=" + sum))
        .collect(joining(" | "));
  }

  /** The same for people, a line an asset: {@code seeded 0.7 ETH; HELD 0.6 ETH; …}. */
  public static List<String> lines(FundsTrace trace, AssetNames names) {
    if (!trace.request().rule().isConserving()) {
      return List.of(NONE);
    }
    return sheets(trace).entrySet().stream()
        .map(sheet ->
            sheet.getValue().text(sum -> " " + names.amount(sheet.getKey(), sum))
                + " ("
                + sheet.getKey()
                + ")")
        .toList();
  }

  private static Map<Asset, FundsBalance> sheets(FundsTrace trace) {
    Map<Asset, FundsBalance> sheets = new LinkedHashMap<>();
    for (SeededTransfer seed : trace.seeds()) {
      FundsBalance sheet = sheet(sheets, seed.transfer().asset());
      sheet.seeded = sheet.seeded.add(seed.amount());
    }
    for (Conversion conversion : trace.conversions()) {
      FundsBalance from = sheet(sheets, conversion.from());
      from.gave = from.gave.add(labelled(conversion.gave()));
      FundsBalance into = sheet(sheets, conversion.into());
      into.got = into.got.add(labelled(conversion.got()));
    }
    for (AccountEndpoint end : trace.endpoints()) {
      sheet(sheets, end.asset()).ended.merge(end.reason(), end.amount(), BigInteger::add);
    }
    return sheets;
  }

  private static FundsBalance sheet(Map<Asset, FundsBalance> sheets, Asset asset) {
    return sheets.computeIfAbsent(asset, any -> new FundsBalance());
  }

  private static BigInteger labelled(List<AccountSegment> segments) {
    return AccountSegment.sum(segments)
        .subtract(AccountSegment.sum(segments, AccountSegment.CLEAN));
  }

  private String text(Function<BigInteger, String> amount) {
    BigInteger out = ended.values().stream().reduce(gave, BigInteger::add);
    StringBuilder text = new StringBuilder("seeded" + amount.apply(seeded));
    if (got.signum() > 0) {
      text.append("; converted from another asset").append(amount.apply(got));
    }
    if (gave.signum() > 0) {
      text.append("; converted into another asset").append(amount.apply(gave));
    }
    ended.forEach((reason, sum) -> text.append("; ").append(reason).append(amount.apply(sum)));
    return text + (seeded.add(got).equals(out) ? "; balanced" : "; NOT BALANCED");
  }
}
