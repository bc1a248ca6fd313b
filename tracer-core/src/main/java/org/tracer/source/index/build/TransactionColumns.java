package org.tracer.source.index.build;

import java.util.ArrayList;
import java.util.List;
import org.tracer.chain.Hash256;
import org.tracer.source.catalog.BestChain;
import org.tracer.source.codec.BlockHeader;
import org.tracer.source.index.SegmentColumns;
import org.tracer.succinct.ColumnFile;
import org.tracer.succinct.MonotoneNumbersWriter;
import org.tracer.succinct.VariableNumbersWriter;
import org.tracer.succinct.WordsWriter;

/** Writes the columns that the scan alone decides: blocks, transactions, amounts. */
final class TransactionColumns {

  /**
   * Outputs and inputs are counted in unary: hardly longer than with low bits, and a search stays
   * in one cache line.
   */
  private static final int COUNT_BITS = 0;

  /** Log2 of the usual mean of a transaction's bytes. */
  private static final int BYTE_BITS = 8;

  private TransactionColumns() {}

  static List<ColumnFile> transactions(Job job, List<StripFiles> strips) {
    List<ColumnFile> files = new ArrayList<>();
    try (MonotoneNumbersWriter outputs =
            new MonotoneNumbersWriter(job.file(SegmentColumns.TX_OUTPUTS), COUNT_BITS);
        MonotoneNumbersWriter inputs =
            new MonotoneNumbersWriter(job.file(SegmentColumns.TX_INPUTS), COUNT_BITS);
        MonotoneNumbersWriter bytes =
            new MonotoneNumbersWriter(job.file(SegmentColumns.TX_BYTES), BYTE_BITS)) {
      long nextOutput = 0;
      long nextInput = 0;
      long nextByte = 0;
      for (StripFiles strip : strips) {
        try (LongSpool.Reader rows = new LongSpool.Reader(strip.rows())) {
          while (rows.hasNext()) {
            long row = rows.next();
            outputs.add(nextOutput);
            inputs.add(nextInput);
            bytes.add(nextByte);
            nextOutput += RowWord.outputs(row);
            nextInput += RowWord.inputs(row);
            nextByte += RowWord.length(row);
          }
        }
      }
      outputs.add(nextOutput);
      inputs.add(nextInput);
      bytes.add(nextByte);
      files.addAll(outputs.finish());
      files.addAll(inputs.finish());
      files.addAll(bytes.finish());
    }
    return files;
  }

  static List<ColumnFile> values(Job job, List<StripFiles> strips) {
    try (VariableNumbersWriter values =
        new VariableNumbersWriter(job.file(SegmentColumns.OUTPUT_VALUES))) {
      for (StripFiles strip : strips) {
        try (LongSpool.Reader codes = new LongSpool.Reader(strip.values())) {
          while (codes.hasNext()) {
            values.add(codes.next());
          }
        }
      }
      return values.finish();
    }
  }

  static List<ColumnFile> blocks(Job job, List<StripFiles> strips) {
    BestChain chain = job.chain();
    int[] numbers = new int[chain.files().size()];
    List<String> names = blockFiles(job);
    for (int file = 0; file < numbers.length; file++) {
      numbers[file] = names.indexOf(String.valueOf(chain.files().get(file).getFileName()));
    }
    byte[] hash = new byte[Hash256.LENGTH];
    List<ColumnFile> files = new ArrayList<>();
    try (WordsWriter blocks = new WordsWriter(job.file(SegmentColumns.BLOCKS));
        MonotoneNumbersWriter firsts =
            new MonotoneNumbersWriter(job.file(SegmentColumns.BLOCK_TRANSACTIONS), BYTE_BITS)) {
      long transactions = 0;
      long bytes = 0;
      int height = job.firstHeight();
      for (StripFiles strip : strips) {
        try (LongSpool.Reader counts = new LongSpool.Reader(strip.blocks());
            LongSpool.Reader rows = new LongSpool.Reader(strip.rows())) {
          while (counts.hasNext()) {
            long count = counts.next();
            firsts.add(transactions);
            transactions += count;
            chain.writeHash(height, hash, 0);
            Hash256 words = Hash256.read(hash, 0);
            blocks.add(words.w0());
            blocks.add(words.w1());
            blocks.add(words.w2());
            blocks.add(words.w3());
            blocks.add(chain.timeSeconds(height));
            blocks.add((long) chain.length(height) << 32 | numbers[chain.fileIndex(height)]);
            blocks.add(chain.offset(height));
            blocks.add(chain.offset(height) + BlockHeader.LENGTH + countLength(count) - bytes);
            for (long i = 0; i < count; i++) {
              bytes += RowWord.length(rows.next());
            }
            height++;
          }
        }
      }
      firsts.add(transactions);
      files.add(blocks.finish());
      files.addAll(firsts.finish());
    }
    return files;
  }

  /** Bytes of the number of transactions in a block. */
  static int countLength(long count) {
    return count < 0xfd ? 1 : count <= 0xffff ? 3 : 5;
  }

  /** Names of the block files that a job reads, in order of name. */
  static List<String> blockFiles(Job job) {
    BestChain chain = job.chain();
    boolean[] used = new boolean[chain.files().size()];
    for (int height = job.firstHeight(); height <= job.lastHeight(); height++) {
      used[chain.fileIndex(height)] = true;
    }
    List<String> names = new ArrayList<>();
    for (int file = 0; file < used.length; file++) {
      if (used[file]) {
        names.add(String.valueOf(chain.files().get(file).getFileName()));
      }
    }
    return names;
  }
}
