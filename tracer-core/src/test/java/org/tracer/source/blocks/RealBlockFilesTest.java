package org.tracer.source.blocks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bitcoinj.core.Block;
import org.bitcoinj.core.Transaction;
import org.bitcoinj.core.TransactionInput;
import org.bitcoinj.core.TransactionOutput;
import org.bitcoinj.params.MainNetParams;
import org.bitcoinj.script.Script;
import org.bitcoinj.script.ScriptException;
import org.bitcoinj.script.ScriptPattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tracer.chain.BlockHeight;
import org.tracer.chain.TxId;
import org.tracer.chain.bitcoin.BitcoinAddress;
import org.tracer.chain.bitcoin.BitcoinNetwork;
import org.tracer.error.MalformedDataException;
import org.tracer.ledger.MemoryLedger;
import org.tracer.ledger.RawBytes;
import org.tracer.ledger.SpendBuffer;
import org.tracer.ledger.TransactionForm;
import org.tracer.ledger.TxOutput;

/** Mainnet and testnet blocks as they are, with bitcoinj as the second opinion. */
class RealBlockFilesTest {

  @TempDir private Path directory;

  private Path unpacked(String name) throws IOException {
    if (!name.endsWith(".zst") && !name.endsWith(".bz2")) {
      return RealBlocks.file(name);
    }
    Path file = directory.resolve("unpacked.blk");
    Files.write(file, RealBlocks.decompressed(name));
    return file;
  }

  /**
   * Height of the first block: stated in the coinbase, known from genesis, or given (last column).
   */
  @ParameterizedTest
  @CsvSource({
    "169482.raw, 1, 169482, true",
    "227835.raw, 1, 227835, true",
    "227836.raw, 1, 227836, false",
    "277647.blk.bz2, 1, 277647, false",
    "363703.raw, 1, 363703, false",
    "367891.raw.zst, 1, 367891, false",
    "413567.raw, 1, 413567, false",
    "481829.raw, 1, 481829, false",
    "574200.raw, 1, 574200, false",
    "830000.raw, 1, 830000, false",
    "blk00000-first1MB-clean.dat, 4313, 0, false",
    "blk00000-first1MiB.dat, 4522, 0, false",
    "blocks1-255.blk.bz2, 255, 1, false",
    "consecutive-2024/0831328.raw, 1, 831328, false",
    "consecutive-2024/0831331.raw, 1, 831331, false",
    "hcl-scriptwitness.blk, 1, 482300, false",
    "hcl-version1.blk, 1, 68956, true",
    "hcl-version2.blk, 1, 332208, false",
    "hcl-version3.blk, 1, 370505, false",
    "hcl-version4.blk, 1, 403617, false",
    "mainnet-0-175.hexlines.txt, 176, 0, false",
    "nbitcoin-blk00000.dat, 300, 0, false",
    "nbitcoin-blk00001.dat, 300, 300, true",
    "nbitcoin-incompleteblk.dat, 300, 300, true",
  })
  void open_shouldAgreeWithBitcoinj(String file, int blocks, int height, boolean given)
      throws IOException {
    String name = "btc-blocks/" + file;
    List<Block> expected = RealBlocks.parse(name);
    List<Path> paths = List.of(unpacked(name));
    if (given) {
      assertThatThrownBy(() -> BlockFiles.open(paths))
          .isInstanceOf(MalformedDataException.class)
          .hasMessage("the height of the first block is not in the data");
    }
    MemoryLedger ledger = BlockFiles.open(paths, null, given ? BlockHeight.of(height) : null);

    assertThat(expected).hasSize(blocks);
    assertThat(ledger.firstBlock().height().value()).isEqualTo(height);
    assertThat(ledger.horizon().height().value()).isEqualTo(height + blocks - 1);
    assertThat(ledger.horizon().hash()).hasToString(expected.getLast().getHash().toString());
    long key = 0;
    for (Block block : expected) {
      for (Transaction transaction : block.getTransactions()) {
        assertThat(ledger.id(key)).hasToString(transaction.getTxId().toString());
        assertThat(ledger.block(key).hash()).hasToString(block.getHash().toString());
        assertSameOutputs(ledger.transaction(key), transaction);
        assertSameForm(ledger.form(key).orElseThrow(), transaction);
        key++;
      }
    }
    assertThat(ledger.transactionCount()).isEqualTo((int) key);
  }

  private static void assertSameForm(TransactionForm actual, Transaction expected) {
    assertThat(actual.version()).isEqualTo(Long.valueOf(expected.getVersion()).intValue());
    assertThat(actual.lockTime()).isEqualTo(expected.lockTime().rawValue());
    assertThat(actual.inputs()).hasSameSizeAs(expected.getInputs());
    for (int vin = 0; vin < actual.inputs().size(); vin++) {
      TransactionForm.Input ours = actual.inputs().get(vin);
      TransactionInput theirs = expected.getInput(vin);
      assertThat(ours.sequence()).isEqualTo(theirs.getSequenceNumber());
      assertThat(ours.unlocking()).isEqualTo(RawBytes.of(theirs.getScriptBytes()));
      assertThat(ours.witness()).hasSize(theirs.getWitness().getPushCount());
      for (int item = 0; item < ours.witness().size(); item++) {
        assertThat(ours.witness().get(item))
            .isEqualTo(RawBytes.of(theirs.getWitness().getPush(item)));
      }
    }
  }

  private static void assertSameOutputs(
      org.tracer.ledger.Transaction actual, Transaction expected) {
    assertThat(actual.isCoinbase()).isEqualTo(expected.isCoinBase());
    if (!actual.isCoinbase()) {
      assertThat(actual.inputs()).hasSameSizeAs(expected.getInputs());
    }
    assertThat(actual.outputs()).hasSameSizeAs(expected.getOutputs());
    for (int vout = 0; vout < actual.outputs().size(); vout++) {
      TransactionOutput output = expected.getOutput(vout);
      TxOutput ours = actual.outputs().get(vout);
      assertThat(ours.value().value()).isEqualTo(output.getValue().getValue());
      assertThat(ours.script().toBytes()).isEqualTo(output.getScriptBytes());
      Optional<String> address = addressOf(output);
      if (address.isPresent()) {
        assertThat(ours.script().address(BitcoinNetwork.MAIN).map(BitcoinAddress::text))
            .isEqualTo(address);
      }
    }
  }

  /** Without bare keys: bitcoinj shows them as the address of their hash, which they are not. */
  private static Optional<String> addressOf(TransactionOutput output) {
    try {
      Script script = output.getScriptPubKey();
      return ScriptPattern.isP2PK(script)
          ? Optional.empty()
          : Optional.of(script.getToAddress(MainNetParams.get().network()).toString());
    } catch (ScriptException e) {
      return Optional.empty();
    }
  }

  @Test
  void open_shouldJoinFilesIntoOneChain() {
    List<Path> files =
        List.of(
            RealBlocks.file("btc-blocks/nbitcoin-incompleteblk.dat"),
            RealBlocks.file("btc-blocks/mainnet-0-175.hexlines.txt"),
            RealBlocks.file("btc-blocks/nbitcoin-blk00001.dat"),
            RealBlocks.file("btc-blocks/nbitcoin-blk00000.dat"));
    MemoryLedger ledger = BlockFiles.open(files);
    assertThat(ledger.firstBlock().height().value()).isZero();
    assertThat(ledger.horizon().height().value()).isEqualTo(599);
    assertThat(ledger.notices())
        .contains("nbitcoin-incompleteblk.dat, offset 70449: 1 byte is no part of a block.")
        .anyMatch(notice -> notice.contains("is also in"))
        .contains("And 457 more blocks that are there twice.");
    assertThat(ledger.origin())
        .isEqualTo(
            "blocks:mainnet-0-175.hexlines.txt,nbitcoin-blk00000.dat,nbitcoin-blk00001.dat,"
                + "nbitcoin-incompleteblk.dat");
  }

  @Test
  void open_shouldJoinTheBlocksOfADirectory() {
    MemoryLedger ledger = BlockFiles.open(List.of(RealBlocks.file("btc-blocks/consecutive-2024")));
    assertThat(ledger.firstBlock().height().value()).isEqualTo(831_328);
    assertThat(ledger.horizon().height().value()).isEqualTo(831_331);
    assertThat(ledger.origin()).isEqualTo("blocks:consecutive-2024");
  }

  /** Satoshi's payment to Hal Finney, the first between two people. */
  @Test
  void readSpends_shouldFindTheFirstPayment() {
    MemoryLedger ledger =
        BlockFiles.open(List.of(RealBlocks.file("btc-blocks/blk00000-first1MiB.dat")));
    long mined =
        ledger.find(TxId.parse("0437cd7f8525ceed2324359c2d0ba26006d92d856a9c20fa0241106ee5a597c9"));
    assertThat(ledger.block(mined).height().value()).isEqualTo(9);
    SpendBuffer spends = new SpendBuffer();
    spends.ask(0, true);
    ledger.readSpends(mined, spends);
    long payment = spends.spenderKey(0);
    assertThat(ledger.id(payment))
        .hasToString("f4184fc596403b9d638783cf57adfe4c75c605f6356fbc91338530e9831e9e16");
    assertThat(ledger.block(payment).height().value()).isEqualTo(170);
    assertThat(ledger.transaction(payment).outputs().stream().map(out -> out.value().toDecimal()))
        .containsExactly("10.00000000", "40.00000000");
    assertThat(
            ledger.transaction(payment).outputs().getFirst().script().descriptor(ledger.network()))
        .startsWith("pk(04ae1a62fe09c5f51b13905f07f06b99a2f7159b2225f374cd378d71302fa28414");
  }

  /** All fees of the block, twice: what goes in and not out, and what the coinbase collects. */
  @Test
  void outputs_shouldBalanceWithWhatBlock367891Spends() throws IOException {
    String spent =
        new String(
            RealBlocks.decompressed("btc-blocks/367891.spent_utxos.json.zst"),
            StandardCharsets.UTF_8);
    MemoryLedger ledger = BlockFiles.open(List.of(unpacked("btc-blocks/367891.raw.zst")));
    List<Long> values = new ArrayList<>();
    Matcher value = Pattern.compile("\"value\": (\\d+)").matcher(spent);
    while (value.find()) {
      values.add(Long.parseLong(value.group(1)));
    }
    long paidIn = values.stream().mapToLong(Long::longValue).sum();
    long paidOut = 0;
    int inputs = 0;
    int missing = 0;
    long paidInside = 0;
    for (long key = 1; key < ledger.transactionCount(); key++) {
      for (var input : ledger.transaction(key).inputs()) {
        inputs++;
        if (input.output() == null) {
          missing++;
        } else {
          paidInside += input.output().value().value();
        }
      }
      paidOut += sum(ledger.transaction(key).outputs());
    }
    assertThat(List.of(inputs, missing)).contains(values.size());
    if (values.size() == missing) {
      paidIn += paidInside;
    }
    long subsidy = 2_500_000_000L;
    assertThat(paidIn - paidOut)
        .isPositive()
        .isEqualTo(sum(ledger.transaction(0).outputs()) - subsidy);
  }

  private static long sum(List<TxOutput> outputs) {
    return outputs.stream().mapToLong(output -> output.value().value()).sum();
  }

  @Test
  void open_shouldLeaveOutBlocksOfOtherNetworks() {
    List<Path> files = List.of(RealBlocks.file("btc-blocks/hcl-multinet.blk"));
    MemoryLedger main = BlockFiles.open(files, BitcoinNetwork.MAIN, null);
    assertThat(main.horizon().height().value()).isEqualTo(332_208);
    assertThat(main.notices())
        .containsExactly(
            "Blocks of another network (bitcoin-testnet3) are left out: 2, the first in"
                + " hcl-multinet.blk, offset 0.");
    MemoryLedger test = BlockFiles.open(files);
    assertThat(test.network()).isEqualTo(BitcoinNetwork.TESTNET3);
    assertThat(test.notices())
        .contains(
            "Blocks of another network (bitcoin) are left out: 1, the first in hcl-multinet.blk,"
                + " offset 293.");
  }

  @Test
  void open_shouldNotTakeATestnetBlockForMainnet() {
    List<Path> files = List.of(RealBlocks.file("btc-blocks/testnet3-828575.hex"));
    assertThatThrownBy(() -> BlockFiles.open(files)).isInstanceOf(MalformedDataException.class);
    MemoryLedger ledger = BlockFiles.open(files, BitcoinNetwork.TESTNET3, null);
    assertThat(ledger.horizon().height().value()).isEqualTo(828_575);
  }
}
