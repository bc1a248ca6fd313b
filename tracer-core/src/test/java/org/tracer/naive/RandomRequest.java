package org.tracer.naive;

import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.tracer.accounting.Lossless;
import org.tracer.chain.BlockRef;
import org.tracer.chain.OutPoint;
import org.tracer.chain.Satoshi;
import org.tracer.chain.bitcoin.LockingScript;
import org.tracer.trace.FeeRule;
import org.tracer.trace.Seed;
import org.tracer.trace.Share;
import org.tracer.trace.StopListEntry;
import org.tracer.trace.StopRules;
import org.tracer.trace.TraceRequest;

/** Requests made up for a random chain: seeds that overlap, limits, any fee rule. */
public final class RandomRequest {

  static final String STOP_NOTE = "known service";

  private RandomRequest() {}

  /** Up to four seeds of all kinds and, half the time, limits. */
  public static TraceRequest of(RandomChain chain, Random random) {
    StopRules rules = random.nextBoolean() ? StopRules.NONE : limits(chain, random);
    return of(seeds(chain, random), rules, random);
  }

  /** The same without limits. */
  public static TraceRequest unlimited(RandomChain chain, Random random) {
    return of(seeds(chain, random), StopRules.NONE, random);
  }

  /** One label, without limits. */
  public static TraceRequest ofOneLabel(RandomChain chain, Random random) {
    return of(List.of(seed("only", chain, random)), StopRules.NONE, random);
  }

  private static TraceRequest of(List<Seed> seeds, StopRules rules, Random random) {
    FeeRule fees =
        List.of(FeeRule.ENDPOINT, FeeRule.FEES_FIRST, FeeRule.SUBSIDY_FIRST).get(random.nextInt(3));
    return new TraceRequest(seeds, Lossless.FIFO, rules).withFees(fees);
  }

  private static List<Seed> seeds(RandomChain chain, Random random) {
    List<Seed> seeds = new ArrayList<>();
    for (int label = 1 + random.nextInt(4); label > 0; label--) {
      // Labels sort in another order than they are requested in.
      seeds.add(seed("label" + label, chain, random));
    }
    return seeds;
  }

  private static Seed seed(String label, RandomChain chain, Random random) {
    List<OutPoint> places = chain.outPoints;
    OutPoint place = places.get(random.nextInt(places.size()));
    LockingScript lock = chain.output(place).lock();
    return switch (random.nextInt(8)) {
      case 0 -> new Seed.OfTransaction(label, place.txId(), List.of());
      case 1 -> new Seed.OfTransaction(label, place.txId(), List.of(place.vout()));
      case 2 -> new Seed.OfAddress(label, label, lock, null, null);
      case 3 -> {
        Instant from = chain.output(place).block().time();
        @Nullable Instant until =
            random.nextBoolean() ? null : from.plusSeconds(random.nextInt(1200));
        yield new Seed.OfAddress(label, label, lock, from, until);
      }
      default -> new Seed.OfOutPoint(label, place);
    };
  }

  private static StopRules limits(RandomChain chain, Random random) {
    StopRules rules = StopRules.NONE;
    BlockRef block = chain.blocks.get(random.nextInt(chain.blocks.size())).ref();
    if (random.nextInt(3) == 0) {
      rules = rules.withMaxHops(random.nextInt(6));
    }
    if (random.nextInt(3) == 0) {
      rules = rules.withMinAmount(Satoshi.of(random.nextInt(15)));
    }
    if (random.nextInt(3) == 0) {
      long denominator = 1L + random.nextInt(40);
      rules =
          rules.withMinShare(
              new Share(
                  BigInteger.valueOf(random.nextLong(denominator + 1)),
                  BigInteger.valueOf(denominator)));
    }
    if (random.nextInt(3) == 0) {
      rules = rules.withMaxFanOut(1 + random.nextInt(4));
    }
    if (random.nextInt(4) == 0) {
      rules = rules.withUntilHeight(block.height());
    }
    if (random.nextInt(4) == 0) {
      rules = rules.withUntil(block.time());
    }
    if (random.nextInt(3) == 0) {
      OutPoint place = chain.outPoints.get(random.nextInt(chain.outPoints.size()));
      rules =
          rules.withStopList(
              List.of(new StopListEntry("stop", chain.output(place).lock(), STOP_NOTE)));
    }
    return rules;
  }
}
