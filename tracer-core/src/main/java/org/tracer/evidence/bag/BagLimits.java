package org.tracer.evidence.bag;

import java.util.Locale;

/**
 * How much a bundle from elsewhere may ask of this machine. Beyond a limit it is refused.
 *
 * @param totalBytes of all files together, unpacked
 * @param entries files and directories together
 * @param nameBytes of one name with its directories, in UTF-8
 * @param depth directories in one name, the file counted
 * @param ratio unpacked size over packed size, where it is past the first 64 MiB
 */
public record BagLimits(long totalBytes, int entries, int nameBytes, int depth, int ratio) {

  /** Below this an archive may unfold as much as it likes. */
  static final long FREE_BYTES = 64L << 20;

  /** A terabyte, a million files; text of the same kind over and over packs to a fiftieth. */
  public static final BagLimits DEFAULTS = new BagLimits(1L << 40, 1_000_000, 1000, 32, 200);

  public BagLimits {
    if (totalBytes < 1 || entries < 1 || nameBytes < 1 || depth < 1 || ratio < 1) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "limits of %d bytes, %d entries, names of %d bytes, depth %d, ratio %d",
              totalBytes,
              entries,
              nameBytes,
              depth,
              ratio));
    }
  }

  public BagLimits withTotalBytes(long newTotalBytes) {
    return new BagLimits(newTotalBytes, entries, nameBytes, depth, ratio);
  }

  public BagLimits withEntries(int newEntries) {
    return new BagLimits(totalBytes, newEntries, nameBytes, depth, ratio);
  }

  public BagLimits withRatio(int newRatio) {
    return new BagLimits(totalBytes, entries, nameBytes, depth, newRatio);
  }
}
