package org.tracer.source.http;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;
import org.tracer.error.SourceUnavailableException;

/**
 * Values by key, each loaded at most once at a time, some ahead of need. Whoever needs a value that
 * nobody is loading loads it, so tasks that need each other's values never wait in a queue. A
 * failure is not kept: it is told to those who wait, and the next one tries again. Thread-safe.
 */
public final class LookAhead<K, V> {

  private final Function<K, V> load;
  private final Executor executor;
  private final Map<K, FutureTask<V>> tasks;

  /**
   * @param load pure up to the answers of the source; called from several threads
   * @param capacity values kept, the most recently used ones
   */
  public LookAhead(Function<K, V> load, Executor executor, int capacity) {
    this.load = load;
    this.executor = executor;
    this.tasks =
        new LinkedHashMap<>(64, 0.75f, true) {
          @Override
          protected boolean removeEldestEntry(Map.Entry<K, FutureTask<V>> eldest) {
            return size() > capacity;
          }
        };
  }

  /** The value; loads it, or waits for whoever is loading it. */
  public V get(K key) {
    FutureTask<V> task = task(key);
    task.run();
    try {
      return task.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SourceUnavailableException("interrupted while waiting for an answer", "", "", e);
    } catch (ExecutionException e) {
      forget(key, task);
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new IllegalStateException("loading failed", e.getCause());
    }
  }

  /** Starts loading a value that will be needed; a failure shows when it is. */
  public void announce(K key) {
    FutureTask<V> task = task(key);
    if (!task.isDone()) {
      try {
        executor.execute(() -> {
          task.run();
          if (task.state() == Future.State.FAILED) {
            forget(key, task);
          }
        });
      } catch (RejectedExecutionException e) {
        // Closing: whoever still needs the value loads it.
        return;
      }
    }
  }

  private FutureTask<V> task(K key) {
    synchronized (tasks) {
      return tasks.computeIfAbsent(key, k -> new FutureTask<>(() -> load.apply(k)));
    }
  }

  private void forget(K key, FutureTask<V> task) {
    synchronized (tasks) {
      tasks.remove(key, task);
    }
  }
}
