package org.tracer.source.index.build;

import java.nio.file.Path;
import java.util.Arrays;
import org.tracer.column.IntColumn;

/**
 * Records of one or two longs that are put into partitions on disk, each to be read as a whole, in
 * the order written. All partitions share one file, in chunks; which chunk is whose stands in a
 * second file. Heap while writing: one chunk a partition. One thread.
 */
final class Spill implements AutoCloseable {

  private final Path path;
  private final TemporaryFile file;
  private final int chunk;
  private final long[][] buffers;
  private final int[] used;
  private final IntColumn owners = new IntColumn();
  private long size;

  /**
   * @param chunk longs in a chunk, an even number
   */
  Spill(Path path, int partitions, int chunk) {
    this.path = path;
    this.file = TemporaryFile.create(path);
    this.chunk = chunk;
    this.buffers = new long[partitions][];
    this.used = new int[partitions];
  }

  void add(int partition, long value) {
    long[] buffer = room(partition);
    buffer[used[partition]++] = value;
    size++;
  }

  void add(int partition, long first, long second) {
    long[] buffer = room(partition);
    int at = used[partition];
    buffer[at] = first;
    buffer[at + 1] = second;
    used[partition] = at + 2;
    size++;
  }

  /** Records added. */
  long size() {
    return size;
  }

  private long[] room(int partition) {
    long[] buffer = buffers[partition];
    if (buffer == null) {
      buffer = new long[chunk];
      buffers[partition] = buffer;
    } else if (used[partition] == chunk) {
      file.write(buffer, chunk);
      owners.add(partition);
      used[partition] = 0;
    }
    return buffer;
  }

  /** Ends the writing. */
  void finish() {
    long[] lengths = new long[buffers.length];
    for (int i = 0; i < owners.size(); i++) {
      lengths[owners.get(i)] += chunk;
    }
    for (int partition = 0; partition < buffers.length; partition++) {
      long[] buffer = buffers[partition];
      if (buffer != null && used[partition] > 0) {
        // The last chunk of each is as long as any, so that a chunk's place follows from its
        // number.
        Arrays.fill(buffer, used[partition], chunk, 0);
        file.write(buffer, chunk);
        owners.add(partition);
        lengths[partition] += used[partition];
      }
      buffers[partition] = null;
    }
    file.close();
    try (TemporaryFile index = TemporaryFile.create(SpillReader.indexOf(path))) {
      index.write(new long[] {buffers.length, chunk, owners.size()}, 3);
      index.write(lengths, lengths.length);
      long[] list = new long[owners.size()];
      for (int i = 0; i < list.length; i++) {
        list[i] = owners.get(i);
      }
      index.write(list, list.length);
    }
  }

  @Override
  public void close() {
    file.close();
  }
}
