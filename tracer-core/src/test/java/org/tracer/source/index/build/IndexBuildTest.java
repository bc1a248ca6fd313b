package org.tracer.source.index.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tracer.chain.Hash256;
import org.tracer.chain.TxId;
import org.tracer.chain.bitcoin.BitcoinNetwork;
import org.tracer.chain.bitcoin.LockingScript;
import org.tracer.error.InvalidInputException;
import org.tracer.error.MalformedDataException;
import org.tracer.ledger.ChainBuilder;
import org.tracer.ledger.ChainTransaction;
import org.tracer.ledger.LedgersAgree;
import org.tracer.ledger.MemoryLedger;
import org.tracer.source.blocks.BlockFiles;
import org.tracer.source.blocks.RealBlocks;
import org.tracer.source.index.ChainIndex;
import org.tracer.source.index.IndexManifest;
import org.tracer.source.index.IndexedLedger;
import org.tracer.succinct.ColumnFile;

/** An index answers as the same blocks do that are held in memory. */
class IndexBuildTest {

  private static final Resources RESOURCES = new Resources(Resources.LEAST_MEMORY, 2);

  @TempDir Path directory;

  private Path blocks(List<byte[]> chain) throws IOException {
    Path blocks = Files.createDirectories(directory.resolve("blocks"));
    Files.write(
        blocks.resolve("blk00000.dat"), ChainBuilder.blockFile(BitcoinNetwork.REGTEST, chain));
    return blocks;
  }

  private IndexBuild build(String name) {
    return new IndexBuild(directory.resolve(name), RESOURCES, BuildListener.SILENT, 2_000);
  }

  private void checkAgainstMemory(Path blocks, String name) {
    checkAgainstMemory(blocks, name, null);
  }

  private void checkAgainstMemory(
      Path blocks, String name, @org.jspecify.annotations.Nullable BitcoinNetwork network) {
    MemoryLedger memory = BlockFiles.open(List.of(blocks), network, null);
    ChainIndex index = ChainIndex.open(directory.resolve(name), null);
    LedgersAgree.check(memory, new IndexedLedger(index, "index:test"));
    findsManyAtOnce(index);
    for (long address = 0; address < index.addressCount(); address++) {
      assertThat(index.type(address)).isEqualTo(index.script(address).type());
    }
  }

  /** Every id of the index, in another order and with ids between them that no transaction has. */
  private static void findsManyAtOnce(ChainIndex index) {
    SplittableRandom random = new SplittableRandom(3);
    int count = Math.toIntExact(index.transactionCount());
    TxId[] wanted = new TxId[2 * count];
    long[] right = new long[2 * count];
    for (int i = 0; i < count; i++) {
      right[i] = (i + 7L) % count;
      wanted[i] = index.id(right[i]);
      right[count + i] = -1;
      wanted[count + i] =
          new TxId(
              new Hash256(
                  random.nextLong(), random.nextLong(), random.nextLong(), random.nextLong()));
    }
    long[] found = new long[2 * count];
    index.find(wanted, found);
    assertThat(found).isEqualTo(right);
  }

  /** Payments of all shapes among a few holders, some with data, some to scripts of no form. */
  static ChainBuilder randomChain(long seed, int blocks) {
    ChainBuilder chain = new ChainBuilder();
    extend(chain, new SplittableRandom(seed), new ArrayList<>(), 1, blocks);
    return chain;
  }

  private static void extend(
      ChainBuilder chain, SplittableRandom random, List<Coin> coins, int from, int to) {
    for (int height = from; height <= to; height++) {
      String coinbase = "c" + height + "-" + random.nextInt(1 << 20);
      chain.block(coinbase, holder(random), 5_000_000);
      List<Coin> made = new ArrayList<>();
      for (int i = random.nextInt(6); i > 0 && !coins.isEmpty(); i--) {
        String name = "t" + height + "-" + i + "-" + random.nextInt(1 << 20);
        ChainTransaction payment = chain.pay(name);
        long sum = 0;
        for (int in = 1 + random.nextInt(4); in > 0 && !coins.isEmpty(); in--) {
          Coin coin = coins.remove(random.nextInt(coins.size()));
          payment.spend(coin.place());
          sum += coin.value();
        }
        int vout = 0;
        for (int out = 1 + random.nextInt(5); out > 0 && sum > 0; out--, vout++) {
          long value = out == 1 ? sum : random.nextLong(sum + 1);
          sum -= value;
          switch (random.nextInt(12)) {
            case 0 -> payment.burn(value);
            case 1 -> {
              payment.toScript(
                  LockingScript.of(new byte[] {0x51, (byte) random.nextInt(4)}), value);
              coins.add(new Coin(name + ":" + vout, value));
            }
            default -> {
              payment.to(holder(random), value);
              made.add(new Coin(name + ":" + vout, value));
            }
          }
        }
        if (vout == 0) {
          payment.to(holder(random), 0);
        }
      }
      coins.addAll(made);
      coins.add(new Coin(coinbase + ":0", 5_000_000));
    }
  }

  private record Coin(String place, long value) {}

  private static String holder(SplittableRandom random) {
    return (random.nextBoolean() ? "pkh:" : "") + "h" + random.nextInt(30);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 40, 200})
  void answersAsMemoryDoes(int length) throws IOException {
    for (int seed = 0; seed < 3; seed++) {
      Path blocks = blocks(randomChain(seed, length).blocks());
      build("i" + seed).build(blocks, null);
      checkAgainstMemory(blocks, "i" + seed);
    }
  }

  @Test
  void updatesBlockByBlock() throws IOException {
    List<byte[]> all = randomChain(7, 60).blocks();
    Path blocks = blocks(all.subList(0, 20));
    build("i").build(blocks, null);
    for (int length : new int[] {21, 22, 25, 26, 40, 41, 61}) {
      blocks(all.subList(0, length));
      build("i").update(null);
      checkAgainstMemory(blocks, "i");
    }
    assertThat(IndexManifest.read(directory.resolve("i")).segments().size()).isBetween(1, 4);
  }

  @Test
  void manySegmentsAnswerAsOne() throws IOException {
    List<byte[]> all = randomChain(11, 400).blocks();
    Path blocks = blocks(all.subList(0, 300));
    build("i").build(blocks, null);
    for (int length : new int[] {350, 360, 362, 363}) {
      blocks(all.subList(0, length));
      build("i").update(null);
    }
    assertThat(IndexManifest.read(directory.resolve("i")).segments().size()).isGreaterThan(2);
    checkAgainstMemory(blocks, "i");
  }

  @Test
  void nothingNewChangesNothing() throws IOException {
    Path blocks = blocks(randomChain(1, 30).blocks());
    IndexManifest built = build("i").build(blocks, null);
    assertThat(build("i").update(null)).isEqualTo(built);
  }

  @Test
  void branchesThatLostAreReplaced() throws IOException {
    ChainBuilder first = randomChain(3, 40);
    Path blocks = blocks(first.blocks());
    build("i").build(blocks, null);
    ChainBuilder fork = first.forkAt(30);
    for (int i = 0; i < 15; i++) {
      fork.block("f" + i, "rival", 7_000);
    }
    List<byte[]> both = new ArrayList<>(first.blocks());
    both.addAll(fork.blocks().subList(31, fork.blocks().size()));
    blocks(both);
    build("i").update(null);
    checkAgainstMemory(blocks, "i");
    assertThat(ChainIndex.open(directory.resolve("i"), null).horizon().height().value())
        .isEqualTo(45);
  }

  @Test
  void obfuscatedFilesGiveTheSameIndex() throws IOException {
    List<byte[]> chain = randomChain(5, 50).blocks();
    IndexManifest plain = build("plain").build(blocks(chain), null);
    byte[] key = {1, 2, 3, 4, 5, 6, 7, (byte) 0x88};
    byte[] file = ChainBuilder.blockFile(BitcoinNetwork.REGTEST, chain);
    for (int i = 0; i < file.length; i++) {
      file[i] ^= key[i % 8];
    }
    Path blocks = Files.createDirectories(directory.resolve("blocks"));
    Files.write(blocks.resolve("blk00000.dat"), file);
    Files.write(blocks.resolve("xor.dat"), key);
    IndexManifest obfuscated = build("xor").build(blocks, null);
    assertThat(digests(obfuscated)).isEqualTo(digests(plain));
    checkAgainstMemory(blocks, "xor");
  }

  private static List<String> digests(IndexManifest index) {
    return index.segments().stream()
        .flatMap(segment -> segment.files().stream())
        .map(ColumnFile::sha256)
        .toList();
  }

  /** Strips, threads and memory change nothing in the result. */
  @Test
  void sameBlocksSameBytes() throws IOException {
    Path blocks = blocks(randomChain(9, 80).blocks());
    IndexManifest one = build("one").build(blocks, null);
    IndexManifest other =
        new IndexBuild(
                directory.resolve("two"), new Resources(3_000_000_000L, 1), BuildListener.SILENT)
            .build(blocks, null);
    assertThat(other.segments()).isEqualTo(one.segments());
  }

  @Test
  void anExistingIndexIsNotOverwritten() throws IOException {
    Path blocks = blocks(randomChain(1, 5).blocks());
    build("i").build(blocks, null);
    assertThatThrownBy(() -> build("i").build(blocks, null))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("already");
  }

  @Test
  void anOutputSpentTwiceIsRefused() throws IOException {
    ChainBuilder chain = new ChainBuilder();
    chain.block("c1", "miner", 5_000);
    chain.block("c2", "miner", 5_000);
    chain.pay("t1").spend("c1:0").to("alice", 4_000);
    chain.pay("t2").spend("c1:0").to("bob", 4_000);
    Path blocks = blocks(chain.blocks());
    assertThatThrownBy(() -> build("i").build(blocks, null))
        .isInstanceOf(MalformedDataException.class)
        .hasMessageContaining("spent twice")
        .satisfies(e -> assertThat(((MalformedDataException) e).input()).contains("blk00000.dat"));
  }

  /** The first thousands of real blocks, one file with what a node leaves at its end. */
  @Test
  void realBlocksFromTheBeginning() throws IOException {
    Path blocks = Files.createDirectories(directory.resolve("blocks"));
    Files.copy(
        RealBlocks.file("btc-blocks/blk00000-first1MB-clean.dat"), blocks.resolve("blk00000.dat"));
    IndexManifest index = build("i").build(blocks, null);
    assertThat(index.network()).isEqualTo(BitcoinNetwork.MAIN);
    checkAgainstMemory(blocks, "i");
  }

  /** Blocks from the middle of the chain: most of what they spend is not in the data. */
  @Test
  void realBlocksOfToday() throws IOException {
    Path blocks = Files.createDirectories(directory.resolve("blocks"));
    List<byte[]> chain = new ArrayList<>();
    for (int height = 831_328; height <= 831_331; height++) {
      chain.add(RealBlocks.bytes("btc-blocks/consecutive-2024/0" + height + ".raw"));
    }
    Files.write(blocks.resolve("blk00000.dat"), ChainBuilder.blockFile(BitcoinNetwork.MAIN, chain));
    build("i").build(blocks, null);
    checkAgainstMemory(blocks, "i");
  }
}
