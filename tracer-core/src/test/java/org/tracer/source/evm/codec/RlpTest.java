package org.tracer.source.evm.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tracer.error.MalformedDataException;
import org.web3j.rlp.RlpEncoder;
import org.web3j.rlp.RlpList;
import org.web3j.rlp.RlpString;
import org.web3j.rlp.RlpType;

/** One way to write each item, and web3j writes it the same way. */
class RlpTest {

  private static RlpCursor cursor(String hex) {
    return RlpCursor.of(HexFormat.of().parseHex(hex));
  }

  @Property(tries = 200)
  void writer_shouldAgreeWithWeb3j(@ForAll byte[] string, @ForAll BigInteger number) {
    BigInteger positive = number.abs();
    assertThat(new RlpWriter().string(string).toBytes())
        .isEqualTo(RlpEncoder.encode(RlpString.create(string)));
    assertThat(new RlpWriter().integer(positive).toBytes())
        .isEqualTo(RlpEncoder.encode(RlpString.create(positive)));
  }

  @Property(tries = 100)
  void lists_shouldAgreeWithWeb3jAndReadBack(@ForAll @Size(max = 40) List<byte[]> strings) {
    List<RlpType> items = strings.stream().<RlpType>map(RlpString::create).toList();
    byte[] theirs = RlpEncoder.encode(new RlpList(new RlpList(items), RlpString.create("")));
    RlpWriter ours = new RlpWriter().list(strings, RlpWriter::string).string(Bytes.EMPTY);
    assertThat(ours.toList()).isEqualTo(theirs);

    RlpCursor list = RlpCursor.of(theirs).readList();
    assertThat(list.readList(RlpCursor::readBytes))
        .isEqualTo(strings.stream().map(Bytes::of).toList());
    assertThat(list.readBytes()).isEqualTo(Bytes.EMPTY);
    assertThat(list.hasNext()).isFalse();
  }

  @Test
  void lengths_shouldTurnLongBehind55And255And65535() {
    for (int length : new int[] {0, 1, 55, 56, 255, 256, 65_535, 65_536, 20_000_000}) {
      byte[] string = new byte[length];
      Arrays.fill(string, (byte) 0x7f);
      byte[] rlp = new RlpWriter().string(string).toBytes();
      assertThat(rlp).isEqualTo(RlpEncoder.encode(RlpString.create(string)));
      assertThat(RlpCursor.of(rlp).readBytes()).isEqualTo(Bytes.of(string));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "8100, a single byte is not written as itself, 0",
    "817f, a single byte is not written as itself, 0",
    "b800, a length is written with leading zeros, 0",
    "b801ff, a length is not written in its shortest form, 0",
    "b90000, a length is written with leading zeros, 0",
    "b9003800, a length is written with leading zeros, 0",
    "83aabb, 'an item of 3 bytes is announced, but only 2 follow', 0",
    "c3aabb, 'an item of 3 bytes is announced, but only 2 follow', 0",
    "b9ffff00, 'an item of 65535 bytes is announced, but only 1 follow', 0",
    "bbffffffff00, 'an item of 4294967295 bytes is announced, but only 1 follow', 0",
    "bfffffffffffffffff00, a length of 8 bytes is more than there is, 0",
    "ff7fffffffffffffff, a length of 8 bytes is more than there is, 0",
    "b9, the data ends within a length, 0",
    "'', the data ends where more is expected, 0",
  })
  void readRaw_shouldRefuseWhatIsNotTheOneWayToWriteIt(String hex, String message, int offset) {
    assertThatThrownBy(() -> cursor(hex).readRaw())
        .isInstanceOfSatisfying(
            MalformedDataException.class,
            e -> {
              assertThat(e).hasMessage(message);
              assertThat(e.input()).isEqualTo("offset " + offset);
            });
  }

  @Test
  void readInteger_shouldRefuseLeadingZerosAndLongNumbers() {
    assertThat(cursor("80").readInteger()).isEqualTo(BigInteger.ZERO);
    assertThat(cursor("820400").readInteger()).isEqualTo(1024);
    assertThat(cursor("887fffffffffffffff").readLong()).isEqualTo(Long.MAX_VALUE);
    assertThatThrownBy(() -> cursor("00").readInteger()).hasMessageContaining("leading zeros");
    assertThatThrownBy(() -> cursor("820004").readInteger()).hasMessageContaining("leading zeros");
    assertThatThrownBy(() -> cursor("888000000000000000").readLong())
        .hasMessageContaining("a number is 9223372036854775808, at most");
    assertThatThrownBy(() -> cursor("a1" + "11".repeat(33)).readInteger())
        .hasMessageContaining("33 bytes");
  }

  @Test
  void read_shouldNameTheOffsetInTheWholeArray() {
    RlpCursor inner = cursor("c483aabbcc").readList();
    assertThatThrownBy(inner::readList)
        .isInstanceOfSatisfying(
            MalformedDataException.class, e -> assertThat(e.input()).isEqualTo("offset 1"));
  }

  @Test
  void readRaw_shouldNotCareHowDeepNestingGoes() {
    byte[] bomb = new byte[100_000];
    byte[] list = {};
    for (int depth = 0; depth < 20_000; depth++) {
      list = new RlpWriter().raw(list).toList();
    }
    System.arraycopy(list, 0, bomb, 0, list.length);
    assertThat(RlpCursor.of(bomb).readRaw().size()).isEqualTo(list.length);
  }
}
