package org.tracer.path;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tracer.chain.BlockHeight;
import org.tracer.chain.BlockRef;
import org.tracer.chain.OutPoint;
import org.tracer.error.InvalidInputException;
import org.tracer.ledger.TransactionBuffer;
import org.tracer.ledger.UtxoLedger;
import org.tracer.trace.Endpoint;
import org.tracer.trace.StopListEntry;
import org.tracer.trace.StopRules;
import org.tracer.trace.TracedOutput;

/** A target as a ledger knows it, and what it implies for the trace that looks for it. */
sealed interface Destination {

  /** Whether an output is at the target. */
  boolean isAt(TracedOutput output);

  /** Whether a trace ended at the target. */
  boolean isAt(Endpoint endpoint);

  /** Block of the target; null where it is none of one transaction. */
  @Nullable BlockRef block();

  /** The user's limits, and that nothing behind the target matters. */
  StopRules rules();

  static Destination of(UtxoLedger ledger, PathRequest request) {
    StopRules asked = request.stopRules();
    return switch (request.to()) {
      case PathTarget.OfScript lock ->
          new Lock(lock.script().descriptor(ledger.network()), rules(lock, asked));
      case PathTarget.OfOutputs some -> outputs(ledger, some, asked);
    };
  }

  /** All outputs under a lock. */
  record Lock(String descriptor, StopRules rules) implements Destination {
    @Override
    public boolean isAt(TracedOutput output) {
      return output.descriptor().equals(descriptor);
    }

    @Override
    public boolean isAt(Endpoint endpoint) {
      return descriptor.equals(endpoint.descriptor());
    }

    @Override
    public @Nullable BlockRef block() {
      return null;
    }
  }

  /** Outputs of one transaction; no spend in a later block can lead there. */
  record Outputs(
      Set<OutPoint> positions,
      BlockRef block,
      int indexInBlock,
      boolean isCoinbase,
      boolean isAfterWindow,
      StopRules rules)
      implements Destination {
    @Override
    public boolean isAt(TracedOutput output) {
      return positions.contains(output.position());
    }

    @Override
    public boolean isAt(Endpoint endpoint) {
      return endpoint.position() instanceof OutPoint output && positions.contains(output);
    }
  }

  private static StopRules rules(PathTarget.OfScript target, StopRules asked) {
    List<StopListEntry> stops = new ArrayList<>(asked.stopList());
    stops.add(new StopListEntry(target.name(), target.script(), "the target of the search"));
    return asked.withStopList(stops);
  }

  private static Outputs outputs(UtxoLedger ledger, PathTarget.OfOutputs target, StopRules asked) {
    long key = ledger.find(target.txId());
    if (key == UtxoLedger.NOT_FOUND) {
      throw new InvalidInputException(
          "the target is not in the chain up to block " + ledger.horizon().height(),
          "transaction " + target.txId(),
          "Check the id and the network, or name a source whose data reaches further.");
    }
    TransactionBuffer transaction = new TransactionBuffer();
    ledger.read(key, transaction);
    target.vouts().forEach(vout -> check(target, transaction, vout));
    Set<OutPoint> positions = new HashSet<>();
    for (int vout = 0; vout < transaction.outputCount(); vout++) {
      if (target.vouts().isEmpty() || target.vouts().contains(vout)) {
        positions.add(new OutPoint(target.txId(), vout));
      }
    }
    BlockRef block = ledger.block(key);
    BlockHeight height = asked.untilHeight();
    Instant time = asked.until();
    boolean isEarlier = height == null || block.height().compareTo(height) < 0;
    boolean isAfterWindow =
        (height != null && block.height().compareTo(height) > 0)
            || (time != null && block.time().isAfter(time));
    return new Outputs(
        positions,
        block,
        ledger.indexInBlock(key),
        transaction.isCoinbase(),
        isAfterWindow,
        isEarlier ? asked.withUntilHeight(block.height()) : asked);
  }

  private static void check(PathTarget.OfOutputs target, TransactionBuffer transaction, int vout) {
    String position = "outpoint " + target.txId() + ":" + vout;
    if (vout >= transaction.outputCount()) {
      throw new InvalidInputException(
          "the target's transaction has no such output",
          position + ": it has outputs 0 to " + (transaction.outputCount() - 1),
          "Outputs are counted from 0.");
    }
    if (transaction.outputValueSat(vout) == 0) {
      throw new InvalidInputException(
          "the target holds no value", position, "Name an output with an amount.");
    }
  }
}
