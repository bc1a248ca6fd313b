package org.tracer.source.blocks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bitcoinj.core.Transaction;
import org.bitcoinj.core.TransactionInput;
import org.bitcoinj.crypto.internal.CryptoUtils;
import org.bitcoinj.script.ScriptChunk;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tracer.chain.OutPoint;
import org.tracer.chain.TxId;
import org.tracer.ledger.TxOutput;

class BtcdUtxosTest {

  /** The key that the genesis block pays. */
  private static final String X =
      "678afdb0fe5548271967f1a67130b7105cd6a828e03909a67962e0ea1f61deb6";

  private static final String Y =
      "49f6bc3f4cef38c4f35504e51ec112de5c384df7ba0b8d578a4c702b6bf11d5f";
  private static final String HASH = "0123456789abcdef0123456789abcdef01234567";

  /** The examples that Bitcoin Core's serialize.h gives. */
  @ParameterizedTest
  @CsvSource({
    "00, 0",
    "01, 1",
    "7f, 127",
    "8000, 128",
    "807f, 255",
    "8100, 256",
    "fe7f, 16383",
    "ff00, 16384",
    "ff7f, 16511",
    "82fe7f, 65535",
    "8efefeff00, 4294967296",
  })
  void number_shouldBeTheExamplesOfBitcoinCore(String hex, long number) {
    assertThat(BtcdUtxos.number(hex)).isEqualTo(number);
  }

  /** The pairs in Bitcoin Core's compress_tests.cpp. */
  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "1, 1",
    "7, 1000000",
    "9, 100000000",
    "50, 5000000000",
    "21000000, 2100000000000000",
  })
  void amount_shouldBeTheExamplesOfBitcoinCore(long packed, long satoshi) {
    assertThat(BtcdUtxos.amount(packed)).isEqualTo(satoshi);
  }

  @ParameterizedTest
  @CsvSource({
    "00" + HASH + ", 76a914" + HASH + "88ac",
    "01" + HASH + ", a914" + HASH + "87",
    "02" + X + ", 2102" + X + "ac",
    "03" + X + ", 2103" + X + "ac",
    "05" + X + ", 4104" + X + Y + "ac",
    "085121, 5121",
  })
  void read_shouldUnpackEveryKindOfScript(String packed, String script) {
    Map<OutPoint, TxOutput> read = BtcdUtxos.read(file("0209" + packed));

    assertThat(read).hasSize(1);
    TxOutput output = Objects.requireNonNull(read.get(new OutPoint(id(), 258)));
    assertThat(output.value().value()).isEqualTo(100_000_000);
    assertThat(HexFormat.of().formatHex(output.script().toBytes())).isEqualTo(script);
  }

  /** Point 4 has the other of the two roots, P - y. */
  @Test
  void read_shouldChooseTheEvenRoot() {
    TxOutput output =
        BtcdUtxos.read(file("020904" + X)).values().stream().findFirst().orElseThrow();
    assertThat(HexFormat.of().formatHex(output.script().toBytes()))
        .isEqualTo(
            "4104" + X + "b60943c0b310c73b0caafb1ae13eed21a3c7b20845f472a875b38fd3940eded0" + "ac");
  }

  @Test
  void read_shouldRefuseWhatIsNoPointAndWhatIsLeft() {
    // 5³ + 7 = 132 has no root.
    String five = "0".repeat(63) + "5";
    assertThatThrownBy(() -> BtcdUtxos.read(file("020904" + five)))
        .hasMessage("no point has this x: " + five);
    assertThatThrownBy(() -> BtcdUtxos.read(file("020900" + HASH + "ff")))
        .hasMessage("1 bytes behind an output");
  }

  private static TxId id() {
    return TxId.parse("00".repeat(31) + "aa");
  }

  private static byte[] file(String output) {
    return HexFormat.of()
        .parseHex(
            "aa"
                + "00".repeat(31)
                + "02010000"
                + HexFormat.of().toHexDigits((byte) (output.length() / 2))
                + "000000"
                + output);
  }

  /**
   * No transaction pays more than it spends, and the fees of all are what the coinbase claims above
   * the subsidy, to the satoshi: no amount in the file can be wrong unless another makes up for it.
   * The scripts, all of keys' hashes, hold the hash of the key that the input shows.
   */
  @Test
  void read_shouldGiveFeesOfBlock277647ThatItsCoinbaseClaims() {
    Map<OutPoint, TxOutput> spent =
        BtcdUtxos.read(RealBlocks.decompressed("btc-blocks/277647.utxostore.bz2"));
    List<Transaction> transactions =
        RealBlocks.parse("btc-blocks/277647.blk.bz2").getFirst().getTransactions();
    long fees = 0;
    int inputs = 0;
    for (Transaction transaction : transactions.subList(1, transactions.size())) {
      long fee = -transaction.getOutputSum().value;
      for (TransactionInput input : transaction.getInputs()) {
        OutPoint at =
            new OutPoint(
                TxId.parse(input.getOutpoint().hash().toString()),
                (int) input.getOutpoint().index());
        TxOutput output = Objects.requireNonNull(spent.get(at), at::toString);
        fee += output.value().value();
        inputs++;
        List<ScriptChunk> pushes = input.getScriptSig().chunks();
        assertThat(output.script().toBytes())
            .containsSequence(
                CryptoUtils.sha256hash160(Objects.requireNonNull(pushes.getLast().data)));
      }
      assertThat(fee).as(transaction.getTxId().toString()).isNotNegative();
      fees += fee;
    }
    assertThat(inputs).isEqualTo(spent.size()).isEqualTo(732);
    assertThat(fees).isEqualTo(4_737_355);
    assertThat(transactions.getFirst().getOutputSum().value).isEqualTo(2_500_000_000L + fees);
  }
}
