package org.tracer.source.index.build;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tracer.source.index.ChainIndex;
import org.tracer.source.index.ScriptCode;
import org.tracer.source.index.SegmentColumns;
import org.tracer.source.scan.BlockRows;
import org.tracer.source.scan.BlockWork;
import org.tracer.succinct.BitVector;
import org.tracer.succinct.BitVectorWriter;
import org.tracer.succinct.ByteStringsWriter;
import org.tracer.succinct.ColumnFile;
import org.tracer.succinct.MonotoneNumbers;
import org.tracer.succinct.PackedNumbers;
import org.tracer.succinct.PackedNumbersWriter;

/**
 * A second pass over the blocks that writes the script of every new address. If there are earlier
 * segments it also finds which scripts they know, and numbers addresses accordingly.
 */
final class ScriptPass implements BlockWork<ScriptPass.Found>, AutoCloseable {

  /** Addresses of the outputs marked in {@link #LOCAL_FIRSTS}; only with earlier segments. */
  static final String LOCAL_ADDRESSES = "local-addresses";

  /** The outputs that are the first in this segment to pay their script. */
  static final String LOCAL_FIRSTS = "local-firsts";

  private static final int LENGTH_BITS = 4;

  private final BitVector firsts;
  private final MonotoneNumbers blockTransactions;
  private final MonotoneNumbers txOutputs;
  private final @Nullable ChainIndex earlier;
  private final ByteStringsWriter scripts;
  private final @Nullable BitVectorWriter outputFirst;
  private final @Nullable PackedNumbersWriter localAddresses;
  private final Runnable onBlock;
  private long nextAddress;

  /** What one block adds. */
  static final class Found {
    int count;
    long[] known = new long[1 << 12];
    int[] output = new int[1 << 12];
    int[] end = new int[1 << 12];
    byte[] codes = new byte[1 << 16];
  }

  ScriptPass(Job job, long outputCount, Runnable onBlock) {
    earlier = job.earlier();
    firsts = new BitVector(job.file(earlier == null ? SegmentColumns.OUTPUT_FIRST : LOCAL_FIRSTS));
    blockTransactions = new MonotoneNumbers(job.file(SegmentColumns.BLOCK_TRANSACTIONS));
    txOutputs = new MonotoneNumbers(job.file(SegmentColumns.TX_OUTPUTS));
    scripts = new ByteStringsWriter(job.file(SegmentColumns.ADDRESS_SCRIPTS), LENGTH_BITS);
    if (earlier == null) {
      outputFirst = null;
      localAddresses = null;
    } else {
      outputFirst = new BitVectorWriter(job.file(SegmentColumns.OUTPUT_FIRST));
      nextAddress = earlier.addressCount();
      localAddresses =
          new PackedNumbersWriter(
              job.file(LOCAL_ADDRESSES), PackedNumbers.widthOf(nextAddress + outputCount));
    }
    this.onBlock = onBlock;
  }

  @Override
  public Found scratch() {
    return new Found();
  }

  @Override
  public void prepare(int block, byte[] bytes, int offset, BlockRows rows, Found found) {
    found.count = 0;
    long first = txOutputs.get(blockTransactions.get(block));
    long end = first + rows.outputCount();
    int used = 0;
    for (long output = firsts.next(first); output < end; output = firsts.next(output + 1)) {
      int row = (int) (output - first);
      int length = rows.scriptLength(row);
      reserve(found, used + length + 1);
      used += ScriptCode.encode(bytes, rows.scriptOffset(row), length, found.codes, used);
      found.known[found.count] =
          earlier == null ? -1 : earlier.addressOf(bytes, rows.scriptOffset(row), length);
      found.output[found.count] = row;
      found.end[found.count] = used;
      found.count++;
    }
  }

  private static void reserve(Found found, int codeBytes) {
    if (found.count == found.known.length) {
      found.known = Arrays.copyOf(found.known, 2 * found.count);
      found.output = Arrays.copyOf(found.output, 2 * found.count);
      found.end = Arrays.copyOf(found.end, 2 * found.count);
    }
    if (codeBytes > found.codes.length) {
      found.codes = Arrays.copyOf(found.codes, 2 * codeBytes);
    }
  }

  @Override
  public void emit(int block, byte[] bytes, int offset, BlockRows rows, Found found) {
    int start = 0;
    int row = 0;
    for (int i = 0; i < found.count; i++) {
      boolean isNew = found.known[i] < 0;
      if (isNew) {
        scripts.add(found.codes, start, found.end[i] - start);
      }
      start = found.end[i];
      if (outputFirst != null && localAddresses != null) {
        for (; row < found.output[i]; row++) {
          outputFirst.add(false);
        }
        outputFirst.add(isNew);
        row++;
        localAddresses.add(isNew ? nextAddress++ : found.known[i]);
      }
    }
    if (outputFirst != null) {
      for (; row < rows.outputCount(); row++) {
        outputFirst.add(false);
      }
    }
    onBlock.run();
  }

  /** Number of addresses that are new in this segment. */
  long addresses() {
    return scripts.size();
  }

  List<ColumnFile> finish() {
    List<ColumnFile> files = new ArrayList<>(scripts.finish());
    if (outputFirst != null && localAddresses != null) {
      files.add(outputFirst.finish());
      localAddresses.finish();
    }
    return files;
  }

  @Override
  public void close() {
    scripts.close();
    if (outputFirst != null && localAddresses != null) {
      outputFirst.close();
      localAddresses.close();
    }
  }
}
