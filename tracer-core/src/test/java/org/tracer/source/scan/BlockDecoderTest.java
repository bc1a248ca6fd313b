package org.tracer.source.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HexFormat;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tracer.error.MalformedDataException;

/** What cannot be a block is refused with the offset of what is wrong. */
class BlockDecoderTest {

  private static final String HEADER = "00".repeat(80);
  private static final String NULL = "00".repeat(32) + "ffffffff";
  private static final String SPENT = "11".repeat(32) + "02000000";
  private static final String OUTPUT = "0100000000000000" + "0151";
  private static final String END = "ffffffff";

  /** One input with an empty script, one output of one satoshi; 61 bytes. */
  private static final String COINBASE =
      "01000000" + "01" + NULL + "00" + END + "01" + OUTPUT + "00000000";

  private static final String SPEND = COINBASE.replace(NULL, SPENT);

  private final BlockDecoder decoder = new BlockDecoder();
  private final BlockRows rows = new BlockRows();

  private void decode(String hex) {
    byte[] block = HexFormat.of().parseHex(hex);
    if (BlockRoots.fix(block)) {
      byte[] shifted = new byte[block.length + 1_000];
      Arrays.fill(shifted, (byte) 1);
      System.arraycopy(block, 0, shifted, 500, block.length);
      decoder.decode(shifted, 500, block.length, rows);
    } else {
      decoder.decode(block, 0, block.length, rows);
    }
  }

  private AbstractThrowableAssert<?, ?> refused(String hex) {
    return assertThatThrownBy(() -> decode(hex)).isInstanceOf(MalformedDataException.class);
  }

  @Test
  void decode_shouldGiveRowsOfAllTransactions() {
    decode(HEADER + "03" + COINBASE + SPEND + SPEND.replace("02000000", "ffffff7f"));
    assertThat(rows.transactionCount()).isEqualTo(3);
    assertThat(rows.inputCount()).isEqualTo(2);
    assertThat(rows.outputCount()).isEqualTo(3);
    assertThat(rows.vout(0)).isEqualTo(2);
    assertThat(rows.vout(1)).isEqualTo(Integer.MAX_VALUE);
    assertThat(rows.outpointOffset(1)).isEqualTo(500 + 81 + 2 * 61 + 5);
    assertThat(rows.scriptOffset(2)).isEqualTo(500 + 81 + 3 * 61 - 5);
  }

  /** The first column names what is wrong, the second where, counted from the header. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "it has no transactions | 80 | H 00",
        "2 items are announced, but only 61 bytes follow | 80 | H 02 C",
        "1 bytes follow its last transaction | 142 | H 01 C 00",
        "its first transaction is no coinbase | 81 | H 01 S",
        "its first transaction is no coinbase | 81 | H 02 S C",
        "transaction 1 spends an output that cannot exist | 147 | H 02 C C2",
        "transaction 1 spends an output that cannot exist | 147 | H 02 C SV",
        "a transaction has no inputs or an unknown flag | 146 | H 02 C 01000000 00 02 01 S5",
        "a length is not written in its shortest form | 80 | H fd0100 C",
        "a length is not written in its shortest form | 80 | H feffff0000 C",
        "a length is not written in its shortest form | 80 | H ffffffffff00000000 C",
        "a length is not written in its shortest form | 80 | H ffffffffffffffffff C",
      })
  void decode_shouldNameWhatIsWrongAndWhere(String message, int offset, String recipe) {
    StringBuilder hex = new StringBuilder();
    for (String part : recipe.split(" ", -1)) {
      hex.append(
          switch (part) {
            case "H" -> HEADER;
            case "C" -> COINBASE;
            case "C2" -> COINBASE.replace("51", "52");
            case "S" -> SPEND;
            case "S5" -> SPEND.substring(10);
            case "SV" -> SPEND.replace("02000000", "00000080");
            default -> part;
          });
    }
    refused(hex.toString()).hasMessage(message).extracting("input").isEqualTo("offset " + offset);
  }

  @Test
  void decode_shouldRefuseAmountsBeyondTheSupply() {
    String most = "0040075af0750700";
    decode(HEADER + "01" + COINBASE.replace(OUTPUT, most + "0151"));
    assertThat(rows.valueSat(0)).isEqualTo(2_100_000_000_000_000L);
    refused(HEADER + "01" + COINBASE.replace(OUTPUT, "0140075af0750700" + "0151"))
        .hasMessage("an output holds 2100000000000001 satoshi");
    refused(HEADER + "01" + COINBASE.replace(OUTPUT, "ffffffffffffffff" + "0151"))
        .hasMessage("an output holds -1 satoshi");
  }

  @Test
  void decode_shouldRefuseNoOutputs() {
    String none = COINBASE.replace("01" + OUTPUT, "00");
    refused(HEADER + "01" + none + "00".repeat(20))
        .hasMessage("a transaction cannot have 0 outputs here");
  }

  @Test
  void decode_shouldRefuseWitnessFlagWithoutWitness() {
    String flagged = "01000000" + "0001" + COINBASE.substring(8, COINBASE.length() - 8);
    decode(HEADER + "01" + flagged + "0100" + "00000000");
    assertThat(rows.length(0)).isEqualTo(65);
    refused(HEADER + "01" + flagged + "00" + "00000000")
        .hasMessage("a transaction has the witness flag but no witness");
  }

  @Test
  void decode_shouldLeaveTheWitnessOutOfIds() {
    byte[] plain = HexFormat.of().parseHex(HEADER + "01" + COINBASE);
    BlockRoots.fix(plain);
    decoder.decode(plain, 0, plain.length, rows);
    byte[] id = Arrays.copyOf(rows.ids(), 32);
    String flagged = "01000000" + "0001" + COINBASE.substring(8, COINBASE.length() - 8);
    decode(HEADER + "01" + flagged + "0203aabbcc00" + "00000000");
    assertThat(Arrays.copyOf(rows.ids(), 32)).isEqualTo(id);
  }

  @Test
  void decode_shouldRefuseAnotherRoot() {
    byte[] block = HexFormat.of().parseHex(HEADER + "02" + COINBASE + SPEND);
    BlockRoots.fix(block);
    decoder.decode(block, 0, block.length, rows);
    for (int bit = 0; bit < 256; bit++) {
      byte[] changed = block.clone();
      changed[36 + bit / 8] ^= (byte) (1 << (bit % 8));
      assertThatThrownBy(() -> decoder.decode(changed, 0, changed.length, rows))
          .isInstanceOf(MalformedDataException.class)
          .hasMessage("its transactions do not give its Merkle root");
      decoder.decodeWithoutIds(changed, 0, changed.length, rows);
    }
  }

  @Test
  void decode_shouldRefuseRepeatedTransactions() {
    String other = SPEND.replace("01" + "11".repeat(32), "01" + "22".repeat(32));
    byte[] three = HexFormat.of().parseHex(HEADER + "03" + COINBASE + SPEND + other);
    BlockRoots.fix(three);
    decoder.decode(three, 0, three.length, rows);
    byte[] four = Arrays.copyOf(three, three.length + 61);
    System.arraycopy(three, three.length - 61, four, three.length, 61);
    four[80] = 4;
    assertThatThrownBy(() -> decoder.decode(four, 0, four.length, rows))
        .isInstanceOf(MalformedDataException.class)
        .hasMessageContaining("CVE-2012-2459")
        .extracting("input")
        .isEqualTo("offset 36");
  }

  @Test
  void decode_shouldRefuseEveryPrefix() {
    String flagged = "01000000" + "0001" + SPEND.substring(8, SPEND.length() - 8);
    byte[] block =
        HexFormat.of().parseHex(HEADER + "02" + COINBASE + flagged + "0203aabbcc00" + "00000000");
    BlockRoots.fix(block);
    decoder.decode(block, 0, block.length, rows);
    for (int length = 0; length < block.length; length++) {
      int cut = length;
      // The rest of the block follows in the array: it must not be read.
      assertThatThrownBy(() -> decoder.decode(block, 0, cut, rows))
          .as("first %d bytes", cut)
          .isInstanceOf(MalformedDataException.class)
          .extracting("input")
          .asString()
          .startsWith("offset ");
    }
  }

  @Test
  void decode_shouldRefuseAbsurdCountsWithoutAllocating() {
    for (String count : new String[] {"feffffff7f", "fe00000080", "ffffffffffffffff7f"}) {
      refused(HEADER + count + COINBASE);
      refused(HEADER + "01" + COINBASE.replace("0100000001", "01000000" + count));
      refused(HEADER + "01" + COINBASE.replace(END + "01", END + count));
      refused(HEADER + "01" + COINBASE.replace("0151", count + "51"));
      refused(HEADER + "01" + COINBASE.replace(NULL + "00", NULL + count));
    }
    assertThat(rows.valueSat.length).isEqualTo(new BlockRows().valueSat.length);
    assertThat(rows.start.length).isEqualTo(new BlockRows().start.length);
  }
}
