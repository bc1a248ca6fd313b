package org.tracer.source.index;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.tracer.chain.BlockHeight;
import org.tracer.chain.BlockRef;
import org.tracer.chain.TxId;
import org.tracer.chain.bitcoin.BitcoinNetwork;
import org.tracer.chain.bitcoin.LockingScript;
import org.tracer.chain.bitcoin.ScriptType;
import org.tracer.column.LongColumn;
import org.tracer.ledger.ChainTables;
import org.tracer.source.blocks.BlockFile;
import org.tracer.source.codec.BlockHeader;

/**
 * An index that was opened: one or more segments, each a run of blocks that were indexed together.
 * Opening maps files and reads next to nothing. Read by any number of threads.
 */
public final class ChainIndex implements ChainTables {

  private final IndexManifest manifest;
  private final Segments segments;
  private final IdSearch ids;
  private final long[] lost;

  private ChainIndex(Path directory, IndexManifest manifest, Path blocks) {
    this.manifest = manifest;
    String anyFile = manifest.tip().blockFiles().getFirst();
    byte[] key = BlockFile.keyOf(blocks.resolve(anyFile)); // One key for all of a directory.
    segments = new Segments(directory, manifest.segments());
    ids = new IdSearch(segments, blocks, key);
    lost = lostOutputs();
  }

  /**
   * Opens the index in {@code directory}.
   *
   * @param blocks where the block files are now; null if they are where they were
   * @throws org.tracer.error.SourceUnavailableException if there is no index
   * @throws org.tracer.error.MalformedDataException if it is damaged
   */
  public static ChainIndex open(Path directory, @Nullable Path blocks) {
    IndexManifest manifest = IndexManifest.read(directory);
    return new ChainIndex(directory, manifest, blocks == null ? manifest.blocks() : blocks);
  }

  /** The index that {@code manifest} speaks of, whether it is the published one or not. */
  public static ChainIndex of(Path directory, IndexManifest manifest) {
    return new ChainIndex(directory, manifest, manifest.blocks());
  }

  public IndexManifest manifest() {
    return manifest;
  }

  @Override
  public BitcoinNetwork network() {
    return manifest.network();
  }

  @Override
  public int firstHeight() {
    return manifest.segments().getFirst().firstHeight();
  }

  @Override
  public BlockRef horizon() {
    return block(manifest.tip().lastHeight());
  }

  @Override
  public long transactionCount() {
    return segments.transactionCount;
  }

  @Override
  public long inputCount() {
    return segments.inputCount;
  }

  @Override
  public long outputCount() {
    return segments.outputCount;
  }

  @Override
  public long addressCount() {
    return segments.addressCount;
  }

  @Override
  public BlockRef block(int height) {
    Segment segment = segments.ofHeight(height);
    int block = height - segment.info.firstHeight();
    return new BlockRef(
        BlockHeight.of(height),
        segment.blockHash(block),
        Instant.ofEpochSecond(segment.blockTime(block)));
  }

  /** Bytes of all blocks that the index holds, headers included. O(blocks). */
  public long blockBytes() {
    long bytes = 0;
    for (Segment segment : segments.from(0)) {
      for (int block = 0; block < segment.blockCount(); block++) {
        bytes += segment.blockLength(block);
      }
    }
    return bytes;
  }

  Segment segment(int number) {
    return segments.get(number);
  }

  /** The segments from {@code number} on. */
  List<Segment> segmentsFrom(int number) {
    return segments.from(number);
  }

  /** File and offset of a block, in parentheses. */
  String where(int height) {
    Segment segment = segments.ofHeight(height);
    int block = height - segment.info.firstHeight();
    return String.format(
        Locale.ROOT,
        " (%s, offset %d)",
        segment.info.blockFiles().get(segment.blockFile(block)),
        segment.blockOffset(block));
  }

  @Override
  public long firstTransaction(int height) {
    if (height == manifest.tip().lastHeight() + 1) {
      return transactionCount();
    }
    Segment segment = segments.ofHeight(height);
    return segment.info.transactionBase()
        + segment.blockTransactions.get(height - segment.info.firstHeight());
  }

  @Override
  public int height(long transaction) {
    Segment segment = segments.get(segments.ofTransaction(transaction));
    return segment.info.firstHeight()
        + segment.blockOf(transaction - segment.info.transactionBase());
  }

  @Override
  public long firstInput(long transaction) {
    if (transaction == transactionCount()) {
      return inputCount();
    }
    Segment segment = segments.get(segments.ofTransaction(transaction));
    return segment.info.inputBase()
        + segment.txInputs.get(transaction - segment.info.transactionBase());
  }

  @Override
  public long firstOutput(long transaction) {
    if (transaction == transactionCount()) {
      return outputCount();
    }
    Segment segment = segments.get(segments.ofTransaction(transaction));
    return segment.info.outputBase()
        + segment.txOutputs.get(transaction - segment.info.transactionBase());
  }

  /** First input of a transaction, and the input behind its last, into {@code pair}. */
  void inputs(long transaction, long[] pair) {
    Segment segment = segments.get(segments.ofTransaction(transaction));
    segment.txInputs.getPair(transaction - segment.info.transactionBase(), pair);
    pair[0] += segment.info.inputBase();
    pair[1] += segment.info.inputBase();
  }

  /** First output of a transaction, and the output behind its last, into {@code pair}. */
  void outputs(long transaction, long[] pair) {
    Segment segment = segments.get(segments.ofTransaction(transaction));
    segment.txOutputs.getPair(transaction - segment.info.transactionBase(), pair);
    pair[0] += segment.info.outputBase();
    pair[1] += segment.info.outputBase();
  }

  /** The transaction of an input, and its first input, into {@code found}. */
  void ofInput(long input, long[] found) {
    Segment segment = segments.get(segments.ofInput(input));
    segment.txInputs.lastAtMost(input - segment.info.inputBase(), found);
    found[0] += segment.info.transactionBase();
    found[1] += segment.info.inputBase();
  }

  /** The transaction of an output, and its first output, into {@code found}. */
  void ofOutput(long output, long[] found) {
    Segment segment = segments.get(segments.ofOutput(output));
    segment.txOutputs.lastAtMost(output - segment.info.outputBase(), found);
    found[0] += segment.info.transactionBase();
    found[1] += segment.info.outputBase();
  }

  @Override
  public long transactionOfInput(long input) {
    Segment segment = segments.get(segments.ofInput(input));
    return segment.info.transactionBase()
        + segment.txInputs.lastAtMost(input - segment.info.inputBase());
  }

  @Override
  public long transactionOfOutput(long output) {
    Segment segment = segments.get(segments.ofOutput(output));
    return segment.info.transactionBase()
        + segment.txOutputs.lastAtMost(output - segment.info.outputBase());
  }

  @Override
  public long source(long input) {
    Segment segment = segments.get(segments.ofInput(input));
    return segment.inputSources.get(input - segment.info.inputBase()) - 1;
  }

  @Override
  public long valueSat(long output) {
    Segment segment = segments.get(segments.ofOutput(output));
    return AmountCode.decode(segment.outputValues.get(output - segment.info.outputBase()));
  }

  @Override
  public void values(long first, int count, long[] into) {
    if (count == 0) {
      return;
    }
    Segment segment = segments.get(segments.ofOutput(first));
    long own = first - segment.info.outputBase();
    if (own + count > segment.info.outputs()) {
      ChainTables.super.values(first, count, into);
      return;
    }
    segment.outputValues.get(own, count, into);
    for (int i = 0; i < count; i++) {
      into[i] = AmountCode.decode(into[i]);
    }
  }

  @Override
  public void sources(long first, int count, long[] into) {
    if (count == 0) {
      return;
    }
    Segment segment = segments.get(segments.ofInput(first));
    long own = first - segment.info.inputBase();
    if (own + count > segment.info.inputs()) {
      ChainTables.super.sources(first, count, into);
      return;
    }
    segment.inputSources.get(own, count, into);
    for (int i = 0; i < count; i++) {
      into[i]--;
    }
  }

  @Override
  public long address(long output) {
    if (isLost(output) && spender(output) == UNSPENT) {
      return NO_ADDRESS;
    }
    return addressPaid(output);
  }

  /** As {@link #address}, whatever became of the output. */
  long addressPaid(long output) {
    Segment segment = segments.get(segments.ofOutput(output));
    return segment.address(output - segment.info.outputBase());
  }

  private boolean isLost(long output) {
    for (int i = 0; i < lost.length; i += 2) {
      if (output >= lost[i] && output < lost[i + 1]) {
        return true;
      }
    }
    return false;
  }

  /** For each lost transaction its first output and the output behind its last. */
  private long[] lostOutputs() {
    LongColumn bounds = new LongColumn();
    for (Segment segment : segments.from(0)) {
      for (long transaction : segment.info.lost()) {
        bounds.add(segment.info.outputBase() + segment.txOutputs.get(transaction));
        bounds.add(segment.info.outputBase() + segment.txOutputs.get(transaction + 1));
      }
    }
    long[] array = new long[bounds.size()];
    Arrays.setAll(array, bounds::get);
    return array;
  }

  @Override
  public void addresses(long first, int count, long[] into) {
    Objects.checkFromIndexSize(0, count, into.length);
    int done = 0;
    while (done < count) {
      Segment segment = segments.get(segments.ofOutput(first + done));
      long own = first + done - segment.info.outputBase();
      int step = (int) Math.min(count - done, segment.info.outputs() - own);
      segment.addresses(own, step, into, done);
      done += step;
    }
    for (int i = 0; i < lost.length; i += 2) {
      for (long output = Math.max(first, lost[i]);
          output < Math.min(first + count, lost[i + 1]);
          output++) {
        into[(int) (output - first)] = address(output);
      }
    }
  }

  @Override
  public void spenders(long first, int count, long[] into) {
    Objects.checkFromIndexSize(0, count, into.length);
    if (count == 0) {
      return;
    }
    int number = segments.ofOutput(first);
    Segment segment = segments.get(number);
    long own = first - segment.info.outputBase();
    if (number < segments.size() - 1 || own + count > segment.info.outputs()) {
      ChainTables.super.spenders(first, count, into);
      return;
    }
    long rank = segment.outputSpent.rank(own);
    for (int i = 0; i < count; i++) {
      boolean spent = segment.outputSpent.get(own + i);
      into[i] = spent ? segment.info.inputBase() + segment.outputSpenders.get(rank++) : UNSPENT;
    }
  }

  @Override
  public long spender(long output) {
    int number = segments.ofOutput(output);
    Segment segment = segments.get(number);
    long own = segment.spender(output - segment.info.outputBase());
    if (own >= 0) {
      return segment.info.inputBase() + own;
    }
    for (int later = number + 1; later < segments.size(); later++) {
      long input = segments.get(later).spenderOfEarlier(output);
      if (input >= 0) {
        return segments.get(later).info.inputBase() + input;
      }
    }
    return UNSPENT;
  }

  @Override
  public LockingScript script(long address) {
    Segment segment = segments.ofAddress(address);
    byte[] code = segment.addressScripts.get(address - segment.info.addressBase());
    return LockingScript.of(ScriptCode.decode(code));
  }

  @Override
  public ScriptType type(long address) {
    Segment segment = segments.ofAddress(address);
    long head = segment.addressScripts.head(address - segment.info.addressBase());
    ScriptType type = ScriptCode.type((int) (head & 0xff), head >>> 8);
    return type == null ? script(address).type() : type;
  }

  @Override
  public TxId id(long transaction) {
    return ids.read(transaction).id();
  }

  /** The bytes of a block, read from its block file and seen to have its hash. */
  byte[] readBlock(int height) {
    Segment segment = segments.ofHeight(height);
    int block = height - segment.info.firstHeight();
    return ids.readBlock(segment, block, segment.blockLength(block));
  }

  /** The 80 bytes of a block's header, likewise. */
  byte[] readHeader(int height) {
    Segment segment = segments.ofHeight(height);
    return ids.readBlock(segment, height - segment.info.firstHeight(), BlockHeader.LENGTH);
  }

  /** Reads a transaction from its block file; what it returns is overwritten by the next. */
  TransactionReader read(long transaction) {
    return ids.read(transaction);
  }

  /** The latest transaction of this id, or -1. Its bytes were read and hashed. */
  public long find(TxId id) {
    return ids.find(id);
  }

  /**
   * As {@link #find(TxId)} for each of {@code wanted}, into {@code found}; several times as fast.
   */
  public void find(TxId[] wanted, long[] found) {
    ids.find(wanted, found);
  }

  @Override
  public long addressOf(LockingScript script) {
    byte[] bytes = script.toBytes();
    return addressOf(bytes, 0, bytes.length);
  }

  /** As {@link #addressOf(LockingScript)}. */
  public long addressOf(byte[] source, int offset, int length) {
    byte[] code = new byte[length + 1];
    int codeLength = ScriptCode.encode(source, offset, length, code, 0);
    for (Segment segment : segments.from(0)) {
      KeyedHash hash = segment.hash();
      hash.hash(source, offset, length);
      long at = segment.addressLookup.firstCandidate(hash.first());
      for (; at >= 0; at = segment.addressLookup.candidateAfter(at, hash.first())) {
        long address = segment.address(segment.addressLookup.number(at));
        long own = address - segment.info.addressBase();
        // A later segment's table also lists what an earlier one numbered; that was found there.
        if (own >= 0 && segment.addressScripts.equals(own, code, codeLength)) {
          return address;
        }
      }
    }
    return -1;
  }

  /** The outputs that pay an address, in chain order. */
  public OutputsOfAddress outputsOf(long address) {
    return new OutputsOfAddress(segments.from(0), Objects.checkIndex(address, addressCount()));
  }
}
