package org.tracer.export;

import java.io.OutputStream;

/** Counts bytes, and now and then how much memory is in use. */
final class Meter extends OutputStream {

  private final long step;
  private final long usedBefore;
  private long nextLook;
  private long bytes;
  private long mostGrowth;

  private Meter(long step, long usedBefore) {
    this.step = step;
    this.usedBefore = usedBefore;
    this.nextLook = step;
  }

  /** Looks at the heap, garbage collected, every {@code step} bytes. */
  static Meter everyBytes(long step) {
    return new Meter(step, used());
  }

  /** Never looks at the heap, which takes time. */
  static Meter ofBytesOnly() {
    return new Meter(Long.MAX_VALUE, 0);
  }

  long bytes() {
    return bytes;
  }

  /** By how many bytes the heap in use exceeded, at most, what it was at the start. */
  long mostGrowth() {
    return mostGrowth;
  }

  @Override
  public void write(int b) {
    bytes++;
  }

  @Override
  public void write(byte[] source, int offset, int length) {
    bytes += length;
    if (bytes >= nextLook) {
      nextLook = bytes + step;
      mostGrowth = Math.max(mostGrowth, used() - usedBefore);
    }
  }

  static long used() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
