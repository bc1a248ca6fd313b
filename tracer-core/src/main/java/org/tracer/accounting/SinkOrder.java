package org.tracer.accounting;

import java.util.Arrays;
import java.util.Comparator;

/** In which order outputs take from the queue. The fee, the last sink, always takes last. */
public enum SinkOrder {
  /** Output after output. */
  BY_INDEX,
  /** The largest output first, equal ones by index. */
  LARGEST_FIRST;

  /** Sinks in the order they are filled. O(sinks log sinks). */
  int[] of(Split split) {
    int count = split.sinkCount();
    int[] order = new int[count];
    for (int i = 0; i < count; i++) {
      order[i] = i;
    }
    if (this == LARGEST_FIRST) {
      sort(order, count - 1, split);
    }
    return order;
  }

  private static void sort(int[] order, int outputs, Split split) {
    if (outputs > 32) {
      Integer[] boxed = Arrays.stream(order, 0, outputs).boxed().toArray(Integer[]::new);
      Arrays.sort(boxed, Comparator.comparing(split::sink, Comparator.reverseOrder()));
      for (int i = 0; i < outputs; i++) {
        order[i] = boxed[i];
      }
      return;
    }
    for (int i = 1; i < outputs; i++) {
      int sink = order[i];
      int place = i;
      for (; place > 0 && split.sink(order[place - 1]) < split.sink(sink); place--) {
        order[place] = order[place - 1];
      }
      order[place] = sink;
    }
  }
}
