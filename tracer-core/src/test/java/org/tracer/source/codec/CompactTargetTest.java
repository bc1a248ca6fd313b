package org.tracer.source.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Vectors of Bitcoin Core, {@code src/test/arith_uint256_tests.cpp}, bignum_SetCompact. */
class CompactTargetTest {

  @ParameterizedTest
  @CsvSource({
    "01123456, 12",
    "02123456, 1234",
    "03123456, 123456",
    "04123456, 12345600",
    "05009234, 92340000",
    "20123456, 1234560000000000000000000000000000000000000000000000000000000000",
    "1d00ffff, ffff0000000000000000000000000000000000000000000000000000",
  })
  void decode_shouldGiveTarget(String bits, String target) {
    assertThat(CompactTarget.decode(Integer.parseUnsignedInt(bits, 16)))
        .contains(new BigInteger(target, 16));
  }

  @ParameterizedTest
  @CsvSource({
    "00000000", "00123456", "01003456", "02000056", "03000000", "04000000", "00923456", "01803456",
    "02800056", "03800000", "04800000", "04923456", "01fedcba", "ff123456", "21010000", "23000001"
  })
  void decode_shouldRefuseZeroNegativeAndOverflow(String bits) {
    assertThat(CompactTarget.decode(Integer.parseUnsignedInt(bits, 16))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"80, 02008000", "12, 01120000", "1234, 02123400", "92340000, 05009234"})
  void encode_shouldGiveCompactForm(String target, String bits) {
    assertThat(CompactTarget.encode(new BigInteger(target, 16)))
        .isEqualTo(Integer.parseUnsignedInt(bits, 16));
  }

  @Test
  void work_shouldBeThatOfDifficultyOne() {
    BigInteger target = CompactTarget.decode(0x1d00ffff).orElseThrow();
    assertThat(CompactTarget.work(target)).isEqualTo(4_295_032_833L);
  }
}
