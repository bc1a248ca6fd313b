package org.tracer.source.blocks;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tracer.chain.Hash256;
import org.tracer.chain.bitcoin.BitcoinNetwork;
import org.tracer.source.codec.BlockHeader;
import org.tracer.source.codec.CompactTarget;

/** On 8,065 consecutive headers of mainnet from height 822,528 on. */
class LinkRuleTest {

  private static final int FIRST_HEIGHT = 822_528;
  private static final LinkRule MAIN = new LinkRule(BitcoinNetwork.MAIN);

  private static CheckedBlock block(BlockHeader header, int statedHeight) {
    BlockFile file = new BlockFile("headers", new byte[0], new byte[8]);
    FoundBlock found = new FoundBlock(file, "", 0, 0, header, BitcoinNetwork.MAIN);
    return CheckedBlock.accepted(found, new byte[Hash256.LENGTH], statedHeight);
  }

  private static List<BlockHeader> headers() {
    byte[] bytes = RealBlocks.bytes("btc-headers/mainnet-headers-822528-830592.bin");
    List<BlockHeader> headers = new ArrayList<>();
    for (int at = 0; at < bytes.length; at += BlockHeader.LENGTH) {
      headers.add(BlockHeader.read(bytes, at));
    }
    return headers;
  }

  private static BlockHeader withTarget(BlockHeader header, BigInteger target) {
    return new BlockHeader(
        header.hash(),
        header.version(),
        header.previous(),
        header.merkleRoot(),
        header.time(),
        CompactTarget.encode(target),
        header.nonce());
  }

  @Test
  void fault_shouldFindNoneInRealHeaders() {
    List<BlockHeader> headers = headers();
    for (int i = 1; i < headers.size(); i++) {
      int height = FIRST_HEIGHT + i;
      CheckedBlock block = block(headers.get(i), height);
      assertThat(MAIN.fault(block(headers.get(i - 1), height - 1), block, height)).isNull();
      assertThat(MAIN.isPlausible(height, block)).isTrue();
    }
  }

  @Test
  void fault_shouldBeAChangeOfTargetAtAnotherHeight() {
    List<BlockHeader> headers = headers();
    CheckedBlock before = block(headers.get(2015), FIRST_HEIGHT + 2015);
    CheckedBlock after = block(headers.get(2016), FIRST_HEIGHT + 2017);
    assertThat(MAIN.fault(before, after, FIRST_HEIGHT + 2017))
        .isEqualTo("its target differs from the block before, at height 824545");
    assertThat(MAIN.fault(before, after, LinkRule.UNKNOWN_HEIGHT)).isNull();
  }

  @Test
  void fault_shouldBeATargetMoreThanFourTimesAsEasyOrHard() {
    BlockHeader header = headers().getFirst();
    BigInteger target = header.target().orElseThrow();
    CheckedBlock before = block(header, FIRST_HEIGHT);
    for (BigInteger allowed : List.of(target.shiftLeft(2), target.shiftRight(2))) {
      CheckedBlock after = block(withTarget(header, allowed), FIRST_HEIGHT + 2016);
      assertThat(MAIN.fault(before, after, FIRST_HEIGHT + 2016)).isNull();
    }
    for (BigInteger wrong : List.of(target.shiftLeft(3), target.shiftRight(3))) {
      CheckedBlock after = block(withTarget(header, wrong), FIRST_HEIGHT + 2016);
      assertThat(MAIN.fault(before, after, FIRST_HEIGHT + 2016)).contains("factor 4");
    }
  }

  @Test
  void fault_shouldBeAHeightThatTheCoinbaseDenies() {
    List<BlockHeader> headers = headers();
    CheckedBlock before = block(headers.get(0), FIRST_HEIGHT);
    assertThat(MAIN.fault(before, block(headers.get(1), 822_530), FIRST_HEIGHT + 1))
        .isEqualTo("its coinbase states height 822530, but it has height 822529");
    assertThat(MAIN.fault(before, block(headers.get(1), CheckedBlock.NO_HEIGHT), FIRST_HEIGHT + 1))
        .contains("BIP 34");
  }

  /** Testnet blocks stand at far higher heights than mainnet blocks of their time. */
  @Test
  void isPlausible_shouldDenyHeightsFarFromTheBlockTime() {
    CheckedBlock block = block(headers().getFirst(), FIRST_HEIGHT);
    assertThat(MAIN.isPlausible(2_500_000, block)).isFalse();
    assertThat(MAIN.isPlausible(200_000, block)).isFalse();
    assertThat(new LinkRule(BitcoinNetwork.TESTNET3).isPlausible(2_500_000, block)).isTrue();
  }
}
