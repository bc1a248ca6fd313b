package org.tracer.source.scan;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/** Reads and decodes blocks on several threads and hands them on in their order. */
public final class BlockPipeline {

  private BlockPipeline() {}

  /**
   * Runs {@code work} over all blocks. At most {@code 2 * threads} blocks are in memory. No thread
   * outlives the call.
   *
   * <p>A failure ends the run when all blocks before it were emitted, so that it is the same one
   * however threads are scheduled; where it lies is put before the input of a {@link
   * org.tracer.error.MalformedDataException}.
   *
   * @param hashed whether ids are computed and Merkle roots checked
   * @throws CancellationException if the calling thread is interrupted, which it then still is; the
   *     blocks in work are finished first
   */
  public static <S> void run(BlockSequence blocks, int threads, boolean hashed, BlockWork<S> work) {
    if (threads < 1) {
      throw new IllegalArgumentException("a pipeline of " + threads + " threads");
    }
    List<BlockSlot<S>> slots = new ArrayList<>();
    for (int slot = 0; slot < 2 * threads; slot++) {
      slots.add(new BlockSlot<>(work.scratch()));
    }
    BlockTickets<S> tickets = new BlockTickets<>(blocks, hashed, work, slots);
    List<Thread> workers = new ArrayList<>();
    for (int worker = 0; worker < Math.min(threads, blocks.size()); worker++) {
      workers.add(Thread.ofPlatform().name("tracer-scan-" + worker).daemon().unstarted(tickets));
    }
    workers.forEach(Thread::start);
    boolean interrupted = !join(workers, tickets);
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    rethrow(tickets.failure());
    if (interrupted) {
      throw new CancellationException("interrupted while blocks were read");
    }
  }

  /** Waits for all workers; false if it had to stop them because of an interruption. */
  private static boolean join(List<Thread> workers, BlockTickets<?> tickets) {
    boolean complete = true;
    for (Thread worker : workers) {
      while (worker.isAlive()) {
        try {
          worker.join();
        } catch (InterruptedException e) {
          complete = false;
          tickets.stop();
        }
      }
    }
    return complete;
  }

  private static void rethrow(@Nullable Throwable failure) {
    if (failure instanceof RuntimeException e) {
      throw e;
    }
    if (failure instanceof Error e) {
      throw e;
    }
  }
}
