package org.tracer.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class EventQueueTest {

  @Test
  void take_shouldGiveAllEventsOfTheSmallestKeyInOrder() {
    Random random = new Random(7);
    for (int round = 0; round < 200; round++) {
      EventQueue queue = new EventQueue();
      TreeMap<Long, TreeSet<Long>> expected = new TreeMap<>();
      long now = -1;
      long payload = 0;
      for (int step = 0; step < 300; step++) {
        for (int i = random.nextInt(4); i > 0; i--) {
          long bound = random.nextBoolean() ? 5 : 1L << random.nextInt(1, 40);
          long key = now + 1 + random.nextLong(bound);
          long event = (long) random.nextInt(-1, 3) << 32 | payload++;
          queue.add(key, event);
          expected.computeIfAbsent(key, k -> new TreeSet<>()).add(event);
        }
        if (expected.isEmpty()) {
          assertThat(queue.take()).isZero();
          continue;
        }
        int count = queue.take();
        now = expected.firstKey();
        assertThat(queue.key()).isEqualTo(now);
        assertThat(Arrays.stream(queue.payloads(), 0, count))
            .containsExactlyElementsOf(expected.pollFirstEntry().getValue());
        assertThat(queue.size())
            .isEqualTo(expected.values().stream().mapToInt(TreeSet::size).sum());
      }
    }
  }

  @Test
  void add_shouldRefuseAnEventThatIsNotLater() {
    EventQueue queue = new EventQueue();
    queue.add(5, 1);
    queue.take();

    assertThatThrownBy(() -> queue.add(5, 2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("5");
  }
}
