package org.tracer.source.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.tracer.SkipReasons;
import org.tracer.chain.BlockHeight;
import org.tracer.chain.bitcoin.BitcoinNetwork;
import org.tracer.source.SharedData;

@ExtendWith(SkipReasons.class)
class CheckpointsTest {

  private static final Checkpoints CHECKPOINTS = Checkpoints.mainnet();

  /** Some block's header with another target. */
  private static BlockHeader withBits(int bits) {
    BlockHeader genesis = header();
    return BlockHeader.parse(
        new BlockHeader(
                genesis.hash(),
                1,
                genesis.hash(),
                genesis.hash().hash(),
                Instant.ofEpochSecond(1_700_000_000L),
                bits,
                0)
            .toBytes());
  }

  private static BlockHeader header() {
    return new BlockHeader(
        BitcoinNetwork.MAIN.genesis(),
        1,
        BitcoinNetwork.MAIN.genesis(),
        BitcoinNetwork.MAIN.genesis().hash(),
        Instant.ofEpochSecond(1_231_006_505L),
        0x1d00ffff,
        2_083_236_893);
  }

  /** Targets that every explorer shows: blocks 100,000 and 700,000. */
  @Test
  void fault_shouldDemandExactlyTheTargetInForce() {
    assertThat(CHECKPOINTS.fault(BlockHeight.of(100_000), withBits(0x1b04864c))).isNull();
    assertThat(CHECKPOINTS.fault(BlockHeight.of(700_000), withBits(0x170f48e4))).isNull();
    assertThat(CHECKPOINTS.fault(BlockHeight.of(100_000), withBits(0x1d00ffff)))
        .isEqualTo("its target is 1d00ffff, but that of height 100000 is 1b04864c");
    assertThat(CHECKPOINTS.fault(BlockHeight.of(700_000), withBits(0x170f48e3))).isNotNull();
    assertThat(CHECKPOINTS.fault(BlockHeight.of(700_000), withBits(0x170f48e5))).isNotNull();
  }

  @Test
  void fault_shouldDemandTheBlockItselfAtACheckpoint() {
    assertThat(CHECKPOINTS.fault(BlockHeight.of(0), header())).isNull();
    assertThat(CHECKPOINTS.fault(BlockHeight.of(0), withBits(0x1d00ffff)))
        .contains("000000000019d668");
    assertThat(CHECKPOINTS.fault(BlockHeight.of(1), withBits(0x1d00ffff))).isNull();
    assertThat(CHECKPOINTS.fault(BlockHeight.of(2016), withBits(0x1d00ffff)))
        .contains("00000000a141216a896c54f211301c436e557a8d55900637bbdce14c6c7bddef");
  }

  /** The last target in the list, at four and more times it, one period later. */
  @Test
  void fault_shouldAllowTheFactorFourOncePerPeriodBehindTheList() {
    int last = CHECKPOINTS.lastExact().value();
    assertThat(last).isEqualTo(878_976 + 2_015);
    assertThat(CHECKPOINTS.fault(BlockHeight.of(last), withBits(0x17028c61))).isNull();
    assertThat(CHECKPOINTS.fault(BlockHeight.of(last), withBits(0x17028c60))).isNotNull();
    BlockHeight next = BlockHeight.of(last + 1);
    assertThat(CHECKPOINTS.fault(next, withBits(0x17028c60))).isNull();
    assertThat(CHECKPOINTS.fault(next, withBits(0x17028c61 + 3 * 0x28c61))).isNull();
    assertThat(CHECKPOINTS.fault(next, withBits(0x17028c61 + 3 * 0x28c61 + 1))).contains("easier");
  }

  /** However many periods later, no easier than the least difficulty of such heights. */
  @Test
  void fault_shouldKeepABoundFarBehindTheList() {
    BlockHeight far = BlockHeight.of(2_000_000);
    assertThat(CHECKPOINTS.fault(far, withBits(0x17028c61))).isNull();
    assertThat(CHECKPOINTS.fault(far, withBits(0x1d00ffff))).contains("easier");
    assertThat(CHECKPOINTS.fault(far, withBits(0x1a00ffff))).contains("easier");
    assertThat(CHECKPOINTS.fault(far, withBits(0))).contains("easier");
    assertThat(CHECKPOINTS.fault(BlockHeight.of(Integer.MAX_VALUE), withBits(0x1d00ffff)))
        .contains("easier");
  }

  /** A checkpoint each 2016 blocks: 12 bytes of work, 4 of height, 80 of header. */
  @Test
  void fault_shouldBeNullForEveryHeaderOfThePublishedList() throws IOException {
    List<String> lines =
        Files.readAllLines(SharedData.path("btc-headers/bitcoinj-mainnet.checkpoints.txt"));
    for (String line : lines.subList(3, lines.size())) {
      byte[] entry = Base64.getMimeDecoder().decode(line);
      int height = ByteBuffer.wrap(entry, 12, 4).getInt();
      BlockHeader header = BlockHeader.read(entry, 16);
      assertThat(CHECKPOINTS.fault(BlockHeight.of(height), header)).isNull();
    }
    assertThat(lines).hasSize(3 + 436);
  }

  /** A second source: the target of every 144th block, by another project. */
  @Test
  void fault_shouldAgreeWithAnotherHistoryOfTargets() throws IOException {
    int compared = 0;
    for (String line :
        Files.readAllLines(SharedData.path("btc-headers/nbitcoin-targethistory.csv"))) {
      String[] cells = line.split(",", -1);
      int height = Integer.parseInt(cells[0]);
      if (height % Retarget.PERIOD != 0) {
        int bits = CompactTarget.encode(new BigInteger(cells[1]));
        assertThat(CHECKPOINTS.fault(BlockHeight.of(height), withBits(bits))).as(line).isNull();
        compared++;
      }
    }
    assertThat(compared).isGreaterThan(1_900);
  }

  /** A third: 8,065 consecutive headers. */
  @Test
  void fault_shouldBeNullForConsecutiveHeaders() throws IOException {
    byte[] bytes =
        Files.readAllBytes(SharedData.path("btc-headers/mainnet-headers-822528-830592.bin"));
    for (int i = 0; i < bytes.length / BlockHeader.LENGTH; i++) {
      BlockHeader header = BlockHeader.read(bytes, i * BlockHeader.LENGTH);
      assertThat(CHECKPOINTS.fault(BlockHeight.of(822_528 + i), header)).isNull();
    }
  }
}
