package org.tracer.source.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tracer.chain.bitcoin.BitcoinNetwork;
import org.tracer.ledger.ChainBuilder;
import org.tracer.ledger.MemoryLedger;
import org.tracer.source.blocks.BlockFiles;
import org.tracer.source.blocks.Notices;
import org.tracer.source.blocks.RealBlocks;
import org.tracer.source.codec.BlockHeader;

/** Headers and blocks of mainnet; bodies, where only headers are there, are stubs of a coinbase. */
class RealCatalogTest extends CatalogCase {

  private static final int FIRST = 822_528;
  private static final String LATE = "btc-headers/mainnet-headers-822528-830592.bin";
  private static final String EARLY = "btc-headers/mainnet-headers-0-10236.bin.zst";

  private static final List<Path> FILES = List.of(Path.of("blk00000.dat"));

  private static List<byte[]> withStubs(byte[] headers, int firstHeight) {
    List<byte[]> stubs = new ArrayList<>();
    for (int at = 0; at < headers.length; at += BlockHeader.LENGTH) {
      int height = firstHeight + at / BlockHeader.LENGTH;
      byte[] push = {3, (byte) height, (byte) (height >> 8), (byte) (height >> 16)};
      stubs.add(
          join(
              Arrays.copyOfRange(headers, at, at + BlockHeader.LENGTH),
              HexFormat.of().parseHex("010200000001" + "00".repeat(32) + "ffffffff" + "04"),
              push));
    }
    return stubs;
  }

  private BestChain openMain(List<byte[]> stubs) {
    write(0, ChainBuilder.blockFile(BitcoinNetwork.MAIN, stubs));
    return open();
  }

  @Test
  void bestChain_shouldFollowRealHeadersOverFourChangesOfDifficulty() {
    BestChain best = openMain(withStubs(RealBlocks.bytes(LATE), FIRST));
    assertThat(best.network()).isEqualTo(BitcoinNetwork.MAIN);
    assertThat(best.firstHeight()).isEqualTo(FIRST);
    assertThat(best.lastHeight()).isEqualTo(830_592);
    assertThat(best.notices()).isEmpty();
  }

  @Test
  void bestChain_shouldFollowTheFirstHeaders() {
    BestChain best = openMain(withStubs(RealBlocks.decompressed(EARLY), 0));
    assertThat(best.firstHeight()).isZero();
    assertThat(best.size()).isEqualTo(10_237);
    assertThat(best.hash(0)).isEqualTo(BitcoinNetwork.MAIN.genesis());
    assertThat(best.notices()).isEmpty();
  }

  @Test
  void bestChain_shouldEndWhereACoinbaseDeniesItsHeight() {
    List<byte[]> stubs = withStubs(RealBlocks.bytes(LATE), FIRST);
    stubs.set(1_000, withStubs(Arrays.copyOf(stubs.get(1_000), 80), FIRST + 7).getFirst());
    BestChain best = openMain(stubs);
    assertThat(best.firstHeight()).isEqualTo(FIRST + 1_001); // The piece with more work.
    assertThat(best.notices())
        .anyMatch(notice -> notice.contains("states height 822535, but it has height 823528"));
  }

  /** What no miner could forge is changed behind the proof of work: one time, then one target. */
  @Test
  void link_shouldRefuseADifficultyThatTheTimesDoNotCallFor() {
    byte[] headers = RealBlocks.bytes(LATE);
    assertThat(refusals(headers)).isEmpty();
    byte[] later = headers.clone();
    ByteBuffer.wrap(later).order(ByteOrder.LITTLE_ENDIAN).putInt(80 * 2015 + 68, 1_703_999_999);
    assertThat(refusals(later))
        .singleElement()
        .asString()
        .contains("its target is 17")
        .contains("but the 2016 blocks before height 824544 call for 17");
    byte[] changed = headers.clone();
    changed[80 * 3_000 + 72]++;
    assertThat(refusals(changed))
        .anyMatch(notice -> notice.contains("differs from the block before, at height 825528"));
  }

  /** The lower 64 bits of the sum run over every second block or so. */
  @Test
  void work_shouldBeTheExactSum() {
    byte[] headers = RealBlocks.bytes(LATE);
    NetworkBlocks blocks = linkable(headers);
    LinkedBlocks links = link(blocks, new Notices());
    BigInteger sum = BigInteger.ZERO;
    for (int at = 0; at < headers.length; at += BlockHeader.LENGTH) {
      BlockHeader header = BlockHeader.read(headers, at);
      sum = sum.add(header.work());
      assertThat(links.work(blocks.rows.find(header.hash().hash()))).isEqualTo(sum);
    }
  }

  private static List<String> refusals(byte[] headers) {
    Notices notices = new Notices();
    link(linkable(headers), notices);
    return notices.toList();
  }

  private static LinkedBlocks link(NetworkBlocks blocks, Notices notices) {
    return new LinkedBlocks(blocks, new Places(FILES, blocks.rows), false, notices);
  }

  /** Headers under the hashes that the real ones have. */
  private static NetworkBlocks linkable(byte[] headers) {
    byte[] real = RealBlocks.bytes(LATE);
    NetworkBlocks blocks = new NetworkBlocks(BitcoinNetwork.MAIN);
    FoundFrames frames = new FoundFrames();
    for (int at = 0; at < headers.length; at += BlockHeader.LENGTH) {
      ByteBuffer hashes = ByteBuffer.allocate(64);
      hashes.put(BlockHeader.read(real, at).hash().hash().toWire()).put(real, at + 4, 32).flip();
      while (hashes.hasRemaining()) {
        frames.hashes.add(hashes.getLong());
      }
      BlockHeader header = BlockHeader.read(headers, at);
      int row = frames.size();
      frames.offset.add(at);
      frames.length.add(100);
      frames.bits.add(header.bits());
      frames.time.add((int) header.time().getEpochSecond());
      frames.statedHeight.add(FIRST + row);
      frames.magic.add(BitcoinNetwork.MAIN.magic());
      blocks.add(frames, row, FILES, 0);
    }
    return blocks;
  }

  @Test
  void bestChain_shouldBeThatOfTheBlocksSourceOnRealFiles() {
    for (String name : List.of("blk00000-first1MB-clean.dat", "nbitcoin-blk00000.dat")) {
      Path file = write(0, RealBlocks.bytes("btc-blocks/" + name));
      MemoryLedger ledger = BlockFiles.open(List.of(file));
      BestChain best = open();
      assertThat(best.ref(best.lastHeight())).isEqualTo(ledger.horizon());
    }
  }

  @Test
  void bestChain_shouldBeginInTheMiddleOfMainnet() {
    List<byte[]> real = new ArrayList<>();
    for (int height = 831_328; height <= 831_331; height++) {
      real.add(RealBlocks.bytes("btc-blocks/consecutive-2024/0%d.raw".formatted(height)));
    }
    BestChain best = openMain(real);
    assertThat(best.firstHeight()).isEqualTo(831_328);
    assertThat(best.lastHeight()).isEqualTo(831_331);
    assertThat(best.notices()).isEmpty();
  }
}
