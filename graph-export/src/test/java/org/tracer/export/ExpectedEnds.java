package org.tracer.export;

import static org.tracer.trace.account.ExampleFunds.ether;
import static org.tracer.trace.account.ExampleFunds.usd;

import java.math.BigInteger;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tracer.graph.NamedLedger;
import org.tracer.trace.account.ExampleFunds;

/**
 * What ended in the two examples, by reason and asset, as the tables at {@code ExampleTrace} and
 * {@code ExampleFunds} have it.
 */
public final class ExpectedEnds {

  private static final Pattern REASON = Pattern.compile("([A-Z_]+): ([^|]+)");
  private static final Pattern AMOUNT =
      Pattern.compile("(?:^|; )[^=]+=([0-9]+) (\\S+?)(?=;|\\s|$)");

  private static final String BITCOIN = NamedLedger.NETWORK.chainId() + "/native";

  private ExpectedEnds() {}

  /** In satoshi. */
  public static Map<String, BigInteger> ofTrace() {
    Map<String, BigInteger> ends = new TreeMap<>();
    ends.put("UNSPENT " + BITCOIN, BigInteger.valueOf(700_000 + 400_000 - 100_000 + 45_000));
    ends.put("STOP_LIST " + BITCOIN, BigInteger.valueOf(300_000));
    ends.put("BURN " + BITCOIN, BigInteger.valueOf(150_000));
    ends.put("FEE " + BITCOIN, BigInteger.valueOf(5_000));
    return ends;
  }

  /** In wei and in millionths. */
  public static Map<String, BigInteger> ofFunds() {
    Map<String, BigInteger> ends = new TreeMap<>();
    String coin = " eip155:1/native";
    String token = " " + ExampleFunds.USD;
    ends.put("HELD" + coin, ether("0.744"));
    ends.put("FEE" + coin, ether("0.006"));
    ends.put("CONTRACT" + coin, ether("0.3"));
    ends.put("UNEXPLAINED" + coin, ether("0.2"));
    ends.put("STOP_LIST" + coin, ether("0.25"));
    ends.put("HELD" + token, usd("3280"));
    ends.put("CONTRACT" + token, usd("100"));
    ends.put("BURN" + token, usd("20"));
    return ends;
  }

  /** Adds what one text of the kind {@code HELD: label=1 asset; label=2 asset | FEE: …} says. */
  public static void add(Map<String, BigInteger> ends, String text) {
    for (Matcher reason = REASON.matcher(text); reason.find(); ) {
      for (Matcher one = AMOUNT.matcher(reason.group(2).strip()); one.find(); ) {
        String key = reason.group(1) + " " + one.group(2);
        ends.merge(key, new BigInteger(one.group(1)), BigInteger::add);
      }
    }
  }
}
