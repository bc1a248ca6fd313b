package org.tracer.trace;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.tracer.accounting.Policy;
import org.tracer.accounting.SegmentList;
import org.tracer.chain.bitcoin.LockingScript;
import org.tracer.error.MalformedDataException;
import org.tracer.ledger.SpendBuffer;
import org.tracer.ledger.TransactionBuffer;
import org.tracer.ledger.UtxoLedger;

/**
 * The chronological sweep: takes the earliest transaction that any traced output goes into, gathers
 * all its traced inputs, splits them by each policy, and goes on from its outputs. Every
 * transaction is read once, with everything traced that goes into it known.
 *
 * <p>Time is linear in the inputs and outputs of the transactions touched, times the policies;
 * nothing is allocated for a transaction but the segments of its lots.
 */
final class Sweep {

  private static final int SEED_INPUT = -1;
  private static final long[] NOTHING = {};

  private final UtxoLedger ledger;
  private final StopRules rules;
  private final SeedPositions seeds;
  private final TraceListener listener;
  private final Lane[] lanes;
  private final SweepLog log;
  private final LotTable lots;
  private final Thresholds thresholds;
  private final Set<LockingScript> stopScripts = new HashSet<>();

  private final EventQueue queue = new EventQueue();
  private final TransactionBuffer transaction = new TransactionBuffer();
  private final SpendBuffer spends = new SpendBuffer();
  private final SegmentList seeding = new SegmentList();
  private int[] askedLots = new int[8];

  private Sweep(
      UtxoLedger ledger,
      TraceRequest request,
      List<Policy> policies,
      SeedPositions seeds,
      TraceListener listener) {
    this.ledger = ledger;
    this.rules = request.stopRules();
    this.seeds = seeds;
    this.listener = listener;
    lanes = new Lane[policies.size()];
    for (int lane = 0; lane < lanes.length; lane++) {
      lanes[lane] = new Lane(lane, policies.get(lane));
    }
    log = new SweepLog(lanes.length, seeds.size());
    lots = log.lots;
    thresholds = new Thresholds(rules, seeds, request.seeds().size());
    rules.stopList().forEach(entry -> stopScripts.add(entry.script()));
  }

  /** Runs the request under each of {@code policies}, one lane each; its own is not asked. */
  static SweepLog run(
      UtxoLedger ledger,
      TraceRequest request,
      List<Policy> policies,
      SeedPositions seeds,
      TraceListener listener) {
    Sweep sweep = new Sweep(ledger, request, policies, seeds, listener);
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
    for (Lane lane : lanes) {
      lane.clear();
    }
    boolean traced = seedCount < count && canSplit(key, events, seedCount, count);
    if (traced) {
      traced = gather(key, events, seedCount, count);
    }
    if (!traced && seedCount == 0) {
      return;
    }
    int tx = log.startTransaction(key);
    if (traced) {
      for (int i = seedCount; i < count; i++) {
        logInput(events[i]);
      }
      split(key);
    }
    openLots(key, tx, events, seedCount);
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
      for (Lane lane : lanes) {
        endIfOpen(lot, lane, reason);
      }
      lots.setSpender(lot, key);
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

  /** Takes the inputs into every lane; whether any lane goes on. */
  private boolean gather(long key, long[] events, int from, int to) {
    int next = from;
    for (int vin = 0; vin < transaction.inputCount(); vin++) {
      long value = transaction.inputValueSat(vin);
      if (next < to && input(events[next]) == vin) {
        int lot = row(events[next++]);
        if (lots.value(lot) != value) {
          throw contradiction(key, "input " + vin + " has not the amount of the output it spends");
        }
        lots.setSpender(lot, key);
        for (Lane lane : lanes) {
          lane.add(lots, lot, value);
        }
      } else {
        for (Lane lane : lanes) {
          lane.addClean(value);
        }
      }
    }
    if (next < to) {
      throw contradiction(key, "it spends a traced output by an input it does not have");
    }
    boolean any = false;
    for (Lane lane : lanes) {
      if (lane.active && !lane.policy.passes(lane.split.inputs())) {
        for (int i = from; i < to; i++) {
          endIfOpen(row(events[i]), lane, StopReason.COMMINGLED);
        }
        lane.clear();
      }
      any |= lane.active;
    }
    return any;
  }

  private void endIfOpen(int lot, Lane lane, StopReason reason) {
    if (lots.isOpen(lot, lane.index)) {
      lots.end(lot, lane.index, reason);
    }
  }

  private void logInput(long event) {
    int lot = row(event);
    for (Lane lane : lanes) {
      if (lots.isOpen(lot, lane.index)) {
        log.inputVin.add(input(event));
        log.inputLot.add(lot);
        return;
      }
    }
  }

  private void split(long key) {
    long left = 0;
    for (int vin = 0; vin < transaction.inputCount(); vin++) {
      left = Math.addExact(left, transaction.inputValueSat(vin));
    }
    for (int vout = 0; vout < transaction.outputCount(); vout++) {
      left = Math.subtractExact(left, transaction.outputValueSat(vout));
    }
    if (left < 0) {
      throw contradiction(key, "it pays out more than goes in");
    }
    for (Lane lane : lanes) {
      if (lane.active) {
        for (int vout = 0; vout < transaction.outputCount(); vout++) {
          lane.split.addSink(transaction.outputValueSat(vout));
        }
        lane.split.addSink(left);
        lane.policy.split(lane.split);
      }
    }
  }

  /** Opens a lot for every output with traced or seeded value and decides what becomes of it. */
  private void openLots(long key, int tx, long[] events, int seedCount) {
    spends.clear();
    int seed = 0;
    sortByOutput(events, seedCount);
    for (int vout = 0; vout < transaction.outputCount(); vout++) {
      boolean seeded = seed < seedCount && seeds.vout(row(events[seed])) == vout;
      long value = transaction.outputValueSat(vout);
      int lot;
      if (seeded) {
        int from = seed;
        while (seed < seedCount && seeds.vout(row(events[seed])) == vout) {
          seed++;
        }
        lot = lots.add(tx, vout, value);
        for (Lane lane : lanes) {
          seed(lot, lane, events, from, seed);
        }
      } else {
        lot = arrive(tx, vout, vout, value);
      }
      if (lot >= 0) {
        open(lot, vout, seeded);
      }
    }
    openFee(tx);
    if (spends.size() > 0) {
      ledger.readSpends(key, spends);
      for (int question = 0; question < spends.size(); question++) {
        follow(key, askedLots[question], question);
      }
    }
  }

  /** A lot with what every lane's split put into a sink; negative where that is nothing. */
  private int arrive(int tx, int sink, int vout, long value) {
    int lot = -1;
    for (Lane lane : lanes) {
      if (lane.arrives(sink)) {
        lot = lot < 0 ? lots.add(tx, vout, value) : lot;
        int from = lane.split.shareFrom(sink);
        int to = lane.split.shareTo(sink);
        lots.put(lot, lane.index, lane.hop, lane.split.shares(), from, to);
      }
    }
    return lot;
  }

  private void openFee(int tx) {
    int sink = transaction.outputCount();
    for (Lane lane : lanes) {
      if (lane.active) {
        int lot = arrive(tx, sink, LotTable.FEE, lane.split.sink(sink));
        if (lot >= 0) {
          endAll(lot, StopReason.FEE);
        }
        return;
      }
    }
  }

  /** Labels what a lane has in an output with the seeds that name it. */
  private void seed(int lot, Lane lane, long[] events, int from, int to) {
    int vout = lots.vout(lot);
    long[] segments = lane.arrives(vout) ? lane.split.share(vout) : NOTHING;
    for (int i = from; i < to; i++) {
      int seed = row(events[i]);
      seeding.clear();
      log.seeded[lane.index][seed] =
          lane.policy.seed(segments, lots.value(lot), seeds.label(seed), seeding);
      segments = seeding.pack(0, seeding.size());
    }
    lots.put(lot, lane.index, 0, seeding, 0, seeding.size());
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
      endAll(lot, StopReason.BURN);
    } else if (!seeded
        && !stopScripts.isEmpty()
        && stopScripts.contains(transaction.script(vout))) {
      endAll(lot, StopReason.STOP_LIST);
    } else {
      if (spends.size() == askedLots.length) {
        askedLots = Arrays.copyOf(askedLots, 2 * askedLots.length);
      }
      askedLots[spends.size()] = lot;
      spends.ask(vout, isWorthFollowing(lot));
    }
  }

  private void endAll(int lot, StopReason reason) {
    for (Lane lane : lanes) {
      endIfOpen(lot, lane, reason);
    }
  }

  private boolean isWorthFollowing(int lot) {
    for (Lane lane : lanes) {
      if (lots.isOpen(lot, lane.index)
          && lots.hop(lot, lane.index) < rules.maxHops()
          && thresholds.reaches(lots, lot, lane.index)) {
        return true;
      }
    }
    return false;
  }

  private void follow(long key, int lot, int question) {
    long spender = spends.spenderKey(question);
    if (spender == SpendBuffer.UNSPENT) {
      endAll(lot, StopReason.UNSPENT);
    } else if (spender == SpendBuffer.UNKNOWN) {
      endAll(lot, StopReason.END_OF_DATA);
    } else if (endBelowLimits(lot)) {
      if (spender <= key) {
        throw contradiction(key, "an output is spent before it exists");
      }
      lots.setSpender(lot, spender);
      if (rules.isAfterWindow(ledger, spender)) {
        endAll(lot, StopReason.OUTSIDE_WINDOW);
      } else {
        queue.add(spender, event(spends.spenderInput(question), lot));
        ledger.announce(spender);
      }
    }
  }

  /** Ends the lanes that a limit does not let go on; whether any goes on. */
  private boolean endBelowLimits(int lot) {
    boolean any = false;
    for (Lane lane : lanes) {
      if (!lots.isOpen(lot, lane.index)) {
        continue;
      }
      if (!thresholds.reaches(lots, lot, lane.index)) {
        lots.end(lot, lane.index, StopReason.BELOW_THRESHOLD);
      } else if (lots.hop(lot, lane.index) >= rules.maxHops()) {
        lots.end(lot, lane.index, StopReason.HOP_LIMIT);
      } else {
        any = true;
      }
    }
    return any;
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
