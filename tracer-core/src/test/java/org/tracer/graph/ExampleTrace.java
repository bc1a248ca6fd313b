package org.tracer.graph;

import static org.tracer.graph.NamedLedger.outPoint;
import static org.tracer.graph.NamedLedger.script;

import java.util.HexFormat;
import java.util.List;
import org.tracer.accounting.Lossless;
import org.tracer.accounting.Policy;
import org.tracer.chain.bitcoin.LockingScript;
import org.tracer.ledger.MemoryLedger;
import org.tracer.trace.Direction;
import org.tracer.trace.Seed;
import org.tracer.trace.StopListEntry;
import org.tracer.trace.StopRules;
import org.tracer.trace.Trace;
import org.tracer.trace.TraceRequest;
import org.tracer.trace.Tracer;

/**
 * Two payments meet at a collector, go to a hub, and from there back to the hub, to a service, to
 * data and to a bare key. By FIFO, in satoshi:
 *
 * <pre>
 * pay1   :0 collector 1000000                payment-1
 * pay2   :0 collector  500000                payment-2
 * merge  in  1000000 payment-1, 500000 payment-2, 300000 clean
 *        :0 hub       1200000                payment-1 1000000, payment-2 200000
 *        :1 hub        400000                payment-2 300000, clean 100000      UNSPENT
 *        :2 mallory    190000                clean, so it is not in the trace
 *        fee            10000                clean
 * peel   in  1200000 of merge:0
 *        :0 hub        700000                payment-1                           UNSPENT
 *        :1 service    300000                payment-1                           STOP_LIST
 *        :2 data       150000                payment-2                           BURN
 *        :3 bare key    45000                payment-2                           UNSPENT
 *        fee             5000                payment-2                           FEE
 * </pre>
 */
public final class ExampleTrace {

  /** The generator point of secp256k1: the public key of the private key 1. */
  public static final String KEY =
      "0279be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798";

  private ExampleTrace() {}

  public static Trace fifo() {
    return of(Lossless.FIFO, "payment-1", "payment-2", "exchange deposit, says the exchange");
  }

  public static Trace of(Policy policy, String label1, String label2, String stopNote) {
    List<Seed> seeds =
        List.of(
            new Seed.OfOutPoint(label1, outPoint("pay1", 0)),
            new Seed.OfOutPoint(label2, outPoint("pay2", 0)));
    StopListEntry service = new StopListEntry("service", script("service"), stopNote);
    StopRules rules = StopRules.NONE.withMaxHops(10).withStopList(List.of(service));
    return Tracer.trace(ledger(), new TraceRequest(seeds, policy, rules));
  }

  /**
   * Where 700,000 that the hub holds came from: from the collector, by way of the exchange, which
   * mined them. Blocks begin with rewards of others.
   */
  public static Trace backward(StopListEntry... stops) {
    NamedLedger ledger = new NamedLedger();
    ledger.block(100).transaction("mined").pay("exchange", 1_000_000);
    ledger.block(101).transaction("reward1").pay("miner", 1_000_000);
    ledger.transaction("withdrawal").spend("mined", 0).pay("collector", 900_000);
    ledger.block(102).transaction("reward2").pay("miner", 1_000_000);
    ledger.transaction("last").spend("withdrawal", 0).pay("hub", 700_000);
    List<Seed> seeds = List.of(new Seed.OfOutPoint("hub", outPoint("last", 0)));
    StopRules rules = StopRules.NONE.withStopList(List.of(stops));
    TraceRequest request = new TraceRequest(seeds, Lossless.FIFO, rules);
    return Tracer.trace(ledger.build(), request.withDirection(Direction.BACKWARD));
  }

  /** The collector on a stop list. */
  public static StopListEntry collector() {
    return new StopListEntry("collector", script("collector"), "an exchange");
  }

  public static MemoryLedger ledger() {
    NamedLedger ledger = new NamedLedger();
    ledger.block(100).transaction("pay1").pay("collector", 1_000_000);
    ledger.block(101).transaction("pay2").pay("collector", 500_000);
    ledger.transaction("other").pay("mallory", 300_000);
    ledger
        .block(102)
        .transaction("merge")
        .spend("pay1", 0)
        .spend("pay2", 0)
        .spend("other", 0)
        .pay("hub", 1_200_000)
        .pay("hub", 400_000)
        .pay("mallory", 190_000);
    ledger
        .block(103)
        .transaction("peel")
        .spend("merge", 0)
        .pay("hub", 700_000)
        .pay("service", 300_000)
        .pay(LockingScript.of(HexFormat.of().parseHex("6a0474657374")), 150_000)
        .pay(LockingScript.payToKey(HexFormat.of().parseHex(KEY)), 45_000);
    return ledger.build();
  }
}
