package org.tracer.evidence.bitcoin;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tracer.chain.BlockHeight;
import org.tracer.chain.TxId;
import org.tracer.chain.bitcoin.BitcoinNetwork;
import org.tracer.ledger.ChainBuilder;
import org.tracer.source.SampleChain;
import org.tracer.source.blocks.BlockFiles;
import org.tracer.source.http.JsonValue;

/** What a file of proofs shows, and what is wrong with files that were changed. */
class BitcoinProofsTest {

  private static final BitcoinNetwork REGTEST = ChainBuilder.NETWORK;

  private final SampleChain sample = new SampleChain();
  private final List<TxId> ids = sample.ids();
  private final String proofs =
      ProofFile.write(BlockFiles.read("blk00000.dat", sample.chain.blockFile()), ids);

  private static ProofReport verifyFinney(String file) {
    return ProofFile.verify(file, List.of(ProofFile.TO_FINNEY), BitcoinNetwork.MAIN);
  }

  private String lineOf(String name) {
    return proofs
        .lines()
        .filter(line -> line.startsWith("{\"transaction\":\"" + sample.id(name)))
        .collect(Collectors.joining("\n", "", "\n"));
  }

  @Test
  void verify_shouldProveAPaymentOfMainnet() {
    ProofReport report = verifyFinney(ProofFile.toFinney());
    assertThat(report.faults()).isEmpty();
    assertThat(report.isComplete()).isTrue();
    assertThat(report.weakest()).isEqualTo(new ProofReport.Weakest(BlockHeight.of(170), 32));
    assertThat(report.sentences())
        .startsWith(
            "1 of 1 transactions proven to stand in blocks of bitcoin.",
            "The blocks have heights 170 to 170. At least 32 bits of work stand behind each:"
                + " making a block as hard as the easiest of them, that of height 170, takes about"
                + " 2^32 hashes.",
            "Each block has exactly the difficulty that was in force at its height.")
        .anyMatch(sentence -> sentence.contains("no other transactions"))
        .anyMatch(sentence -> sentence.contains("who held the keys"))
        .anyMatch(sentence -> sentence.contains("best chain"))
        .anyMatch(sentence -> sentence.contains("two hours"));
  }

  @Test
  void verify_shouldProveEveryTransactionOfTheSampleChain() {
    ProofReport report = ProofFile.verify(proofs, ids, REGTEST);
    assertThat(report.faults()).isEmpty();
    assertThat(report.proven()).isEqualTo(ids.size()).isEqualTo(66);
    assertThat(report.sentences()).anyMatch(sentence -> sentence.contains("cheap to make"));
  }

  @Test
  void write_shouldGiveTheProofPutTogetherByHand() {
    ProofLine line =
        ProofLine.parse(JsonValue.parse(ProofFile.toFinney().strip().getBytes(UTF_8), "by hand"));
    assertThat(ProofLine.of(BitcoinNetwork.MAIN, Objects.requireNonNull(line.proof())) + "\n")
        .isEqualTo(ProofFile.toFinney());
  }

  /** Every character of a line but its height, one after the other, replaced by another. */
  @Test
  void verify_shouldNoticeEveryChangedCharacter() {
    String line = ProofFile.toFinney();
    int height = line.indexOf("170,\"header");
    for (int at = 0; at < line.length(); at++) {
      if (at >= height && at < height + 3) {
        continue;
      }
      char other = line.charAt(at) == '0' ? '1' : '0';
      String changed = line.substring(0, at) + other + line.substring(at + 1);
      ProofReport report = verifyFinney(changed);
      assertThat(report.isComplete()).as(changed).isFalse();
      assertThat(report.proven()).as(changed).isZero();
      assertThat(report.faults()).as(changed).isNotEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "height":170        | "height":0          | the block of height 0 is 000000000019d668
          "height":170        | "height":100000     | is 1d00ffff, but that of height 100000 is 1b04864c
          "height":170        | "height":950000     | easier than any of height 950000
          "height":170        | "height":-1         | is -1, expected 0
          "height":170        | "height":1e1        | is not a whole number
          "height":170        | "height":"170"      | is not a whole number
          "position":1        | "position":0        | does not lead to the header's Merkle root
          "position":1        | "position":2        | position 2 does not exist in a tree of 1 levels
          "position":1        | "position":-1       | is -1, expected 0
          "network":"bitcoin" | "network":"bitcoin-signet" | of another network than bitcoin
          "branch":["b1       | "branch":["b2       | the branch of the transaction does not lead
          "branch":["         | "branch":["00","    | cannot parse hash
          "coinbaseBranch":["f4 | "coinbaseBranch":["f5 | the branch of the coinbase does not lead
          "header":"01        | "header":"02        | lacks the proof of work
          "header":"01        | "header":"0101      | a block header has 80 bytes, not 81
          "raw":"01           | "raw":"02           | the transaction's bytes have the id
          "raw":"01           | "raw":"01ff         | the transaction cannot be read
          "raw":"01           | "raw":"0            | is not hexadecimal
          "coinbase":"01      | "coinbase":"02      | the branch of the coinbase does not lead
          "coinbase":         | "other":            | has no "coinbase"
          "height":170        | "height":170,"height":170 | not the expected JSON
          """)
  void verify_shouldSayWhatWasChanged(String from, String to, String reason) {
    assertThat(ProofFile.toFinney()).contains(from);
    ProofReport report = verifyFinney(ProofFile.toFinney().replace(from, to));
    assertThat(report.proven()).isZero();
    assertThat(report.unproven()).hasSize(1);
    assertThat(report.faults()).hasSize(1);
    assertThat(report.faults().getFirst().line()).isEqualTo(1);
    assertThat(report.faults().getFirst().reason()).contains(reason);
    assertThat(report.sentences()).anyMatch(sentence -> sentence.contains(reason));
  }

  @Test
  void verify_shouldRefuseAnotherNetwork() {
    ProofReport report =
        ProofFile.verify(
            ProofFile.toFinney(), List.of(ProofFile.TO_FINNEY), BitcoinNetwork.TESTNET3);
    assertThat(report.proven()).isZero();
    assertThat(report.faults().getFirst().reason()).contains("another network");
    String relabelled = proofs.replace("bitcoin-regtest", "bitcoin");
    ProofReport main = ProofFile.verify(relabelled, ids, BitcoinNetwork.MAIN);
    assertThat(main.proven()).isZero();
    assertThat(main.unproven().getFirst().reason()).contains("its target is 207fffff");
  }

  /** Three transactions: the last is its own sibling, and stands at no fourth place. */
  @Test
  void verify_shouldRefuseThePlaceBehindTheLastTransaction() {
    List<TxId> merge = List.of(sample.id("merge"));
    String line = lineOf("merge");
    assertThat(line).contains("\"position\":2");
    assertThat(ProofFile.verify(line, merge, REGTEST).proven()).isEqualTo(1);
    ProofReport report =
        ProofFile.verify(line.replace("\"position\":2", "\"position\":3"), merge, REGTEST);
    assertThat(report.proven()).isZero();
    assertThat(report.faults().getFirst().reason()).contains("CVE-2012-2459");
  }

  @Test
  void verify_shouldRefuseABranchShorterThanThatOfTheCoinbase() {
    String line = lineOf("merge");
    int branch = line.indexOf("\"branch\":[\"") + 10;
    String shorter = line.substring(0, branch) + line.substring(branch + 67);
    ProofReport report = ProofFile.verify(shorter, List.of(sample.id("merge")), REGTEST);
    assertThat(report.faults().getFirst().reason())
        .isEqualTo("the proof fails: its branch has 1 levels, but that of the block's coinbase 2");
  }

  @Test
  void verify_shouldNameWhatIsMissing() {
    String without = proofs.replace(lineOf("split"), "");
    ProofReport report = ProofFile.verify(without, ids, REGTEST);
    assertThat(report.proven()).isEqualTo(65);
    assertThat(report.faults()).isEmpty();
    assertThat(report.unproven())
        .containsExactly(
            new ProofReport.Unproven(sample.id("split"), "the file holds no proof of it"));
    assertThat(report.isComplete()).isFalse();
    assertThat(report.sentences())
        .contains("65 of 66 transactions proven to stand in blocks of bitcoin-regtest.")
        .contains(
            "Not proven: transaction " + sample.id("split") + ": the file holds no proof of it.");
  }

  @Test
  void verify_shouldRefuseWhatTheResultDoesNotName() {
    List<TxId> fewer = new ArrayList<>(ids);
    fewer.remove(sample.id("split"));
    ProofReport report = ProofFile.verify(proofs, fewer, REGTEST);
    assertThat(report.proven()).isEqualTo(65);
    assertThat(report.unproven()).isEmpty();
    assertThat(report.faults()).hasSize(1);
    assertThat(report.faults().getFirst().reason())
        .isEqualTo("the result does not name the transaction " + sample.id("split"));
    assertThat(report.isComplete()).isFalse();
  }

  @Test
  void verify_shouldRefuseASecondLineAboutOneTransaction() {
    ProofReport report = ProofFile.verify(proofs + lineOf("split"), ids, REGTEST);
    assertThat(report.proven()).isEqualTo(66);
    assertThat(report.faults())
        .singleElement()
        .satisfies(fault -> {
          assertThat(fault.line()).isEqualTo(67);
          assertThat(fault.reason()).contains("an earlier line is about the same transaction");
        });
  }

  @Test
  void verify_shouldNoticeThatTheFileBreaksOff() {
    ProofReport report = ProofFile.verify(proofs.substring(0, proofs.length() - 1), ids, REGTEST);
    assertThat(report.proven()).isEqualTo(65);
    assertThat(report.faults())
        .containsExactly(new ProofReport.Fault(66, "the file ends in the middle of a line"));
    assertThat(ProofFile.verify("", ids, REGTEST).proven()).isZero();
    assertThat(ProofFile.verify("", List.of(), REGTEST).isComplete()).isTrue();
  }

  @Test
  void verify_shouldReadNoFurtherWhenAlmostAllIsWrong() {
    ProofReport report = ProofFile.verify("rubbish\n".repeat(100_000), ids, REGTEST);
    assertThat(report.faults()).hasSize(101);
    assertThat(report.faults().getLast().reason()).contains("read no further");
    ProofReport endless = ProofFile.verify("[".repeat(10 << 20), ids, REGTEST);
    assertThat(endless.faults().getFirst().reason()).contains("too long");
  }

  /** Two blocks of one height, and a block that does not follow the one below. */
  @Test
  void verify_shouldRefuseBlocksThatAreOfNoOneChain() {
    ChainBuilder fork = sample.chain.forkAt(2);
    fork.block("other", "elsewhere", 5_000);
    List<TxId> all = new ArrayList<>(ids);
    all.add(fork.id("other"));
    String both =
        proofs
            + ProofFile.write(
                BlockFiles.read("blk00000.dat", fork.blockFile()), List.of(fork.id("other")));
    ProofReport report = ProofFile.verify(both, all, REGTEST);
    assertThat(report.faults())
        .anyMatch(fault -> fault.reason().endsWith("the file has two blocks of height 3"));
    assertThat(report.unproven().stream().map(ProofReport.Unproven::id))
        .contains(fork.id("other"), sample.id("merge"));

    String instead =
        both.lines()
            .filter(
                line -> !line.contains("\"height\":3,") || line.contains(fork.id("other") + "\""))
            .collect(Collectors.joining("\n", "", "\n"));
    assertThat(ProofFile.verify(instead, all, REGTEST).faults())
        .anyMatch(
            fault -> fault.reason().endsWith("the block of height 4 does not follow that of 3"));
  }

  @Test
  void write_shouldSayWhyThereIsNoProof() {
    TxId unknown = TxId.parse("ab".repeat(32));
    TreeSet<TxId> both = new TreeSet<>(List.of(unknown, sample.id("split")));
    String file = ProofFile.write(sample.chain.ledger(), both);
    assertThat(file)
        .isEqualTo(
            ("{\"transaction\":\"%s\",\"network\":\"bitcoin-regtest\","
                    + "\"notProven\":\"source-cannot\"}\n"
                    + "{\"transaction\":\"%s\",\"network\":\"bitcoin-regtest\","
                    + "\"notProven\":\"not-found\"}\n")
                .formatted(sample.id("split"), unknown));
    ProofReport report = ProofFile.verify(file, both, REGTEST);
    assertThat(report.faults()).isEmpty();
    assertThat(report.proven()).isZero();
    assertThat(report.sentences())
        .contains(
            "0 of 2 transactions proven to stand in blocks of bitcoin-regtest.",
            "Not proven: 1, because this source gives no proofs.");
  }
}
