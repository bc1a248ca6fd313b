package org.tracer.source.index.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tracer.chain.Hash256;
import org.tracer.chain.TxId;
import org.tracer.chain.bitcoin.BitcoinNetwork;
import org.tracer.chain.bitcoin.LockingScript;
import org.tracer.error.MalformedDataException;
import org.tracer.error.TracerException;
import org.tracer.ledger.ChainBuilder;
import org.tracer.source.codec.BlockHeader;
import org.tracer.source.index.ChainIndex;
import org.tracer.source.index.IndexManifest;
import org.tracer.source.index.IndexVerification;
import org.tracer.source.index.OutputsOfAddress;
import org.tracer.source.index.SegmentInfo;
import org.tracer.succinct.ColumnFile;

/** What {@link IndexVerification} lets pass answers right; what it refuses it names. */
class VerificationTest {

  private static final int FLIPS_PER_FILE = 6;

  @TempDir Path directory;

  private Path index;
  private Path blocks;

  @BeforeEach
  void buildInSegments() throws IOException {
    List<byte[]> all = IndexBuildTest.randomChain(11, 100).blocks();
    index = directory.resolve("i");
    blocks = Files.createDirectories(directory.resolve("blocks"));
    write(all.subList(0, 80));
    build().build(blocks, null);
    for (int length : new int[] {95, 98, 101}) {
      write(all.subList(0, length));
      build().update(null);
    }
    assertThat(IndexManifest.read(index).segments()).hasSizeGreaterThan(1);
  }

  private void write(List<byte[]> chain) throws IOException {
    Files.write(
        blocks.resolve("blk00000.dat"), ChainBuilder.blockFile(BitcoinNetwork.REGTEST, chain));
  }

  private IndexBuild build() {
    return new IndexBuild(index, new Resources(Resources.LEAST_MEMORY, 1), BuildListener.SILENT);
  }

  private void checkFiles() {
    new IndexVerification(index, null).checkFiles(done -> {});
  }

  private void checkRows() {
    new IndexVerification(index, null).checkRows(1, done -> {});
  }

  @Test
  void soundIndexPasses() {
    assertThatCode(this::checkFiles).doesNotThrowAnyException();
    List<Long> progress = new ArrayList<>();
    new IndexVerification(index, blocks).checkRows(2, progress::add);
    assertThat(progress).hasSize(101).last().isEqualTo(101L);
  }

  /** A bit that changes any answer is found; the others belong to nothing that is read. */
  @Test
  void everyFlippedBitThatMattersIsFound() throws IOException {
    List<String> sound = answers();
    SplittableRandom random = new SplittableRandom(5);
    int caught = 0;
    Map<String, Integer> harmless = new TreeMap<>();
    for (SegmentInfo segment : IndexManifest.read(index).segments()) {
      for (ColumnFile column : segment.files()) {
        Path file = index.resolve(segment.name()).resolve(column.name());
        for (int i = 0; i < FLIPS_PER_FILE; i++) {
          long bit = random.nextLong(8 * column.length());
          flip(file, bit);
          if (isRefused()) {
            caught++;
          } else {
            assertThat(answers()).as(file + ", bit " + bit).isEqualTo(sound);
            boolean inFooter = bit >= 8 * (column.length() - 64);
            harmless.merge(inFooter ? "footer" : column.name(), 1, Integer::sum);
          }
          flip(file, bit);
        }
      }
    }
    assertThat(harmless.keySet()).isSubsetOf("footer");
    assertThat(caught).isGreaterThan(100);
  }

  private boolean isRefused() {
    try {
      checkRows();
      return false;
    } catch (MalformedDataException e) {
      assertThat(e.input()).isNotEmpty();
      assertThat(e.remedy()).isNotEmpty();
      return true;
    }
  }

  private static void flip(Path file, long bit) throws IOException {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      ByteBuffer one = ByteBuffer.allocate(1);
      channel.read(one, bit >>> 3);
      one.put(0, (byte) (one.get(0) ^ 1 << (bit & 7))).flip();
      channel.write(one, bit >>> 3);
    }
  }

  /** Everything that an index can be asked. */
  private List<String> answers() {
    List<String> answers = new ArrayList<>();
    try {
      ChainIndex open = ChainIndex.open(index, null);
      for (int height = open.firstHeight(); height <= open.horizon().height().value(); height++) {
        answers.add(open.block(height) + " " + open.firstTransaction(height));
      }
      for (long tx = 0; tx < open.transactionCount(); tx++) {
        answers.add(open.height(tx) + " " + open.firstInput(tx) + " " + open.firstOutput(tx));
        answers.add(open.id(tx) + " " + open.find(open.id(tx)));
      }
      for (long input = 0; input < open.inputCount(); input++) {
        answers.add(open.transactionOfInput(input) + " " + open.source(input));
      }
      for (long output = 0; output < open.outputCount(); output++) {
        answers.add(open.transactionOfOutput(output) + " " + open.valueSat(output));
        answers.add(open.address(output) + " " + open.spender(output));
      }
      for (long address = 0; address < open.addressCount(); address++) {
        LockingScript script = open.script(address);
        answers.add(script + " " + open.type(address) + " " + open.addressOf(script));
        OutputsOfAddress paid = open.outputsOf(address);
        for (long output = paid.next(); output >= 0; output = paid.next()) {
          answers.add("paid " + output);
        }
      }
    } catch (TracerException | IndexOutOfBoundsException e) {
      answers.add(e.toString());
    }
    return answers;
  }

  /** As before BIP 30: the later transaction takes the place of the earlier one. */
  @Test
  void repeatedCoinbaseIsKnown() throws IOException {
    ChainBuilder chain = new ChainBuilder();
    chain.block("c1", "miner", 5_000).block("c2", "other", 5_000);
    List<byte[]> all = new ArrayList<>(chain.blocks());
    BlockHeader last = BlockHeader.read(all.getLast(), 0);
    all.add(
        oldBlock(
            last,
            chain.id("c1").hash(),
            Arrays.copyOfRange(all.get(1), BlockHeader.LENGTH + 1, all.get(1).length)));
    write(all);
    index = directory.resolve("repeated");
    IndexManifest built = build().build(blocks, null);
    assertThat(built.notices()).isEmpty();
    assertThat(built.segments().getFirst().lost()).containsExactly(0L, 1L);
    checkRows();
    ChainIndex open = ChainIndex.open(index, null);
    assertThat(open.find(chain.id("c1"))).isEqualTo(3);
    long[] found = new long[1];
    open.find(new TxId[] {chain.id("c1")}, found);
    assertThat(found).containsExactly(3);
    SegmentInfo right = built.segments().getFirst();
    new IndexManifest(built.network(), built.blocks(), built.notices(), List.of(withoutLost(right)))
        .write(index);
    assertThatThrownBy(this::checkRows).hasMessageContaining("overwritten transactions");
  }

  /** Of a version that need not state its height. */
  private static byte[] oldBlock(BlockHeader last, Hash256 root, byte[] coinbase) {
    for (int nonce = 0; ; nonce++) {
      BlockHeader draft =
          new BlockHeader(last.hash(), 1, last.hash(), root, last.time(), last.bits(), nonce);
      BlockHeader header = BlockHeader.parse(draft.toBytes());
      if (header.hasProofOfWork(BitcoinNetwork.REGTEST)) {
        return ByteBuffer.allocate(BlockHeader.LENGTH + 1 + coinbase.length)
            .put(header.toBytes())
            .put((byte) 1)
            .put(coinbase)
            .array();
      }
    }
  }

  private static SegmentInfo withoutLost(SegmentInfo info) {
    return new SegmentInfo(
        info.name(),
        info.firstHeight(),
        info.lastHeight(),
        info.lastBlock(),
        info.transactionBase(),
        info.inputBase(),
        info.outputBase(),
        info.addressBase(),
        info.transactions(),
        info.inputs(),
        info.outputs(),
        info.addresses(),
        List.of(0L),
        info.blockFiles(),
        info.files());
  }

  @Test
  void damagedFileIsNamed() throws IOException {
    SegmentInfo segment = IndexManifest.read(index).segments().getFirst();
    Path file = index.resolve(segment.name()).resolve("output-spent");
    flip(file, 100);
    assertThatThrownBy(this::checkFiles)
        .isInstanceOf(MalformedDataException.class)
        .hasMessageContaining("a file is not what was written")
        .satisfies(e -> assertThat(((MalformedDataException) e).input()).endsWith("output-spent"));
    Files.write(file, new byte[128]);
    assertThatThrownBy(this::checkFiles).hasMessageContaining("a file has 128 bytes where");
    Files.delete(file);
    assertThatThrownBy(this::checkFiles).hasMessageContaining("a file is missing");
  }

  @Test
  void cutOffFileDoesNotOpen() throws IOException {
    for (SegmentInfo segment : IndexManifest.read(index).segments()) {
      for (ColumnFile column : segment.files()) {
        Path file = index.resolve(segment.name()).resolve(column.name());
        byte[] whole = Files.readAllBytes(file);
        for (int length : new int[] {0, 63, whole.length - 8, whole.length - 1}) {
          Files.write(file, Arrays.copyOf(whole, length));
          assertThatThrownBy(() -> ChainIndex.open(index, null))
              .as(file + " cut to " + length)
              .isInstanceOf(MalformedDataException.class);
        }
        Files.write(file, whole);
      }
    }
  }

  @Test
  void changedBlockIsNamed() throws IOException {
    Path file = blocks.resolve("blk00000.dat");
    flip(file, 8 * Files.size(file) - 8); // In the last transaction's lock time.
    assertThatThrownBy(this::checkRows)
        .isInstanceOf(MalformedDataException.class)
        .hasMessageContaining("a block is not what it was")
        .satisfies(
            e -> assertThat(((MalformedDataException) e).input()).contains("blk00000.dat, offset"));
  }

  @Test
  void shortenedBlockFileIsNamed() throws IOException {
    Path file = blocks.resolve("blk00000.dat");
    byte[] whole = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(whole, whole.length - 10));
    assertThatThrownBy(this::checkRows)
        .isInstanceOf(MalformedDataException.class)
        .hasMessageContaining("a block is not where the index has it");
  }
}
