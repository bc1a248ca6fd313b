package org.tracer.succinct;

import java.nio.file.Path;
import org.tracer.column.LongStore;

/** Writes a {@link BitVector} from its first bit to its last. Heap: one bit per 16 bits written. */
public final class BitVectorWriter implements AutoCloseable {

  private static final int SAMPLE_MASK = (1 << BitVector.SAMPLE_BITS) - 1;

  private final ColumnSink sink;
  private final LongStore oneSamples = new LongStore();
  private final LongStore zeroSamples = new LongStore();
  private long size;
  private long ones;
  private long word;
  private int bit;
  private int wordInBlock;

  public BitVectorWriter(Path file) {
    sink = new ColumnSink(file);
  }

  public long size() {
    return size;
  }

  public void add(boolean one) {
    if (bit == 0 && wordInBlock == 0) {
      sink.write(ones, 64);
    }
    if (one) {
      if ((ones & SAMPLE_MASK) == 0) {
        oneSamples.add(size / BitVector.BLOCK_BITS);
      }
      ones++;
      word |= 1L << bit;
    } else if ((size - ones & SAMPLE_MASK) == 0) {
      zeroSamples.add(size / BitVector.BLOCK_BITS);
    }
    size++;
    if (++bit == 64) {
      endWord();
    }
  }

  /** Appends zeros and then a one. */
  public void addZerosAndOne(long zeros) {
    for (long i = 0; i < zeros; i++) {
      add(false);
    }
    add(true);
  }

  private void endWord() {
    sink.write(word, 64);
    word = 0;
    bit = 0;
    if (++wordInBlock == BitVector.BLOCK_WORDS - 1) {
      wordInBlock = 0;
    }
  }

  public ColumnFile finish() {
    if (bit > 0) {
      endWord();
    }
    while (wordInBlock > 0) {
      endWord();
    }
    write(oneSamples);
    write(zeroSamples);
    return sink.finish(ColumnKind.BITS, size, ones, 0, 0);
  }

  private void write(LongStore samples) {
    for (long i = 0; i < samples.size(); i++) {
      sink.write(samples.get(i), 32);
    }
    sink.align();
  }

  @Override
  public void close() {
    sink.close();
  }
}
