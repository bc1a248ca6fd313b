package org.tracer.evidence.bitcoin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tracer.SkipReasons;
import org.tracer.chain.BlockHeight;
import org.tracer.chain.TxId;
import org.tracer.chain.bitcoin.BitcoinNetwork;
import org.tracer.ledger.UtxoLedger;
import org.tracer.source.SharedData;
import org.tracer.source.blocks.BlockFiles;

/** Every transaction of real blocks of mainnet. */
@ExtendWith(SkipReasons.class)
class RealBlockProofsTest {

  private static UtxoLedger open(String file, int height) {
    return BlockFiles.open(
        List.of(SharedData.path("btc-blocks/" + file)),
        BitcoinNetwork.MAIN,
        BlockHeight.of(height));
  }

  /** The bits are those of the block's published difficulty d: the logarithm of d, plus 32. */
  @ParameterizedTest
  @CsvSource({
    "169482.raw, 169482, 52",
    "227835.raw, 227835, 54",
    "227836.raw, 227836, 54",
    "363703.raw, 363703, 67",
    "413567.raw, 413567, 69",
    "481829.raw, 481829, 71",
    "574200.raw, 574200, 74",
    "830000.raw, 830000, 78",
    "consecutive-2024/0831328.raw, 831328, 78"
  })
  void verify_shouldProveEveryTransaction(String file, int height, int bits) {
    try (UtxoLedger ledger = open(file, height)) {
      List<TxId> ids = ProofFile.ids(ledger, 0);
      String proofs = ProofFile.write(ledger, ids);
      ProofReport report = ProofFile.verify(proofs, ids, BitcoinNetwork.MAIN);
      assertThat(report.faults()).isEmpty();
      assertThat(report.proven()).isEqualTo(ids.size());
      assertThat(report.isComplete()).isTrue();
      assertThat(report.weakest()).isEqualTo(new ProofReport.Weakest(BlockHeight.of(height), bits));
      assertThat(report.first()).isEqualTo(report.last()).isEqualTo(BlockHeight.of(height));
    }
  }

  /** From 227,931 on the coinbase states the height; a neighbour of the same target is none. */
  @Test
  void verify_shouldRefuseAnotherHeightThanTheCoinbaseStates() {
    try (UtxoLedger ledger = open("363703.raw", 363_703)) {
      List<TxId> one = ProofFile.ids(ledger, 0).subList(5, 6);
      String proofs = ProofFile.write(ledger, one).replace(":363703,", ":363704,");
      assertThat(ProofFile.verify(proofs, one, BitcoinNetwork.MAIN).unproven().getFirst().reason())
          .contains("does not state the height 363704 (BIP 34)");
    }
  }

  /** The shortest line of a late block, every character of it. */
  @Test
  void verify_shouldNoticeEveryChangedCharacterOfALateBlock() {
    try (UtxoLedger ledger = open("363703.raw", 363_703)) {
      String line =
          ProofFile.write(ledger, ProofFile.ids(ledger, 0))
              .lines()
              .min(Comparator.comparingInt(String::length))
              .orElseThrow();
      TxId id = TxId.parse(line.substring(16, 80));
      for (int at = 0; at < line.length(); at++) {
        char other = line.charAt(at) == '0' ? '1' : '0';
        String changed = line.substring(0, at) + other + line.substring(at + 1) + "\n";
        ProofReport report = ProofFile.verify(changed, List.of(id), BitcoinNetwork.MAIN);
        assertThat(report.proven()).as(changed).isZero();
        assertThat(report.faults()).as(changed).isNotEmpty();
      }
    }
  }

  /** Blocks 0 to 4,312: those up to the checkpoint at 4,032 are of the chain that leads there. */
  @Test
  void verify_shouldProveTheFirstThousandsOfBlocksUpToACheckpoint() {
    try (UtxoLedger ledger = open("blk00000-first1MB-clean.dat", 0)) {
      List<TxId> ids = LongStream.range(0, 4_300).mapToObj(ledger::id).toList();
      String proofs = ProofFile.write(ledger, ids);
      ProofReport report = ProofFile.verify(proofs, ids, BitcoinNetwork.MAIN);
      assertThat(report.faults()).isEmpty();
      assertThat(report.proven()).isEqualTo(4_300);
      long behind =
          LongStream.range(0, 4_300)
              .filter(key -> ledger.block(key).height().value() > 4_032)
              .count();
      assertThat(behind).isPositive();
      assertThat(report.linked()).isEqualTo((int) (4_300 - behind));
      assertThat(proofs).contains(ProofFile.toFinney());
    }
  }

  private static String finneyWithHeaders(UtxoLedger ledger) {
    String proofs = ProofFile.write(ledger, List.of(ProofFile.TO_FINNEY));
    assertThat(proofs).startsWith(ProofFile.toFinney()).contains("{\"headers\":");
    return proofs;
  }

  private static ProofReport verifyFinney(String file) {
    return ProofFile.verify(file, List.of(ProofFile.TO_FINNEY), BitcoinNetwork.MAIN);
  }

  @Test
  void verify_shouldFollowHeadersToACheckpoint() {
    try (UtxoLedger ledger = open("blk00000-first1MB-clean.dat", 0)) {
      String proofs = finneyWithHeaders(ledger);
      ProofReport report = verifyFinney(proofs);
      assertThat(report.isComplete()).isTrue();
      assertThat(report.linked()).isEqualTo(1);
      assertThat(report.sentences())
          .anyMatch(sentence -> sentence.contains("every Bitcoin node knows"))
          .noneMatch(sentence -> sentence.contains("is not shown that the block is part"));
      // Without headers the height of so early a block is a claim; with them it is not.
      String moved = proofs.replace("\"height\":170,", "\"height\":171,");
      assertThat(verifyFinney(ProofFile.toFinney().replace(":170,", ":171,")).proven())
          .isEqualTo(1);
      assertThat(verifyFinney(moved).unproven().getFirst().reason())
          .isEqualTo(
              "the proof fails: the block of height 171 that leads to a checkpoint is another");
    }
  }

  @Test
  void verify_shouldRefuseHeadersThatLeadToNoCheckpoint() {
    try (UtxoLedger ledger = open("blk00000-first1MB-clean.dat", 0)) {
      String proofs = finneyWithHeaders(ledger);
      int start = proofs.indexOf("{\"headers\":\"") + 12;
      int end = proofs.indexOf('"', start);
      assertThat(end - start).isEqualTo(160 * (2016 - 170 + 1));
      for (int at = start; at < end; at += 7_919) {
        char other = proofs.charAt(at) == '0' ? '1' : '0';
        String changed = proofs.substring(0, at) + other + proofs.substring(at + 1);
        ProofReport report = verifyFinney(changed);
        assertThat(report.faults()).hasSize(1);
        assertThat(report.linked()).isZero();
      }
      for (String[] change :
          new String[][] {
            {"\"from\":170", "\"from\":171"},
            {"\"from\":170", "\"from\":2186"},
            {"\"from\":170", "\"from\":2147483647"},
            {proofs.substring(end - 160, end) + "\"", "\""},
            {proofs.substring(end - 4, end) + "\"", "\""},
            {proofs.substring(start, end), ""}
          }) {
        int line = proofs.indexOf("{\"headers\"");
        String changed =
            proofs.substring(0, line) + proofs.substring(line).replace(change[0], change[1]);
        ProofReport report = verifyFinney(changed);
        assertThat(report.faults()).as(change[1]).hasSize(1);
        assertThat(report.linked()).as(change[1]).isZero();
        assertThat(report.proven()).isEqualTo(1);
      }
    }
  }
}
