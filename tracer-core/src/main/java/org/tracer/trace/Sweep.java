package org.tracer.trace;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.tracer.accounting.Policy;
import org.tracer.accounting.Segment;
import org.tracer.accounting.SegmentList;
import org.tracer.accounting.Split;
import org.tracer.chain.bitcoin.LockingScript;
import org.tracer.error.MalformedDataException;
import org.tracer.ledger.SpendBuffer;
import org.tracer.ledger.TransactionBuffer;
import org.tracer.ledger.UtxoLedger;

/**
 * The chronological sweep: takes the earliest transaction that any traced output goes into, gathers
 * all its traced inputs, splits them by the policy, and goes on from its outputs. Every transaction
 * is handled once, with everything traced that goes into it known.
 *
 * <p>Time is linear in the inputs and outputs of the transactions touched; nothing is allocated for
 * a transaction but the segments of its lots.
 */
final class Sweep {

  private static final int SEED_INPUT = -1;
  private static final long[] NOTHING = {};

  private final UtxoLedger ledger;
  private final Policy policy;
  private final StopRules rules;
  private final SeedPositions seeds;
  private final TraceListener listener;
  private final SweepLog log;
  private final Thresholds thresholds;
  private final Set<LockingScript> stopScripts = new HashSet<>();

  private final EventQueue queue = new EventQueue();
  private final TransactionBuffer transaction = new TransactionBuffer();
  private final SpendBuffer spends = new SpendBuffer();
  private final Split split = new Split();
  private final SegmentList seeding = new SegmentList();
  private int[] askedLots = new int[8];

  private Sweep(
      UtxoLedger ledger, TraceRequest request, SeedPositions seeds, TraceListener listener) {
    this.ledger = ledger;
    this.policy = request.policy();
    this.rules = request.stopRules();
    this.seeds = seeds;
    this.listener = listener;
    log = new SweepLog(seeds.size());
    thresholds = new Thresholds(rules, seeds, request.seeds().size());
    rules.stopList().forEach(entry -> stopScripts.add(entry.script()));
  }

  static SweepLog run(
      UtxoLedger ledger, TraceRequest request, SeedPositions seeds, TraceListener listener) {
    Sweep sweep = new Sweep(ledger, request, seeds, listener);
    sweep.run();
    return sweep.log;
  }

  private void run() {
    for (int seed = 0; seed < seeds.size(); seed++) {
      queue.add(seeds.key(seed), event(SEED_INPUT, seed));
    }
    for (int events = queue.take(); events > 0; events = queue.take()) {
      handle(queue.key(), queue.payloads(), events);
      listener.onTransaction(log.txKey.size(), queue.size());
    }
  }

  /** Handles a transaction; seeds of its outputs come before its traced inputs. */
  private void handle(long key, long[] events, int count) {
    int seedCount = 0;
    while (seedCount < count && input(events[seedCount]) == SEED_INPUT) {
      seedCount++;
    }
    ledger.read(key, transaction);
    int tracedFrom = seedCount;
    if (tracedFrom < count && !canSplit(key, events, tracedFrom, count)) {
      tracedFrom = count;
    }
    if (tracedFrom == count && seedCount == 0) {
      return;
    }
    int tx = log.startTransaction(key, hop(events, tracedFrom, count));
    if (tracedFrom < count) {
      splitInputs(key, tx, events, tracedFrom, count);
    }
    openLots(key, tx, tracedFrom < count, events, seedCount);
  }

  /** Ends the traced inputs here if a rule or missing data forbids to go on. */
  private boolean canSplit(long key, long[] events, int from, int to) {
    StopReason reason = null;
    if (transaction.outputCount() > rules.maxFanOut()) {
      reason = StopReason.FAN_OUT_LIMIT;
    } else if (hasUnknownInput()) {
      reason = StopReason.END_OF_DATA;
    }
    if (reason == null) {
      return true;
    }
    for (int i = from; i < to; i++) {
      int lot = row(events[i]);
      log.lots.end(lot, reason);
      log.lots.setSpender(lot, key);
    }
    return false;
  }

  private boolean hasUnknownInput() {
    for (int vin = 0; vin < transaction.inputCount(); vin++) {
      if (transaction.inputValueSat(vin) == TransactionBuffer.UNKNOWN_VALUE) {
        return true;
      }
    }
    return false;
  }

  /** A transaction that only holds seeds is no hop; otherwise one more than the nearest input. */
  private int hop(long[] events, int from, int to) {
    int hop = from == to ? 0 : Integer.MAX_VALUE;
    for (int i = from; i < to; i++) {
      hop = Math.min(hop, log.lots.hop(row(events[i])) + 1);
    }
    return hop;
  }

  private void splitInputs(long key, int tx, long[] events, int from, int to) {
    split.clear();
    long left = 0;
    int next = from;
    for (int vin = 0; vin < transaction.inputCount(); vin++) {
      long value = transaction.inputValueSat(vin);
      left = Math.addExact(left, value);
      if (next < to && input(events[next]) == vin) {
        int lot = row(events[next++]);
        if (log.lots.value(lot) != value) {
          throw contradiction(key, "input " + vin + " has not the amount of the output it spends");
        }
        log.inputVin.add(vin);
        log.inputLot.add(lot);
        log.lots.setSpender(lot, key);
        log.lots.appendSegments(lot, split.inputs());
      } else {
        split.inputs().append(Segment.CLEAN, value);
      }
    }
    if (next < to) {
      throw contradiction(key, "it spends a traced output by an input it does not have");
    }
    for (int vout = 0; vout < transaction.outputCount(); vout++) {
      long value = transaction.outputValueSat(vout);
      left = Math.subtractExact(left, value);
      split.addSink(value);
    }
    if (left < 0) {
      throw contradiction(key, "it pays out more than goes in");
    }
    split.addSink(left);
    policy.split(split);
    int fee = transaction.outputCount();
    log.setFee(tx, split.isTraced(fee) ? split.share(fee) : null);
  }

  /** Opens a lot for every output with traced or seeded value and decides what becomes of it. */
  private void openLots(long key, int tx, boolean traced, long[] events, int seedCount) {
    spends.clear();
    int seed = 0;
    sortByOutput(events, seedCount);
    for (int vout = 0; vout < transaction.outputCount(); vout++) {
      boolean arrives = traced && split.isTraced(vout);
      boolean seeded = seed < seedCount && seeds.vout(row(events[seed])) == vout;
      if (!arrives && !seeded) {
        continue;
      }
      long value = transaction.outputValueSat(vout);
      int lot;
      if (seeded) {
        long[] segments = arrives ? split.share(vout) : NOTHING;
        while (seed < seedCount && seeds.vout(row(events[seed])) == vout) {
          segments = seed(row(events[seed++]), value, segments);
        }
        lot = log.lots.add(tx, vout, value, 0, seeding, 0, seeding.size());
      } else {
        int from = split.shareFrom(vout);
        int to = split.shareFrom(vout + 1);
        lot = log.lots.add(tx, vout, value, log.txHop.get(tx), split.shares(), from, to);
      }
      open(lot, vout, seeded);
    }
    if (spends.size() > 0) {
      ledger.readSpends(key, spends);
      for (int question = 0; question < spends.size(); question++) {
        follow(key, askedLots[question], question);
      }
    }
  }

  private long[] seed(int seed, long value, long[] segments) {
    seeding.clear();
    log.seeded[seed] = policy.seed(segments, value, seeds.label(seed), seeding);
    return seeding.pack(0, seeding.size());
  }

  /** Seeds of one output stay in seed order, so that the first label wins. */
  private void sortByOutput(long[] events, int seedCount) {
    if (seedCount < 2) {
      return;
    }
    for (int i = 0; i < seedCount; i++) {
      int seed = row(events[i]);
      events[i] = event(seeds.vout(seed), seed);
    }
    Arrays.sort(events, 0, seedCount);
  }

  private void open(int lot, int vout, boolean seeded) {
    if (transaction.isUnspendable(vout)) {
      log.lots.end(lot, StopReason.BURN);
    } else if (!seeded
        && !stopScripts.isEmpty()
        && stopScripts.contains(transaction.script(vout))) {
      log.lots.end(lot, StopReason.STOP_LIST);
    } else {
      if (spends.size() == askedLots.length) {
        askedLots = Arrays.copyOf(askedLots, 2 * askedLots.length);
      }
      askedLots[spends.size()] = lot;
      spends.ask(vout, isWorthFollowing(lot));
    }
  }

  private boolean isWorthFollowing(int lot) {
    return log.lots.hop(lot) < rules.maxHops() && thresholds.reaches(log.lots, lot);
  }

  private void follow(long key, int lot, int question) {
    long spender = spends.spenderKey(question);
    if (spender == SpendBuffer.UNSPENT) {
      log.lots.end(lot, StopReason.UNSPENT);
    } else if (spender == SpendBuffer.UNKNOWN) {
      log.lots.end(lot, StopReason.END_OF_DATA);
    } else if (!thresholds.reaches(log.lots, lot)) {
      log.lots.end(lot, StopReason.BELOW_THRESHOLD);
    } else if (log.lots.hop(lot) >= rules.maxHops()) {
      log.lots.end(lot, StopReason.HOP_LIMIT);
    } else if (spender <= key) {
      throw contradiction(key, "an output is spent before it exists");
    } else if (rules.isAfterWindow(ledger, spender)) {
      log.lots.end(lot, StopReason.OUTSIDE_WINDOW);
      log.lots.setSpender(lot, spender);
    } else {
      queue.add(spender, event(spends.spenderInput(question), lot));
      ledger.announce(spender);
    }
  }

  private MalformedDataException contradiction(long key, String what) {
    return new MalformedDataException(
        "a transaction contradicts the rest of the ledger: " + what,
        "transaction " + ledger.id(key),
        "Try again; if it stays, do not rely on this source.");
  }

  private static long event(int input, int row) {
    return (long) input << 32 | row;
  }

  private static int input(long event) {
    return (int) (event >> 32);
  }

  private static int row(long event) {
    return (int) event;
  }
}
