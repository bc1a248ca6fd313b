package org.tracer.succinct;

import java.nio.file.Path;

/** Writes {@link Words} from the first to the last. */
public final class WordsWriter implements AutoCloseable {

  private final ColumnSink sink;

  public WordsWriter(Path file) {
    sink = new ColumnSink(file);
  }

  public void add(long word) {
    sink.write(word, 64);
  }

  public ColumnFile finish() {
    return sink.finish(ColumnKind.HEAP, sink.words(), 0, 0, 0);
  }

  @Override
  public void close() {
    sink.close();
  }
}
