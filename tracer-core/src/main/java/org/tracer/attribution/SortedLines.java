package org.tracer.attribution;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * Puts lines in the order of their bytes, with little memory: sorted runs go into temporary files,
 * which are merged.
 */
final class SortedLines implements Closeable {

  private static final int RUN_BYTES = 48 << 20;

  /** What an array costs besides its content. */
  private static final int OVERHEAD = 24;

  private final TagFilePlace place;
  private final List<Path> runs = new ArrayList<>();
  private final List<byte[]> lines = new ArrayList<>();
  private long bytes;

  /** Takes lines one after the other. */
  interface Sink {
    /**
     * @param old whether it is of the lines that were in order already
     * @param first whether no equal line was given before
     */
    void line(byte[] line, boolean old, boolean first) throws IOException;
  }

  private static final class Run implements Closeable {
    private final LineReader reader;
    private final int rank;
    private byte @Nullable [] line;

    Run(LineReader reader, int rank) throws IOException {
      this.reader = reader;
      this.rank = rank;
      this.line = reader.next();
    }

    byte[] line() {
      return Objects.requireNonNull(line);
    }

    @Override
    public void close() throws IOException {
      reader.close();
    }
  }

  /**
   * @param place whose lock the caller holds
   */
  SortedLines(TagFilePlace place) {
    this.place = place;
  }

  void add(byte[] line) throws IOException {
    lines.add(line);
    bytes += line.length + OVERHEAD;
    if (bytes > RUN_BYTES) {
      spill();
    }
  }

  /**
   * Gives all lines in order, those of {@code sorted}, which must be in order, among them.
   *
   * @param sorted the first to be given of equal lines; null if there is none
   */
  void merge(@Nullable LineReader sorted, Sink sink) throws IOException {
    spill();
    PriorityQueue<Run> queue =
        new PriorityQueue<>(
            Comparator.<Run, byte[]>comparing(Run::line, Arrays::compareUnsigned)
                .thenComparingInt(run -> run.rank));
    List<Run> open = new ArrayList<>();
    try {
      if (sorted != null) {
        open.add(new Run(sorted, 0));
      }
      for (Path run : runs) {
        open.add(
            new Run(new LineReader(Files.newInputStream(run), run.toString()), 1 + open.size()));
      }
      open.stream().filter(run -> run.line != null).forEach(queue::add);
      byte[] last = new byte[0];
      for (Run run = queue.poll(); run != null; run = queue.poll()) {
        byte[] line = run.line();
        sink.line(line, run.rank == 0, !Arrays.equals(line, last));
        last = line;
        run.line = run.reader.next();
        if (run.line != null) {
          if (run.rank == 0 && Arrays.compareUnsigned(line, run.line()) >= 0) {
            throw TagLine.damaged(run.reader.name(), "its lines are not in order", null);
          }
          queue.add(run);
        }
      }
    } finally {
      for (Run run : open) {
        run.close();
      }
    }
  }

  private void spill() throws IOException {
    if (lines.isEmpty()) {
      return;
    }
    lines.sort(Arrays::compareUnsigned);
    Path run = place.run(1 + runs.size());
    runs.add(run);
    try (OutputStream out = place.create(run)) {
      for (byte[] line : lines) {
        out.write(line);
        out.write('\n');
      }
    }
    lines.clear();
    bytes = 0;
  }

  @Override
  public void close() throws IOException {
    for (Path run : runs) {
      Files.deleteIfExists(run);
    }
  }
}
