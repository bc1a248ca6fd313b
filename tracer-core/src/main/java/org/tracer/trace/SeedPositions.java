package org.tracer.trace;

import java.math.BigInteger;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.tracer.chain.BlockRef;
import org.tracer.chain.TxId;
import org.tracer.column.IntColumn;
import org.tracer.column.LongColumn;
import org.tracer.error.InvalidInputException;
import org.tracer.ledger.TransactionBuffer;
import org.tracer.ledger.UtxoLedger;

/** The outputs that the seeds of a request name, found in a ledger: rows in seed order. */
final class SeedPositions {

  private final UtxoLedger ledger;
  private final TransactionBuffer buffer = new TransactionBuffer();
  private long buffered = UtxoLedger.NOT_FOUND;
  private final IntColumn labels = new IntColumn();
  private final LongColumn keys = new LongColumn();
  private final IntColumn vouts = new IntColumn();
  private final LongColumn values = new LongColumn();
  private final BigInteger[] totals;

  private SeedPositions(UtxoLedger ledger, BigInteger[] totals) {
    this.ledger = ledger;
    this.totals = totals.clone();
  }

  SeedPositions(UtxoLedger ledger, List<Seed> seeds) {
    this.ledger = ledger;
    totals = new BigInteger[seeds.size() + 1];
    Arrays.fill(totals, BigInteger.ZERO);
    for (int i = 0; i < seeds.size(); i++) {
      int before = size();
      add(i + 1, seeds.get(i));
      if (size() == before) {
        throw new InvalidInputException(
            "a seed names no output that holds value",
            "seed \"" + seeds.get(i).label() + "\"",
            "Check the address, the dates and the network. What was paid to a bare public key is"
                + " found under pk(KEY), not under an address.");
      }
    }
  }

  /** The same seeds at other places of another ledger. */
  SeedPositions movedTo(UtxoLedger other, long[] otherKeys, int[] otherVouts) {
    SeedPositions moved = new SeedPositions(other, totals);
    for (int row = 0; row < size(); row++) {
      moved.labels.add(label(row));
      moved.keys.add(otherKeys[row]);
      moved.vouts.add(otherVouts[row]);
      moved.values.add(value(row));
    }
    return moved;
  }

  int size() {
    return keys.size();
  }

  int label(int row) {
    return labels.get(row);
  }

  long key(int row) {
    return keys.get(row);
  }

  int vout(int row) {
    return vouts.get(row);
  }

  /** Satoshi the output holds. */
  long value(int row) {
    return values.get(row);
  }

  /** Satoshi in all outputs that the label's seed names. */
  BigInteger total(int label) {
    return totals[label];
  }

  private void add(int label, Seed seed) {
    switch (seed) {
      case Seed.OfOutPoint one -> {
        long key = key(one.outPoint().txId());
        addOutput(label, key, one.outPoint().vout(), one.outPoint().toString());
      }
      case Seed.OfTransaction whole -> addTransaction(label, whole);
      case Seed.OfAddress address -> addAddress(label, address);
    }
  }

  private void addTransaction(int label, Seed.OfTransaction seed) {
    long key = key(seed.txId());
    if (seed.vouts().isEmpty()) {
      ledger.read(key, buffer);
      buffered = key;
      for (int vout = 0; vout < buffer.outputCount(); vout++) {
        if (buffer.outputValueSat(vout) > 0) {
          append(label, key, vout, buffer.outputValueSat(vout));
        }
      }
    }
    for (int vout : seed.vouts()) {
      addOutput(label, key, vout, seed.txId() + ":" + vout);
    }
  }

  private void addAddress(int label, Seed.OfAddress seed) {
    for (long key : ledger.history(seed.script())) {
      BlockRef block = ledger.block(key);
      if (!isBetween(block.time(), seed)) {
        continue;
      }
      ledger.read(key, buffer);
      buffered = key;
      for (int vout = 0; vout < buffer.outputCount(); vout++) {
        if (buffer.outputValueSat(vout) > 0 && buffer.script(vout).equals(seed.script())) {
          append(label, key, vout, buffer.outputValueSat(vout));
        }
      }
    }
  }

  private static boolean isBetween(Instant time, Seed.OfAddress seed) {
    Instant from = seed.from();
    Instant until = seed.until();
    return (from == null || !time.isBefore(from)) && (until == null || !time.isAfter(until));
  }

  private void addOutput(int label, long key, int vout, String position) {
    if (key != buffered) {
      ledger.read(key, buffer);
      buffered = key;
    }
    if (vout >= buffer.outputCount()) {
      throw new InvalidInputException(
          "the transaction has no such output",
          "outpoint " + position + ": it has outputs 0 to " + (buffer.outputCount() - 1),
          "Outputs are counted from 0.");
    }
    if (buffer.outputValueSat(vout) == 0) {
      throw new InvalidInputException(
          "the output holds no value", "outpoint " + position, "Name an output with an amount.");
    }
    append(label, key, vout, buffer.outputValueSat(vout));
  }

  private void append(int label, long key, int vout, long value) {
    labels.add(label);
    keys.add(key);
    vouts.add(vout);
    values.add(value);
    totals[label] = totals[label].add(BigInteger.valueOf(value));
  }

  private long key(TxId id) {
    long key = ledger.find(id);
    if (key == UtxoLedger.NOT_FOUND) {
      throw new InvalidInputException(
          "the transaction is not in the chain up to block " + ledger.horizon().height(),
          "transaction " + id,
          "Check the id and the network, or name a source whose data reaches further." + heard());
    }
    return key;
  }

  /** What the source said of itself may be the reason. */
  private String heard() {
    List<String> notices = ledger.notices();
    return notices.isEmpty() ? "" : " The source also says: " + notices.getFirst();
  }
}
