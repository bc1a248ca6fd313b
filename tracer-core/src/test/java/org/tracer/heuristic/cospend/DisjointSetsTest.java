package org.tracer.heuristic.cospend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.tracer.error.InvalidInputException;

class DisjointSetsTest {

  @Test
  void join_shouldNameEverySetByItsLeastMember() {
    DisjointSets sets = new DisjointSets(6);
    assertThat(sets.join(4, 5)).isTrue();
    assertThat(sets.join(5, 2)).isTrue();
    assertThat(sets.join(2, 4)).isFalse();
    assertThat(sets.find(5)).isEqualTo(2);
    assertThat(sets.sizeOf(2)).isEqualTo(3);
    assertThat(sets.sets()).isEqualTo(4);
  }

  /** The tallest tree there can be: each join puts the root of all others below a new one. */
  @Test
  void flatten_shouldLinkALongChainToItsRoot() {
    int size = 1_000_000;
    DisjointSets sets = new DisjointSets(size);
    for (int i = size - 1; i > 0; i--) {
      sets.join(i, i - 1);
    }
    sets.flatten();
    for (int i = 0; i < size; i++) {
      assertThat(sets.root(i)).isZero();
    }
    assertThat(sets.sizeOf(0)).isEqualTo(size);
  }

  @Test
  void sets_shouldRefuseMoreThanAnArrayHolds() {
    assertThatThrownBy(() -> new DisjointSets(DisjointSets.MOST + 1))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage("more addresses than clustering can hold");
  }
}
