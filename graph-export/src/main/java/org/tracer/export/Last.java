package org.tracer.export;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Remembers the last answer: neighbouring columns and rows often say the same, and addresses and
 * times take long to put into words. Confined to one thread.
 */
final class Last<K, V> implements Function<K, V> {

  private final Function<K, V> function;
  private @Nullable K key;
  private @Nullable V value;

  Last(Function<K, V> function) {
    this.function = function;
  }

  @Override
  @SuppressWarnings("ReferenceEquality") // The same object is asked about, or it is asked again.
  public V apply(K next) {
    V known = value;
    if (known == null || key != next) {
      known = function.apply(next);
      key = next;
      value = known;
    }
    return known;
  }
}
