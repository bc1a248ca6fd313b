package org.tracer.source.index.build;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/** Prepares pieces of work on several threads and hands the results on in order. */
final class InOrder {

  private InOrder() {}

  /**
   * Calls {@code prepare} for 0 to {@code count - 1} on {@code threads} threads and {@code emit} on
   * this one, in order. A scratch object belongs to one piece until that was emitted; there are
   * {@code threads + 1} of them.
   */
  static <S, R> void run(
      int count,
      int threads,
      Supplier<S> scratch,
      BiFunction<Integer, S, R> prepare,
      BiConsumer<Integer, R> emit) {
    ExecutorService workers =
        Executors.newFixedThreadPool(
            threads, Thread.ofPlatform().name("tracer-index-", 0).daemon().factory());
    try {
      Deque<S> free = new ArrayDeque<>();
      for (int i = 0; i <= threads; i++) {
        free.add(scratch.get());
      }
      Deque<Future<R>> running = new ArrayDeque<>();
      Deque<S> taken = new ArrayDeque<>();
      int started = 0;
      for (int i = 0; i < count; i++) {
        while (started < count && !free.isEmpty()) {
          S own = free.remove();
          int piece = started++;
          taken.add(own);
          running.add(workers.submit(() -> prepare.apply(piece, own)));
        }
        emit.accept(i, await(running.remove()));
        free.add(taken.remove());
      }
    } finally {
      workers.shutdownNow();
      workers.close();
    }
  }

  private static <R> R await(Future<R> future) {
    try {
      return future.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      if (e.getCause() instanceof Error failure) {
        throw failure;
      }
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted while the index was built");
    }
  }
}
