package org.tracer.source.index.build;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The same partition of several spills, one after the other, in an array that is used again. */
final class PartLoad implements AutoCloseable {

  private final List<SpillReader> spills = new ArrayList<>();

  PartLoad(List<Path> paths) {
    for (Path path : paths) {
      spills.add(new SpillReader(path));
    }
  }

  int partitions() {
    return spills.isEmpty() ? 0 : spills.getFirst().partitions();
  }

  /** Number of longs in a partition. */
  int length(int partition) {
    long length = 0;
    for (SpillReader spill : spills) {
      length += spill.length(partition);
    }
    return Math.toIntExact(length);
  }

  /** Returns {@code array}, or a larger one if it is too short, with the partition in front. */
  long[] load(int partition, long[] array) {
    int length = length(partition);
    long[] target = length <= array.length ? array : new long[length + length / 4];
    int at = 0;
    for (SpillReader spill : spills) {
      spill.read(partition, target, at);
      at += spill.length(partition);
    }
    return target;
  }

  @Override
  public void close() {
    spills.forEach(SpillReader::close);
  }
}
