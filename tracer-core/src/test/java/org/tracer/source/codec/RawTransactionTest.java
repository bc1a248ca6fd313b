package org.tracer.source.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.tracer.error.MalformedDataException;

/** The published transaction is the signed P2WPKH example of BIP 143. */
class RawTransactionTest {

  private static final String BIP143_P2WPKH =
      "01000000000102fff7f7881a8099afa6940d42d1e7f6362bec38171ea3edf433541db4e4ad969f00000000494830"
          + "450221008b9d1dc26ba6a9cb62127b02742fa9d754cd3bebf337f7a55d114c8e5cdd30be022040529b194b"
          + "a3f9281a99f2b1c0a19c0489bc22ede944ccf4ecbab4cc618ef3ed01eeffffffef51e1b804cc89d182d279"
          + "655c3aa89e815b1b309fe287d9b2b55d57b90ec68a0100000000ffffffff02202cb206000000001976a914"
          + "8280b37df378db99f66f85c95a783a76ac7a6d5988ac9093510d000000001976a9143bde42dbee7e4dbe6a"
          + "21b2d50ce2f0167faa815988ac000247304402203609e17b84f6a7d30c80bfa610b5b4542f32a8a0d5447a"
          + "12fb1366d7f01cc44a0220573a954c4518331561406f90300e8f3358f51928d43c212a8caed02de67eebee"
          + "0121025476c2e83188368da1ff3e292e7acafcdb3566bb0ad253f62fc70f07aeee635711000000";

  /** The coinbase of block 0 of mainnet. */
  private static final String GENESIS_COINBASE =
      "01000000010000000000000000000000000000000000000000000000000000000000000000ffffffff4d04ffff"
          + "001d0104455468652054696d65732030332f4a616e2f32303039204368616e63656c6c6f72206f6e2062"
          + "72696e6b206f66207365636f6e64206261696c6f757420666f722062616e6b73ffffffff0100f2052a01"
          + "000000434104678afdb0fe5548271967f1a67130b7105cd6a828e03909a67962e0ea1f61deb649f6bc3f"
          + "4cef38c4f35504e51ec112de5c384df7ba0b8d578a4c702b6bf11d5fac00000000";

  private static byte[] bytes(String hex) {
    return HexFormat.of().parseHex(hex);
  }

  @Test
  void parse_shouldReadTheExampleOfBip143() {
    RawTransaction transaction = RawTransaction.parse(bytes(BIP143_P2WPKH));
    assertThat(transaction.version()).isEqualTo(1);
    assertThat(transaction.lockTime()).isEqualTo(17);
    assertThat(transaction.inputs()).hasSize(2);
    assertThat(transaction.inputs().getFirst().spentId())
        .hasToString("9f96ade4b41d5433f4eda31e1738ec2b36f6e7d1420d94a6af99801a88f7f7ff");
    assertThat(transaction.inputs().getFirst().sequence()).isEqualTo(0xffff_ffeeL);
    assertThat(transaction.inputs().getFirst().witness()).isEmpty();
    assertThat(transaction.inputs().get(1).spentVout()).isEqualTo(1);
    assertThat(transaction.inputs().get(1).witness()).hasSize(2);
    assertThat(transaction.outputs().getFirst().value().value()).isEqualTo(112_340_000);
    assertThat(transaction.outputs().get(1).script())
        .hasToString("76a9143bde42dbee7e4dbe6a21b2d50ce2f0167faa815988ac");
    assertThat(transaction.hasWitness()).isTrue();
    assertThat(transaction.isCoinbase()).isFalse();
  }

  @Test
  void id_shouldBeThatOfTheFirstTransactionEver() {
    RawTransaction coinbase = RawTransaction.parse(bytes(GENESIS_COINBASE));
    assertThat(coinbase.id())
        .hasToString("4a5e1e4baab89f3a32518a88c31bc87f618f76673e2cc77ab2127b7afdeda33b");
    assertThat(coinbase.witnessId()).isEqualTo(coinbase.id().hash());
    assertThat(coinbase.isCoinbase()).isTrue();
    assertThat(coinbase.inputs().getFirst().spentVout()).isEqualTo(0xffff_ffffL);
  }

  @Test
  void toBytes_shouldGiveBackWhatWasRead() {
    for (String hex : new String[] {BIP143_P2WPKH, GENESIS_COINBASE}) {
      RawTransaction transaction = RawTransaction.parse(bytes(hex));
      assertThat(transaction.toBytes()).isEqualTo(bytes(hex));
      byte[] stripped = transaction.toStrippedBytes();
      assertThat(stripped).hasSize(transaction.strippedLength());
      assertThat(RawTransaction.parse(stripped).id()).isEqualTo(transaction.id());
    }
  }

  @Test
  void parse_shouldRefuseEveryPrefix() {
    byte[] whole = bytes(BIP143_P2WPKH);
    for (int length = 0; length < whole.length; length++) {
      byte[] cut = Arrays.copyOf(whole, length);
      assertThatThrownBy(() -> RawTransaction.parse(cut))
          .as("first %d bytes", length)
          .isInstanceOf(MalformedDataException.class);
    }
  }

  @Test
  void parse_shouldRefuseBytesBehind() {
    assertThatThrownBy(() -> RawTransaction.parse(bytes(GENESIS_COINBASE + "00")))
        .isInstanceOf(MalformedDataException.class)
        .hasMessage("1 bytes follow the transaction");
  }

  @Test
  void parse_shouldRefuseAbsurdCountsWithoutAllocating() {
    String inputs = "01000000" + "feffffff7f" + "00".repeat(100);
    String manyOutputs = GENESIS_COINBASE.replace("ffffffff0100f2052a", "fffffffffeffffff7f");
    for (String hex : new String[] {inputs, manyOutputs, "01000000ffffffffffffffffff"}) {
      assertThatThrownBy(() -> RawTransaction.parse(bytes(hex)))
          .isInstanceOf(MalformedDataException.class);
    }
  }

  @Test
  void parse_shouldRefuseLengthsNotInShortestForm() {
    String padded = "01000000" + "fd0100" + GENESIS_COINBASE.substring(10);
    assertThatThrownBy(() -> RawTransaction.parse(bytes(padded)))
        .isInstanceOf(MalformedDataException.class)
        .hasMessage("a length is not written in its shortest form");
  }

  @Test
  void parse_shouldRefuseWitnessFlagWithoutWitness() {
    int end = GENESIS_COINBASE.length() - 8;
    String flagged = "01000000" + "0001" + GENESIS_COINBASE.substring(8, end) + "00" + "00000000";
    assertThatThrownBy(() -> RawTransaction.parse(bytes(flagged)))
        .isInstanceOf(MalformedDataException.class)
        .hasMessage("a transaction has the witness flag but no witness");
  }

  @Test
  void parse_shouldRefuseAmountsBeyondTheSupply() {
    String most = "0040075af0750700";
    String tooMuch = "0140075af0750700";
    String value = "00f2052a01000000";
    assertThat(RawTransaction.parse(bytes(GENESIS_COINBASE.replace(value, most))).outputs())
        .hasSize(1);
    for (String wrong : new String[] {tooMuch, "ffffffffffffffff"}) {
      assertThatThrownBy(() -> RawTransaction.parse(bytes(GENESIS_COINBASE.replace(value, wrong))))
          .isInstanceOf(MalformedDataException.class)
          .hasMessageContaining("satoshi");
    }
  }
}
