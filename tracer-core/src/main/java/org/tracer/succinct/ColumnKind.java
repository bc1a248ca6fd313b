package org.tracer.succinct;

/** What a column file holds; its number stands in the file. */
enum ColumnKind {
  PACKED(1),
  BITS(2),
  HEAP(3);

  private final int number;

  ColumnKind(int number) {
    this.number = number;
  }

  int number() {
    return number;
  }
}
