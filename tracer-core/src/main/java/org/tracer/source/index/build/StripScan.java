package org.tracer.source.index.build;

import org.tracer.source.index.KeyedHash;
import org.tracer.source.scan.BlockRows;
import org.tracer.source.scan.BlockWork;

/** Numbers the transactions, inputs and outputs of one strip and spreads what must be joined. */
final class StripScan implements BlockWork<BlockKeys>, AutoCloseable {

  private final KeyedHashKey key;
  private final int shift;
  private final LongSpool rows;
  private final LongSpool blocks;
  private final LongSpool values;
  private final LongSpool lost;
  private final Spill ids;
  private final Spill spends;
  private final Spill scripts;
  private final Runnable onBlock;
  private long inputs;
  private long outputs;
  private long transactions;

  /** Makes a hash for each thread. */
  interface KeyedHashKey {
    KeyedHash hash();
  }

  /**
   * @param inputs number of inputs before, and of outputs
   */
  StripScan(
      StripFiles files,
      KeyedHashKey key,
      int partitions,
      int chunk,
      long inputs,
      long outputs,
      Runnable onBlock) {
    this.key = key;
    this.shift = Long.SIZE - Integer.numberOfTrailingZeros(partitions);
    this.inputs = inputs;
    this.outputs = outputs;
    this.onBlock = onBlock;
    rows = new LongSpool(files.rows());
    blocks = new LongSpool(files.blocks());
    values = new LongSpool(files.values());
    lost = new LongSpool(files.lost());
    ids = new Spill(files.ids(), partitions, chunk);
    spends = new Spill(files.spends(), partitions, chunk);
    scripts = new Spill(files.scripts(), partitions, chunk);
  }

  @Override
  public BlockKeys scratch() {
    return new BlockKeys(key.hash());
  }

  @Override
  public void prepare(int block, byte[] bytes, int offset, BlockRows decoded, BlockKeys scratch) {
    scratch.fill(bytes, decoded);
  }

  @Override
  public void emit(int block, byte[] bytes, int offset, BlockRows decoded, BlockKeys scratch) {
    int count = decoded.transactionCount();
    for (int tx = 0; tx < count; tx++) {
      long hash = scratch.ids[tx];
      int outputCount = decoded.outputCount(tx);
      ids.add(
          (int) (hash >>> shift),
          hash,
          Packing.pair(outputs + decoded.firstOutput(tx), outputCount));
      rows.add(RowWord.of(decoded.length(tx), outputCount, decoded.inputCount(tx)));
    }
    for (int input = 0; input < decoded.inputCount(); input++) {
      long hash = scratch.spends[input];
      long vout = Math.min(decoded.vout(input), Packing.SMALL_MASK);
      spends.add((int) (hash >>> shift), hash, Packing.pair(inputs + input, vout));
    }
    for (int output = 0; output < decoded.outputCount(); output++) {
      values.add(scratch.values[output]);
      long more = scratch.more[output];
      if (more == BlockKeys.LOST) {
        lost.add(outputs + output);
      } else {
        long hash = scratch.scripts[output];
        scripts.add((int) (hash >>> shift), hash, Packing.pair(outputs + output, more));
      }
    }
    blocks.add(count);
    transactions += count;
    inputs += decoded.inputCount();
    outputs += decoded.outputCount();
    onBlock.run();
  }

  long transactions() {
    return transactions;
  }

  long inputs() {
    return inputs;
  }

  long outputs() {
    return outputs;
  }

  /** Ends the writing. */
  void finish() {
    rows.finish();
    blocks.finish();
    values.finish();
    lost.finish();
    ids.finish();
    spends.finish();
    scripts.finish();
  }

  @Override
  public void close() {
    rows.close();
    blocks.close();
    values.close();
    lost.close();
    ids.close();
    spends.close();
    scripts.close();
  }
}
