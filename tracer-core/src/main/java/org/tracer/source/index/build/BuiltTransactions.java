package org.tracer.source.index.build;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.tracer.chain.OutPoint;
import org.tracer.chain.TxId;
import org.tracer.source.catalog.BestChain;
import org.tracer.source.codec.BlockHeader;
import org.tracer.source.index.BlockBytes;
import org.tracer.source.index.SegmentColumns;
import org.tracer.source.index.TransactionReader;
import org.tracer.succinct.MonotoneNumbers;

/** Reads transactions of the segment that is being built back from the block files. */
final class BuiltTransactions {

  private final BestChain chain;
  private final int firstHeight;
  private final BlockBytes files;
  private final MonotoneNumbers blockTransactions;
  private final MonotoneNumbers outputs;
  private final MonotoneNumbers inputs;
  private final MonotoneNumbers bytes;
  private final ThreadLocal<TransactionReader> reader =
      ThreadLocal.withInitial(TransactionReader::new);

  BuiltTransactions(Job job) {
    chain = job.chain();
    firstHeight = job.firstHeight();
    List<Path> paths = chain.files();
    files = new BlockBytes(paths, chain.key());
    blockTransactions = new MonotoneNumbers(job.file(SegmentColumns.BLOCK_TRANSACTIONS));
    outputs = new MonotoneNumbers(job.file(SegmentColumns.TX_OUTPUTS));
    inputs = new MonotoneNumbers(job.file(SegmentColumns.TX_INPUTS));
    bytes = new MonotoneNumbers(job.file(SegmentColumns.TX_BYTES));
  }

  long ofOutput(long output) {
    return outputs.lastAtMost(output);
  }

  long ofInput(long input) {
    return inputs.lastAtMost(input);
  }

  TxId id(long transaction) {
    return read(transaction).id();
  }

  /** The outpoint an input names. */
  OutPoint spent(long input) {
    long transaction = ofInput(input);
    return read(transaction).spent((int) (input - inputs.get(transaction)));
  }

  /** What a message says of an input. */
  String where(long input) {
    long transaction = ofInput(input);
    int height = firstHeight + (int) blockTransactions.lastAtMost(transaction);
    return String.format(
        Locale.ROOT,
        "transaction %s, input %d, block %d (%s, offset %d)",
        id(transaction),
        input - inputs.get(transaction),
        height,
        chain.files().get(chain.fileIndex(height)),
        chain.offset(height));
  }

  private TransactionReader read(long transaction) {
    int block = (int) blockTransactions.lastAtMost(transaction);
    long first = blockTransactions.get(block);
    long count = blockTransactions.get(block + 1) - first;
    int height = firstHeight + block;
    long start = bytes.get(transaction);
    long offset =
        chain.offset(height)
            + BlockHeader.LENGTH
            + TransactionColumns.countLength(count)
            + (start - bytes.get(first));
    int length = (int) (bytes.get(transaction + 1) - start);
    return reader.get().read(files, chain.fileIndex(height), offset, length);
  }
}
