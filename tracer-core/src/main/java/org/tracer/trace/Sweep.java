package org.tracer.trace;

import java.util.Arrays;
import java.util.List;
import org.tracer.accounting.Policy;
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
 * nothing is allocated for a transaction but the segments of its lots. Where fees go on into
 * coinbases, every block in which a traced fee is paid is read whole.
 */
final class Sweep {

  private static final int SEED_INPUT = -1;

  private final UtxoLedger ledger;
  private final StopRules rules;
  private final FeeRule fees;
  private final SeedPositions seeds;
  private final TraceListener listener;
  private final SweepLog log;
  private final Lanes lanes;
  private final Stops stops;
  private final CoinJoinWatch coinJoins;

  private final EventQueue queue = new EventQueue();
  private final TransactionBuffer transaction = new TransactionBuffer();
  private final SpendBuffer spends = new SpendBuffer();
  private final CoinbaseIntake coinbase;
  private int[] askedLots = new int[8];

  private Sweep(
      UtxoLedger ledger,
      TraceRequest request,
      List<Policy> policies,
      SeedPositions seeds,
      TraceListener listener) {
    this.ledger = ledger;
    this.rules = request.stopRules();
    this.fees = request.fees();
    this.seeds = seeds;
    this.listener = listener;
    stops = new Stops(rules, ledger.network());
    coinJoins = new CoinJoinWatch(rules.coinJoins(), ledger.network(), ledger::transaction);
    log = new SweepLog(policies.size(), seeds.size(), stops, coinJoins);
    Thresholds thresholds = new Thresholds(rules, seeds, request.seeds().size());
    lanes = new Lanes(policies, rules, thresholds, log);
    coinbase = new CoinbaseIntake(ledger, fees, lanes);
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
      long key = seeds.key(seed);
      boolean late = fees != FeeRule.ENDPOINT && ledger.indexInBlock(key) == 0;
      queue.add(late ? coinbase.time(key) : time(key), event(SEED_INPUT, seed));
    }
    for (int events = queue.take(); events > 0; events = queue.take()) {
      long key = queue.key();
      if (CoinbaseIntake.isCoinbase(key)) {
        handle(coinbase.key(key), queue.payloads(), events, true);
      } else {
        handle(key >> 1, queue.payloads(), events, false);
      }
      listener.onTransaction(log.txKey.size(), queue.size());
    }
  }

  /**
   * When a transaction's turn is. A coinbase comes last in its block where it collects fees, and
   * stands between its block and the next.
   */
  private static long time(long key) {
    return key << 1;
  }

  /** Handles a transaction; seeds of its outputs come before its traced inputs. */
  private void handle(long key, long[] events, int count, boolean collects) {
    int seedCount = 0;
    while (seedCount < count && input(events[seedCount]) == SEED_INPUT) {
      seedCount++;
    }
    ledger.read(key, transaction);
    lanes.clear();
    boolean traced = false;
    if (seedCount < count && canSplit(key, events, seedCount, count, collects)) {
      long left =
          collects
              ? coinbase.take(key, transaction, events, seedCount, count)
              : takeInputs(key, events, seedCount, count);
      traced = lanes.pass();
      if (traced) {
        split(key, left);
      }
    }
    if (!traced && seedCount == 0) {
      return;
    }
    int tx = log.startTransaction(key);
    if (traced) {
      lanes.logTaken();
    }
    openLots(key, tx, events, seedCount);
    if (traced) {
      openFee(key, tx, collects);
    }
  }

  /** Ends the traced inputs here if a rule or missing data forbids to go on. */
  private boolean canSplit(long key, long[] events, int from, int to, boolean collects) {
    StopReason reason = null;
    if (!collects && coinJoins.stopsAt(key, transaction)) {
      reason = StopReason.COINJOIN;
    } else if (transaction.outputCount() > rules.maxFanOut()) {
      reason = StopReason.FAN_OUT_LIMIT;
    } else if (collects ? !coinbase.knowsFees(key) : hasUnknownInput()) {
      reason = StopReason.END_OF_DATA;
    }
    for (int i = from; i < to; i++) {
      int lot = row(events[i]);
      log.lots.setSpender(lot, key);
      if (reason != null) {
        lanes.end(lot, reason);
      }
    }
    return reason == null;
  }

  private boolean hasUnknownInput() {
    for (int vin = 0; vin < transaction.inputCount(); vin++) {
      if (transaction.inputValueSat(vin) == TransactionBuffer.UNKNOWN_VALUE) {
        return true;
      }
    }
    return false;
  }

  /** Takes the inputs into every lane; returns what they hold. */
  private long takeInputs(long key, long[] events, int from, int to) {
    int next = from;
    long sum = 0;
    for (int vin = 0; vin < transaction.inputCount(); vin++) {
      long value = transaction.inputValueSat(vin);
      sum = Math.addExact(sum, value);
      if (next < to && input(events[next]) == vin) {
        int lot = row(events[next++]);
        if (log.lots.value(lot) != value) {
          throw contradiction(key, "input " + vin + " has not the amount of the output it spends");
        }
        lanes.take(vin, lot);
      } else {
        lanes.takeClean(value);
      }
    }
    if (next < to) {
      throw contradiction(key, "it spends a traced output by an input it does not have");
    }
    return sum;
  }

  private void split(long key, long in) {
    long left = in;
    for (int vout = 0; vout < transaction.outputCount(); vout++) {
      long value = transaction.outputValueSat(vout);
      left = Math.subtractExact(left, value);
      lanes.addSink(value);
    }
    if (left < 0) {
      throw contradiction(key, "it pays out more than goes in");
    }
    lanes.addSink(left);
    lanes.split();
  }

  /** Opens a lot for every output with traced or seeded value and decides what becomes of it. */
  private void openLots(long key, int tx, long[] events, int seedCount) {
    spends.clear();
    int seed = 0;
    sortByOutput(events, seedCount);
    for (int vout = 0; vout < transaction.outputCount(); vout++) {
      int from = seed;
      while (seed < seedCount && seeds.vout(row(events[seed])) == vout) {
        seed++;
      }
      if (from < seed) {
        int[] rows = new int[seed - from];
        Arrays.setAll(rows, i -> row(events[from + i]));
        open(lanes.seed(tx, vout, transaction.outputValueSat(vout), seeds, rows), vout, true);
      } else {
        int lot = lanes.arrive(tx, vout, vout);
        if (lot >= 0) {
          open(lot, vout, false);
        }
      }
    }
    if (spends.size() > 0) {
      ledger.readSpends(key, spends);
      for (int question = 0; question < spends.size(); question++) {
        follow(key, askedLots[question], question);
      }
    }
  }

  /** What outputs leave is the fee; of a coinbase it is reward that nobody claimed. */
  private void openFee(long key, int tx, boolean collects) {
    int lot = lanes.arrive(tx, transaction.outputCount(), LotTable.FEE);
    if (lot < 0) {
      return;
    }
    if (collects) {
      lanes.end(lot, StopReason.BURN);
    } else if (fees == FeeRule.ENDPOINT) {
      lanes.end(lot, StopReason.FEE);
    } else if (lanes.endAtLimits(lot, StopReason.FEE)) {
      queue.add(coinbase.time(key), event(ledger.indexInBlock(key), lot));
    }
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
    Stops.Stop stop =
        stops.isEmpty() || transaction.isUnspendable(vout)
            ? null
            : stops.at(transaction.script(vout));
    if (transaction.isUnspendable(vout)) {
      lanes.end(lot, StopReason.BURN);
    } else if (stop != null && !seeded) {
      lanes.end(lot, stop.reason());
    } else {
      if (spends.size() == askedLots.length) {
        askedLots = Arrays.copyOf(askedLots, 2 * askedLots.length);
      }
      askedLots[spends.size()] = lot;
      spends.ask(vout, lanes.isWorthFollowing(lot));
    }
  }

  private void follow(long key, int lot, int question) {
    long spender = spends.spenderKey(question);
    if (spender == SpendBuffer.UNSPENT) {
      lanes.end(lot, StopReason.UNSPENT);
    } else if (spender == SpendBuffer.MINTED) {
      lanes.end(lot, StopReason.COINBASE);
    } else if (spender == SpendBuffer.UNKNOWN) {
      lanes.end(lot, StopReason.END_OF_DATA);
    } else if (lanes.endAtLimits(lot)) {
      if (time(spender) <= queue.key()) {
        throw contradiction(key, "an output is spent before it exists");
      }
      log.lots.setSpender(lot, spender);
      if (rules.isAfterWindow(ledger, spender)) {
        lanes.end(lot, StopReason.OUTSIDE_WINDOW);
      } else {
        queue.add(time(spender), event(spends.spenderInput(question), lot));
        ledger.announce(spender);
      }
    }
  }

  private MalformedDataException contradiction(long key, String what) {
    return new MalformedDataException(
        "a transaction contradicts the rest of the ledger: " + what,
        "transaction " + ledger.id(key),
        "Try again; if it stays, do not rely on this source.");
  }

  static long event(int input, int row) {
    return (long) input << 32 | row;
  }

  static int input(long event) {
    return (int) (event >> 32);
  }

  static int row(long event) {
    return (int) event;
  }
}
