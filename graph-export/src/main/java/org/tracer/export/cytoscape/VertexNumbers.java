package org.tracer.export.cytoscape;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/**
 * The place of each vertex in its graph, for formats that name vertices by number. Holds about
 * twelve bytes a vertex and nothing for edges, a small part of what the graph itself takes.
 */
final class VertexNumbers<V> {

  private static final int EMPTY = -1;

  private final List<V> vertices;
  private final int[] slots;

  VertexNumbers(Collection<V> vertices) {
    this.vertices = new ArrayList<>(vertices);
    // A power of two, at least a quarter of it empty.
    slots = new int[Math.max(2, Integer.highestOneBit(vertices.size() * 4 / 3) * 2)];
    Arrays.fill(slots, EMPTY);
    for (int number = 0; number < this.vertices.size(); number++) {
      int slot = start(this.vertices.get(number));
      while (slots[slot] != EMPTY) {
        slot = (slot + 1) & (slots.length - 1);
      }
      slots[slot] = number;
    }
  }

  /** The number of a vertex that is in the graph. */
  int of(V vertex) {
    int slot = start(vertex);
    while (!vertices.get(slots[slot]).equals(vertex)) {
      slot = (slot + 1) & (slots.length - 1);
    }
    return slots[slot];
  }

  private int start(V vertex) {
    return ((vertex.hashCode() * 0x9e3779b9) >>> 7) & (slots.length - 1);
  }
}
