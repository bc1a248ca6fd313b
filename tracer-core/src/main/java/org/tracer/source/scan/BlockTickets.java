package org.tracer.source.scan;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the workers of a pipeline share, and what each of them runs. Block <i>k</i> uses slot
 * <i>k</i> modulo their number, so a block is taken only when the one that many places before is
 * emitted. Whoever makes the next block in order ready emits it and those ready behind it; nobody
 * waits for his turn while blocks are to be taken.
 */
final class BlockTickets<S> implements Runnable {

  private static final int NONE = -1;

  private final BlockSequence blocks;
  private final boolean hashed;
  private final BlockWork<S> work;
  private final List<BlockSlot<S>> slots;
  private final int size;
  private int taken;
  private int emitted;
  private boolean emitting;
  private boolean stopped;
  private @Nullable Throwable failure;

  BlockTickets(BlockSequence blocks, boolean hashed, BlockWork<S> work, List<BlockSlot<S>> slots) {
    this.blocks = blocks;
    this.hashed = hashed;
    this.work = work;
    this.slots = slots;
    this.size = blocks.size();
  }

  @Override
  public void run() {
    for (int block = take(); block != NONE; block = take()) {
      slot(block).prepare(block, blocks, hashed, work);
      for (int turn = ready(block); turn != NONE; turn = emitted(turn)) {
        slot(turn).emit(turn, blocks, work);
      }
    }
  }

  /** The failure that ended the run; null if there was none. */
  synchronized @Nullable Throwable failure() {
    return failure;
  }

  /** Lets no further block be taken or emitted. */
  synchronized void stop() {
    stopped = true;
    notifyAll();
  }

  private BlockSlot<S> slot(int block) {
    return slots.get(block % slots.size());
  }

  private synchronized int take() {
    while (!stopped && taken < size && taken - emitted >= slots.size()) {
      try {
        wait();
      } catch (InterruptedException e) {
        stop(); // Nobody but the work itself can interrupt a worker.
      }
    }
    return stopped || taken == size ? NONE : taken++;
  }

  private synchronized int ready(int block) {
    slot(block).setReady(true);
    return emitting ? NONE : next();
  }

  private synchronized int emitted(int block) {
    BlockSlot<S> slot = slot(block);
    slot.setReady(false);
    emitting = false;
    if (slot.failure() != null) {
      fail(slot.failure());
      return NONE;
    }
    emitted++;
    notifyAll();
    return next();
  }

  /** The next block in order, which the calling thread must then emit, if it is ready. */
  private int next() {
    if (stopped || emitted == size || !slot(emitted).isReady()) {
      return NONE;
    }
    Throwable reason = slot(emitted).failure();
    if (reason != null) {
      fail(reason);
      return NONE;
    }
    emitting = true;
    return emitted;
  }

  private void fail(@Nullable Throwable reason) {
    failure = reason;
    stop();
  }
}
