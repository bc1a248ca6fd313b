package org.tracer.source.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tracer.source.blocks.RealBlocks;

class RetargetTest {

  private static final long TWO_WEEKS = 1_209_600;

  /** The cases of Bitcoin Core's {@code src/test/pow_tests.cpp} (MIT licence). */
  @ParameterizedTest
  @CsvSource({
    "1d00ffff, 1261130161, 1262152739, 1d00d86a", // Height 32,256, the first change.
    "1d00ffff, 1231006505, 1233061996, 1d00ffff", // The easiest target stays.
    "1c05a3f4, 1279008237, 1279297671, 1c0168fd", // A quarter of two weeks at least.
    "1c387f6f, 1263163443, 1269211443, 1d00e1fd", // Four times two weeks at most.
  })
  void next_shouldBeThatOfBitcoinCore(String bits, long first, long last, String next) {
    assertThat(Retarget.next(Integer.parseInt(bits, 16), first, last))
        .isEqualTo(Integer.parseInt(next, 16));
  }

  @Test
  void next_shouldBeThatOfRealHeaders() {
    List<BlockHeader> late = new ArrayList<>();
    byte[] bytes = RealBlocks.bytes("btc-headers/mainnet-headers-822528-830592.bin");
    for (int at = 0; at < bytes.length; at += BlockHeader.LENGTH) {
      late.add(BlockHeader.read(bytes, at));
    }
    int changes = 0;
    for (int start = 2016; start < late.size(); start += 2016) {
      BlockHeader first = late.get(start - 2016);
      BlockHeader last = late.get(start - 1);
      int next =
          Retarget.next(first.bits(), first.time().getEpochSecond(), last.time().getEpochSecond());
      assertThat(next).isEqualTo(late.get(start).bits());
      changes++;
    }
    assertThat(changes).isEqualTo(4);
  }

  @ParameterizedTest
  @CsvSource({"0, 302400", "302399, 302400", "302401, 302401", "-5, 302400", "9999999, 4838400"})
  void next_shouldTakeTheTimeWithinTheFactorFour(long taken, long counted) {
    int bits = 0x1b04864c;
    BigInteger target = CompactTarget.decode(bits).orElseThrow();
    BigInteger next =
        target.multiply(BigInteger.valueOf(counted)).divide(BigInteger.valueOf(TWO_WEEKS));
    assertThat(Retarget.next(bits, 1_300_000_000L, 1_300_000_000L + taken))
        .isEqualTo(CompactTarget.encode(next));
  }

  @Test
  void next_shouldRefuseWhatIsNoTarget() {
    assertThatThrownBy(() -> Retarget.next(0x0480_0001, 0, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("4800001");
  }
}
