package org.tracer.source.index.build;

import java.nio.file.Path;
import org.tracer.error.InvalidInputException;

/** Reads the partitions of finished {@link Spill}s. Read by any number of threads. */
final class SpillReader implements AutoCloseable {

  private static final int HEADER = 3;

  private final Path path;
  private final TemporaryFile file;
  private final int chunk;
  private final long[] lengths;
  private final int[] firstChunk;
  private final int[] chunks;

  SpillReader(Path path) {
    this.path = path;
    this.file = TemporaryFile.open(path);
    try (TemporaryFile index = TemporaryFile.open(indexOf(path))) {
      long[] all = new long[Math.toIntExact(index.size())];
      index.read(0, all, 0, all.length);
      int partitions = Math.toIntExact(all[0]);
      chunk = Math.toIntExact(all[1]);
      lengths = new long[partitions];
      System.arraycopy(all, HEADER, lengths, 0, partitions);
      int owners = HEADER + partitions;
      firstChunk = new int[partitions + 1];
      for (int i = owners; i < all.length; i++) {
        firstChunk[(int) all[i] + 1]++;
      }
      for (int partition = 0; partition < partitions; partition++) {
        firstChunk[partition + 1] += firstChunk[partition];
      }
      chunks = new int[all.length - owners];
      int[] next = firstChunk.clone();
      for (int i = owners; i < all.length; i++) {
        chunks[next[(int) all[i]]++] = i - owners;
      }
    }
  }

  static Path indexOf(Path path) {
    return path.resolveSibling(path.getFileName() + ".chunks");
  }

  static void delete(Path path) {
    TemporaryFile.delete(path);
    TemporaryFile.delete(indexOf(path));
  }

  int partitions() {
    return lengths.length;
  }

  /** Number of longs in a partition. */
  int length(int partition) {
    if (lengths[partition] > Integer.MAX_VALUE - 8) {
      throw new InvalidInputException(
          "a part of the chain is too large to be sorted in memory",
          path + ", " + lengths[partition] + " numbers",
          "Give more memory (--memory), so that fewer blocks are handled by larger parts.");
    }
    return (int) lengths[partition];
  }

  /** Copies a partition to {@code into}. */
  void read(int partition, long[] into, int offset) {
    int left = length(partition);
    int at = offset;
    for (int i = firstChunk[partition]; i < firstChunk[partition + 1]; i++) {
      int count = Math.min(left, chunk);
      file.read((long) chunks[i] * chunk, into, at, count);
      at += count;
      left -= count;
    }
  }

  @Override
  public void close() {
    file.close();
  }
}
