package org.tracer.source.index.build;

import org.tracer.chain.Hash256;
import org.tracer.chain.bitcoin.LockingScript;
import org.tracer.source.index.AmountCode;
import org.tracer.source.index.KeyedHash;
import org.tracer.source.scan.BlockRows;

/** What one block contributes, worked out before its turn comes. Used again for later blocks. */
final class BlockKeys {

  /** Among the second halves of hashes: the output can never be spent. */
  static final long LOST = -1;

  private final KeyedHash hash;
  long[] ids = new long[1 << 12];
  long[] spends = new long[1 << 13];
  long[] scripts = new long[1 << 13];

  /** {@link Packing#SMALL_BITS} more bits of the hash, or {@link #LOST}. */
  long[] more = new long[1 << 13];

  long[] values = new long[1 << 13];

  BlockKeys(KeyedHash hash) {
    this.hash = hash;
  }

  void fill(byte[] bytes, BlockRows rows) {
    ids = room(ids, rows.transactionCount());
    for (int tx = 0; tx < rows.transactionCount(); tx++) {
      hash.hash(rows.ids(), Hash256.LENGTH * tx, Hash256.LENGTH);
      ids[tx] = hash.first();
    }
    spends = room(spends, rows.inputCount());
    for (int input = 0; input < rows.inputCount(); input++) {
      hash.hash(bytes, rows.outpointOffset(input), Hash256.LENGTH);
      spends[input] = hash.first();
    }
    int outputs = rows.outputCount();
    scripts = room(scripts, outputs);
    more = room(more, outputs);
    values = room(values, outputs);
    for (int output = 0; output < outputs; output++) {
      int offset = rows.scriptOffset(output);
      int length = rows.scriptLength(output);
      values[output] = AmountCode.encode(rows.valueSat(output));
      if (LockingScript.isUnspendable(bytes, offset, length)) {
        more[output] = LOST;
      } else {
        hash.hash(bytes, offset, length);
        scripts[output] = hash.first();
        more[output] = hash.second() & Packing.SMALL_MASK;
      }
    }
  }

  private static long[] room(long[] array, int count) {
    return count <= array.length ? array : new long[count + count / 2];
  }
}
