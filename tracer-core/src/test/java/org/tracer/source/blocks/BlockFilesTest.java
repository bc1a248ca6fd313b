package org.tracer.source.blocks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tracer.chain.BlockHash;
import org.tracer.chain.BlockHeight;
import org.tracer.chain.Hash256;
import org.tracer.chain.bitcoin.BitcoinNetwork;
import org.tracer.error.InvalidInputException;
import org.tracer.error.MalformedDataException;
import org.tracer.error.SourceUnavailableException;
import org.tracer.ledger.ChainBuilder;
import org.tracer.ledger.MemoryLedger;
import org.tracer.ledger.SpendBuffer;
import org.tracer.source.codec.BlockHeader;

class BlockFilesTest {

  /** Behind header, count, version, marker and flag, input count, outpoint, length and height. */
  private static final int NAME_IN_COINBASE = 80 + 1 + 4 + 2 + 1 + 36 + 1 + 2;

  @TempDir private Path directory;

  private ChainBuilder chain;

  /** Four blocks above genesis; the second and third hold payments, the third with witnesses. */
  @BeforeEach
  void build() {
    chain = new ChainBuilder();
    chain.block("c1", "pkh:miner", 5_000);
    chain.block("c2", "miner", 5_000);
    chain.pay("t1").spend("c1:0").to("alice", 3_000).to("bob", 1_900);
    chain.block("c3", "miner", 5_000);
    chain.pay("t2").spend("t1:0").to("carol", 2_000).to("alice", 990);
    chain.pay("t3").spend("t2:0").to("dave", 1_990);
    chain.block("c4", "miner", 5_000);
  }

  private Path write(String name, byte[] bytes) {
    try {
      return Files.write(directory.resolve(name), bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] file(List<byte[]> blocks) {
    return ChainBuilder.blockFile(BitcoinNetwork.REGTEST, blocks);
  }

  private static byte[] join(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }

  private static String hash(byte[] block) {
    return BlockHeader.read(block, 0).hash().toString();
  }

  /** Flips one bit of a block, counted from its end if negative. */
  private static byte[] flipped(byte[] block, int at) {
    byte[] copy = block.clone();
    copy[at < 0 ? copy.length + at : at] ^= 1;
    return copy;
  }

  private MemoryLedger open(String name, byte[] bytes) {
    return BlockFiles.open(List.of(write(name, bytes)));
  }

  private static void assertTip(MemoryLedger ledger, int height, byte[] block) {
    assertThat(ledger.horizon().height()).isEqualTo(BlockHeight.of(height));
    assertThat(ledger.horizon().hash()).hasToString(hash(block));
  }

  @Test
  void open_shouldHoldTheWholeChain() {
    MemoryLedger ledger = open("blk00000.dat", chain.blockFile());
    assertTip(ledger, 4, chain.blocks().get(4));
    assertThat(ledger.network()).isEqualTo(BitcoinNetwork.REGTEST);
    assertThat(ledger.notices()).isEmpty();
    assertThat(ledger.origin()).isEqualTo("blocks:blk00000.dat");
    MemoryLedger expected = chain.ledger();
    assertThat(ledger.transactionCount()).isEqualTo(expected.transactionCount());
    for (long key = 0; key < ledger.transactionCount(); key++) {
      assertThat(ledger.transaction(key)).isEqualTo(expected.transaction(key));
    }
  }

  @Test
  void open_shouldKnowWhoSpends() {
    MemoryLedger ledger = open("blk00000.dat", chain.blockFile());
    SpendBuffer spends = new SpendBuffer();
    spends.ask(0, true);
    spends.ask(1, true);
    ledger.readSpends(ledger.find(chain.id("t1")), spends);
    assertThat(ledger.id(spends.spenderKey(0))).isEqualTo(chain.id("t2"));
    assertThat(spends.spenderKey(1)).isEqualTo(SpendBuffer.UNSPENT);
  }

  @Test
  void open_shouldRefuseABlockWithAChangedTransaction() {
    List<byte[]> blocks = new ArrayList<>(chain.blocks());
    byte[] changed = flipped(blocks.get(3), NAME_IN_COINBASE);
    blocks.set(3, changed);
    MemoryLedger ledger = open("blk00000.dat", file(blocks));
    assertTip(ledger, 2, blocks.get(2));
    int offset = file(blocks.subList(0, 3)).length;
    assertThat(ledger.notices())
        .hasSize(2)
        .contains(
            "blk00000.dat, offset "
                + offset
                + ": block "
                + hash(changed)
                + " is refused: its transactions do not give its Merkle root.")
        .anyMatch(notice -> notice.startsWith("A chain of 1 block is left out"));
  }

  @Test
  void open_shouldRefuseABlockWithAChangedWitness() {
    List<byte[]> blocks = new ArrayList<>(chain.blocks());
    blocks.set(3, flipped(blocks.get(3), -10));
    MemoryLedger ledger = open("blk00000.dat", file(blocks));
    assertTip(ledger, 2, blocks.get(2));
    assertThat(ledger.notices())
        .anyMatch(notice ->
            notice.contains(hash(chain.blocks().get(3)))
                && notice.endsWith("its witnesses do not give its witness commitment."));
  }

  @Test
  void open_shouldRefuseABlockWithoutWork() {
    List<byte[]> blocks = new ArrayList<>(chain.blocks());
    byte[] idle = blocks.get(4).clone();
    do {
      idle[76]++;
    } while (BlockHeader.read(idle, 0).hasProofOfWork(BitcoinNetwork.REGTEST));
    blocks.set(4, idle);
    MemoryLedger ledger = open("blk00000.dat", file(blocks));
    assertTip(ledger, 3, blocks.get(3));
    assertThat(ledger.notices())
        .hasSize(1)
        .allMatch(notice -> notice.contains(hash(idle)) && notice.contains("proof of work"));
  }

  /** CVE-2012-2459: the last transactions repeated, so that the Merkle root stays the same. */
  @Test
  void open_shouldRefuseABlockWithItsLastTransactionRepeated() {
    List<byte[]> blocks = new ArrayList<>(chain.blocks());
    byte[] block = blocks.get(3);
    int last = chain.ledger().transactionCount() - 2;
    assertThat(chain.ledger().id(last)).isEqualTo(chain.id("t3"));
    assertThat(block[BlockHeader.LENGTH]).isEqualTo((byte) 3);
    byte[] tail = lastTransaction(block);
    byte[] mutated = join(block, tail);
    mutated[BlockHeader.LENGTH] = 4;
    blocks.set(3, mutated);
    MemoryLedger ledger = open("blk00000.dat", file(blocks));
    assertTip(ledger, 2, blocks.get(2));
    assertThat(ledger.notices())
        .anyMatch(notice -> notice.contains(hash(block)) && notice.contains("CVE-2012-2459"));

    // The sound copy counts although the mutated one has the same hash and comes first.
    write("blk00001.dat", file(List.of(block)));
    MemoryLedger both = BlockFiles.open(List.of(directory));
    assertTip(both, 4, blocks.get(4));
  }

  private byte[] lastTransaction(byte[] block) {
    String id = chain.id("t2").hash().toString();
    byte[] spent = Hash256.parse("id", id).toWire();
    for (int at = block.length - spent.length; ; at--) {
      if (Arrays.equals(block, at, at + spent.length, spent, 0, spent.length)) {
        return Arrays.copyOfRange(block, at - 7, block.length);
      }
    }
  }

  /** Two inner nodes of 64 bytes shown as one transaction: the first is then no coinbase. */
  @Test
  void open_shouldRefuseABlockThatShowsInnerNodesAsTransactions() {
    List<byte[]> blocks = new ArrayList<>(chain.blocks());
    byte[] header = Arrays.copyOf(blocks.get(3), BlockHeader.LENGTH);
    byte[] ids = join(chain.id("c3").hash().toWire(), chain.id("t2").hash().toWire());
    blocks.set(3, join(header, new byte[] {1}, ids));
    MemoryLedger ledger = open("blk00000.dat", file(blocks));
    assertTip(ledger, 2, blocks.get(2));
    assertThat(ledger.notices()).anyMatch(notice -> notice.contains(hash(header)));
  }

  @Test
  void open_shouldGoOnBehindGarbageAndForeignBlocks() {
    List<byte[]> blocks = chain.blocks();
    byte[] garbage = new byte[1000];
    new Random(7).nextBytes(garbage);
    byte[] foreign = HexFormat.of().parseHex("deadbeef10000000" + "00".repeat(16));
    byte[] first = file(blocks.subList(0, 2));
    MemoryLedger ledger =
        open("blk00000.dat", join(garbage, first, foreign, file(blocks.subList(2, 5))));
    assertTip(ledger, 4, blocks.get(4));
    assertThat(ledger.notices())
        .containsExactly(
            "blk00000.dat, offset 0: 1000 bytes are no part of a block.",
            "blk00000.dat, offset " + (1000 + first.length) + ": 24 bytes are no part of a block.");
  }

  @Test
  void open_shouldReportATruncatedTail() {
    byte[] whole = chain.blockFile();
    MemoryLedger ledger = open("blk00000.dat", Arrays.copyOf(whole, whole.length - 1));
    assertTip(ledger, 3, chain.blocks().get(3));
    int length = chain.blocks().get(4).length;
    assertThat(ledger.notices())
        .containsExactly(
            "blk00000.dat, offset "
                + (whole.length - length - 8)
                + ": the block is cut off: "
                + (length - 1)
                + " of "
                + length
                + " bytes are here.");
  }

  /** A node that stopped in the middle of a block writes the next one right behind. */
  @Test
  void open_shouldFindTheBlockBehindACutOne() {
    List<byte[]> blocks = chain.blocks();
    byte[] cut = file(List.of(blocks.get(2)));
    MemoryLedger ledger =
        open(
            "blk00000.dat",
            join(
                file(blocks.subList(0, 2)),
                Arrays.copyOf(cut, cut.length - 30),
                file(blocks.subList(2, 5))));
    assertTip(ledger, 4, blocks.get(4));
    assertThat(ledger.notices()).isNotEmpty();
  }

  @Test
  void open_shouldReadObfuscatedDirectoriesWithUnwrittenTail() {
    byte[] key = HexFormat.of().parseHex("0102a4b8ff00c37e");
    List<byte[]> blocks = chain.blocks();
    write("xor.dat", key);
    write("blk00000.dat", obfuscated(file(blocks.subList(2, 5)), key));
    write("blk00001.dat", obfuscated(file(blocks.subList(0, 2)), key));
    write("rev00000.dat", new byte[100]);
    MemoryLedger ledger = BlockFiles.open(List.of(directory));
    assertTip(ledger, 4, blocks.get(4));
    assertThat(ledger.notices()).isEmpty();
    assertThat(
            BlockFiles.filesOf(List.of(directory)).stream()
                .map(Path::getFileName)
                .map(Path::toString))
        .containsExactly("xor.dat", "blk00000.dat", "blk00001.dat");

    write("xor.dat", new byte[8]);
    assertThatThrownBy(() -> BlockFiles.open(List.of(directory)))
        .isInstanceOf(MalformedDataException.class)
        .hasMessageStartingWith("no valid block was found");
    write("xor.dat", new byte[7]);
    assertThatThrownBy(() -> BlockFiles.open(List.of(directory)))
        .isInstanceOf(MalformedDataException.class)
        .hasMessageContaining("7 bytes, expected 8");
  }

  private static byte[] obfuscated(byte[] file, byte[] key) {
    byte[] preallocated = Arrays.copyOf(file, file.length + 4099);
    for (int i = 0; i < file.length; i++) {
      preallocated[i] ^= key[i % 8];
    }
    return preallocated;
  }

  @Test
  void open_shouldGiveTheSameLedgerWhateverTheOrder() {
    ChainBuilder longer = chain.forkAt(2);
    longer.block("d3", "miner", 5_000);
    longer.block("d4", "miner", 5_000);
    longer.block("d5", "miner", 5_000);
    ChainBuilder rival = longer.forkAt(4);
    rival.block("e5", "miner", 5_000);
    List<byte[]> all = new ArrayList<>(chain.blocks());
    all.addAll(longer.blocks().subList(3, 6));
    all.add(rival.blocks().get(5));
    byte[] winner = smaller(longer.blocks().get(5), rival.blocks().get(5));
    for (int seed = 0; seed < 5; seed++) {
      Collections.shuffle(all, new Random(seed));
      List<Path> files = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        files.add(write("part" + i, file(all.subList(3 * i, 3 * i + 3))));
      }
      Collections.shuffle(files, new Random(-seed));
      MemoryLedger ledger = BlockFiles.open(files);
      assertTip(ledger, 5, winner);
      assertThat(ledger.find(chain.id("t2"))).isNegative();
      assertThat(ledger.find(chain.id("t1"))).isNotNegative();
      assertThat(ledger.notices()).hasSize(4);
      assertThat(ledger.notices().getFirst()).contains("equal work", hash(winner));
      assertThat(ledger.notices().subList(1, 4)).allMatch(notice -> notice.contains("stale"));
    }
  }

  private static byte[] smaller(byte[] first, byte[] second) {
    return hash(first).compareTo(hash(second)) < 0 ? first : second;
  }

  @Test
  void open_shouldRefuseABlockThatSpendsTwice() {
    ChainBuilder thief = chain.forkAt(2);
    thief.block("f3", "miner", 5_000);
    thief.pay("s1").spend("t1:0").to("mallory", 1_000);
    thief.pay("s2").spend("t1:0").to("mallory", 1_000);
    for (int height = 4; height < 8; height++) {
      thief.block("f" + height, "miner", 5_000);
    }
    List<byte[]> all = new ArrayList<>(chain.blocks());
    all.addAll(thief.blocks().subList(3, 8));
    MemoryLedger ledger = open("blk00000.dat", file(all));
    assertTip(ledger, 4, chain.blocks().get(4));
    assertThat(ledger.notices())
        .anyMatch(notice ->
            notice.contains(hash(thief.blocks().get(3)))
                && notice.contains("an output is spent twice"));
  }

  @Test
  void open_shouldReadRawBlocksAndLines() {
    List<Path> raw = new ArrayList<>();
    ByteArrayOutputStream lines = new ByteArrayOutputStream();
    for (int height = 0; height < 5; height++) {
      byte[] block = chain.blocks().get(height);
      raw.add(write("raw" + height, block));
      lines.writeBytes((HexFormat.of().formatHex(block) + "\r\n").getBytes(StandardCharsets.UTF_8));
    }
    lines.writeBytes("not hexadecimal\n".getBytes(StandardCharsets.UTF_8));
    assertTip(BlockFiles.open(raw), 4, chain.blocks().get(4));
    MemoryLedger ofLines = open("blocks.txt", lines.toByteArray());
    assertTip(ofLines, 4, chain.blocks().get(4));
    assertThat(ofLines.notices())
        .containsExactly("blocks.txt, line 6: not a block in hexadecimal.");
  }

  @Test
  void open_shouldTakeTheHeightFromTheCoinbaseWithoutGenesis() {
    byte[] file = file(chain.blocks().subList(2, 5));
    MemoryLedger ledger = open("blk00000.dat", file);
    assertThat(ledger.firstBlock().height().value()).isEqualTo(2);
    List<Path> paths = List.of(directory);
    assertThatThrownBy(() -> BlockFiles.open(paths, null, BlockHeight.of(7)))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("it is 2");
  }

  @Test
  void open_shouldRefuseAnotherGenesis() {
    byte[] coinbase = Arrays.copyOfRange(chain.blocks().get(1), 81, chain.blocks().get(1).length);
    byte[] other =
        ChainBuilder.mine(
            new BlockHash(new Hash256(0, 0, 0, 0)),
            List.of(chain.id("c1").hash()),
            1_296_688_602L,
            List.of(coinbase));
    assertThatThrownBy(() -> open("blk00000.dat", file(List.of(other))))
        .isInstanceOf(MalformedDataException.class)
        .hasMessageContaining("it begins a chain, but not that of bitcoin-regtest");
  }

  @Test
  void open_shouldBoundItsNotices() {
    List<byte[]> blocks = new ArrayList<>(chain.blocks());
    blocks.addAll(Collections.nCopies(500, blocks.get(4)));
    MemoryLedger ledger = open("blk00000.dat", file(blocks));
    assertThat(ledger.notices()).hasSize(21).contains("And 480 more blocks that are there twice.");
  }

  @Test
  void open_shouldSayWhichPathIsMissing() {
    Path missing = directory.resolve("missing.dat");
    assertThatThrownBy(() -> BlockFiles.open(List.of(missing)))
        .isInstanceOfSatisfying(
            SourceUnavailableException.class,
            e -> assertThat(e.input()).isEqualTo(missing.toString()));
  }

  @Test
  void parse_shouldReadHeightAndNetwork() {
    Path file = write("blk00000.dat", chain.blockFile());
    BlocksUri uri = BlocksUri.parse("blocks:" + file + "#height=0&network=bitcoin-regtest");
    assertThat(uri.paths()).containsExactly(file);
    assertThat(uri.firstHeight()).isEqualTo(BlockHeight.of(0));
    assertTip(uri.open(), 4, chain.blocks().get(4));
    assertThat(BlocksUri.parse("blocks:a,b").paths()).containsExactly(Path.of("a"), Path.of("b"));
    for (String wrong : new String[] {"blocks:", "blocks:a#height=-1", "blocks:a#x=1", "a"}) {
      assertThatThrownBy(() -> BlocksUri.parse(wrong)).isInstanceOf(InvalidInputException.class);
    }
  }
}
