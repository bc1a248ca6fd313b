package org.tracer.export.tables;

import java.util.Arrays;
import java.util.Objects;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the last values that were made, one for each of 65,536 places; most of what a chain refers
 * to is recent. Confined to one thread.
 */
final class Recent<T> {

  private static final int PLACES = 1 << 16;

  private final long[] keys = new long[PLACES];
  private final @Nullable Object[] values = new Object[PLACES];
  private final LongFunction<T> make;

  Recent(LongFunction<T> make) {
    this.make = make;
    Arrays.fill(keys, -1);
  }

  /**
   * @param key not negative
   */
  T get(long key) {
    int place = (int) key & (PLACES - 1);
    if (keys[place] == key) {
      @SuppressWarnings("unchecked") // Only values that were made are put here.
      T kept = (T) Objects.requireNonNull(values[place]);
      return kept;
    }
    T made = make.apply(key);
    values[place] = made;
    keys[place] = key;
    return made;
  }
}
