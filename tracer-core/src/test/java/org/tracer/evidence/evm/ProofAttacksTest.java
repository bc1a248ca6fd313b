package org.tracer.evidence.evm;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.tracer.evidence.evm.MadeProofs.file;
import static org.tracer.evidence.evm.MadeProofs.payment;
import static org.tracer.evidence.evm.MadeProofs.verify;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tracer.chain.evm.EvmHash;
import org.tracer.ledger.account.Attestation;
import org.tracer.ledger.account.EvmProof;
import org.tracer.ledger.account.Transfer;
import org.tracer.trace.account.FundsReport;

/** Files of proofs that somebody altered, cut or made up. */
class ProofAttacksTest {

  private static final MadeBlock BLOCK = MadeBlock.payments(100, 20);
  private static final MadeBlock OTHER = MadeBlock.payments(101, 20);
  private static final EvmProof THIRD = BLOCK.proof(3);
  private static final Transfer PAID = payment(BLOCK, 3);

  private static void refused(String file, String... words) {
    EvmProofReport report = verify(file, List.of(PAID));
    assertThat(report.holds()).isFalse();
    assertThat(String.join("\n", report.problems())).contains(words);
  }

  private static EvmProof with(
      EvmProof proof,
      int index,
      List<String> transactionNodes,
      List<String> receiptNodes,
      List<String> previous) {
    return new EvmProof(
        proof.chain(),
        proof.transaction(),
        proof.block(),
        proof.blockHash(),
        index,
        proof.header(),
        transactionNodes,
        receiptNodes,
        previous);
  }

  @Test
  void verify_shouldRefuseAnyOtherByteAnywhere() {
    MadeBlock small = MadeBlock.payments(100, 2);
    byte[] file = file(small.proof(1)).getBytes(UTF_8);
    FundsReport report = ProofReports.of(MadeBlock.CHAIN, List.of(payment(small, 1)));
    assertThat(verify(file, report).holds()).isTrue();
    for (int at = 0; at < file.length; at++) {
      byte[] altered = file.clone();
      altered[at] = (byte) (altered[at] == '0' ? '1' : '0');
      assertThat(verify(altered, report).holds()).as("byte %d", at).isFalse();
      if (at % 5 == 0) {
        // Letters of the other case.
        altered[at] = (byte) (file[at] ^ 0x20);
        assertThat(verify(altered, report).holds()).as("byte %d", at).isFalse();
      }
    }
  }

  @Test
  void verify_shouldRefuseAFileCutAnywhere() {
    byte[] file = file(THIRD).getBytes(UTF_8);
    FundsReport report = ProofReports.of(MadeBlock.CHAIN, List.of(PAID));
    for (int end = 0; end < file.length; end += end < 200 ? 1 : 97) {
      byte[] cut = Arrays.copyOf(file, end);
      assertThat(verify(cut, report).holds()).as("first %d bytes", end).isFalse();
    }
    refused(file(THIRD).substring(0, 900), "the file ends within a line: it was cut short");
  }

  @Test
  void verify_shouldRefuseMissingExtraAndRepeatedLines() {
    String whole = file(THIRD);
    refused(whole.substring(0, whole.indexOf('\n') + 1), "0 lines behind", "has no line for");
    refused(file(THIRD, BLOCK.proof(4)), "line 3: the result names no transaction");
    refused(file(THIRD, THIRD), "line 3: a second line for transaction " + BLOCK.hash(3));
    refused(whole + whole.substring(whole.indexOf('\n') + 1), "2 lines", "announces 1");
    refused(file(), "has no line for transaction " + BLOCK.hash(3));
    refused(whole.replace("eip155:1\"", "eip155:10\""), "of the chain eip155:10");
    refused(whole.replace("proofs/1", "proofs/2"), "another format");
    refused(whole.replace("\"index\":3", "\"index\":3,\"more\":1"), "not written as such lines");
    refused(whole.replace("\"index\":3", "\"index\": 3"), "not written as such lines");
    refused("", "empty");
    refused("\n\n\n", "line 1");
  }

  @Test
  void verify_shouldRefuseTheReceiptOfAnotherIndex() {
    EvmProof fourth = BLOCK.proof(4);
    refused(
        file(with(THIRD, 3, THIRD.transactionNodes(), fourth.receiptNodes(), THIRD.receiptNodes())),
        "in the trie over receipts");
    refused(
        file(
            with(
                THIRD,
                4,
                THIRD.transactionNodes(),
                fourth.receiptNodes(),
                fourth.previousReceiptNodes())),
        "in the trie over transactions");
    refused(
        file(
            with(
                THIRD,
                4,
                fourth.transactionNodes(),
                fourth.receiptNodes(),
                fourth.previousReceiptNodes())),
        "at that place of the block stands transaction " + fourth.transaction());
    refused(
        file(with(THIRD, 3, THIRD.transactionNodes(), THIRD.receiptNodes(), List.of())),
        "in the trie over receipts");
    refused(
        file(with(THIRD, 3, THIRD.transactionNodes(), THIRD.receiptNodes(), THIRD.receiptNodes())),
        "in the trie over receipts");
  }

  @Test
  void verify_shouldRefuseNodesThatAreTooManyOrTooLarge() {
    List<String> many = Collections.nCopies(12, THIRD.receiptNodes().getFirst());
    refused(
        file(with(THIRD, 3, THIRD.transactionNodes(), many, THIRD.previousReceiptNodes())),
        "12 nodes lead to one of the receipts");
    List<String> twice = new ArrayList<>(THIRD.receiptNodes());
    twice.add(THIRD.receiptNodes().getLast());
    refused(
        file(with(THIRD, 3, THIRD.transactionNodes(), twice, THIRD.previousReceiptNodes())),
        "not used");
    String large = "00".repeat(ProofLines.LONGEST / 2);
    refused(
        file(with(THIRD, 3, List.of(large), THIRD.receiptNodes(), THIRD.previousReceiptNodes())),
        "line 2: a line is longer than any proof");
    EvmProof longHeader =
        new EvmProof(
            THIRD.chain(),
            THIRD.transaction(),
            THIRD.block(),
            THIRD.blockHash(),
            3,
            "00".repeat((1 << 16) + 1),
            THIRD.transactionNodes(),
            THIRD.receiptNodes(),
            THIRD.previousReceiptNodes());
    refused(file(longHeader), "the header is longer than any");
    String deep = "[".repeat(100_000);
    refused(file(List.of(deep)), "line 2");
  }

  @Test
  void verify_shouldRefuseTheProofOfAnotherBlock() {
    EvmProof other = OTHER.proof(3);
    EvmProof mixed =
        new EvmProof(
            THIRD.chain(),
            THIRD.transaction(),
            other.block(),
            other.blockHash(),
            3,
            other.header(),
            THIRD.transactionNodes(),
            THIRD.receiptNodes(),
            THIRD.previousReceiptNodes());
    refused(file(mixed), "in the trie over transactions: a node of the proof has the hash");
    EvmProof renamed =
        new EvmProof(
            THIRD.chain(),
            THIRD.transaction(),
            THIRD.block(),
            other.blockHash(),
            3,
            THIRD.header(),
            THIRD.transactionNodes(),
            THIRD.receiptNodes(),
            THIRD.previousReceiptNodes());
    refused(file(renamed), "the header has the hash " + BLOCK.header().hash());
    EvmProof higher =
        new EvmProof(
            THIRD.chain(),
            THIRD.transaction(),
            101,
            THIRD.blockHash(),
            3,
            THIRD.header(),
            THIRD.transactionNodes(),
            THIRD.receiptNodes(),
            THIRD.previousReceiptNodes());
    refused(file(higher), "the header is of block 100, not 101");
  }

  /** The same transactions in a block of the same height with another parent. */
  @Test
  void verify_shouldRefuseAnotherBlockThanTheResultHas() {
    MadeBlock twin =
        MadeBlock.of(100, OTHER.header().hash(), BLOCK.transactions(), BLOCK.receipts());
    EvmHash hash = BLOCK.hash(3);
    Attestation attested =
        new Attestation(hash, 100, BLOCK.header().hash(), Attestation.Proof.RECOMPUTED, "");
    FundsReport report =
        ProofReports.of(MadeBlock.CHAIN, List.of(PAID), List.of(attested), Map.of());
    assertThat(verify(file(THIRD), report).holds()).isTrue();
    assertThat(verify(file(twin.proof(3)), report).problems())
        .singleElement()
        .satisfies(problem -> assertThat(problem).contains("the result has it in block 100"));
    FundsReport later =
        ProofReports.of(
            MadeBlock.CHAIN, List.of(PAID), List.of(), Map.of(100L, Instant.ofEpochSecond(7)));
    assertThat(verify(file(THIRD), later).problems())
        .singleElement()
        .satisfies(problem -> assertThat(problem).contains("1970-01-01T00:00:07Z"));
    List<Transfer> both = List.of(PAID, payment(BLOCK, 4));
    assertThat(verify(file(THIRD, twin.proof(4)), both).problems())
        .singleElement()
        .satisfies(problem -> assertThat(problem).contains("another proof has another block 100"));
  }

  @Test
  void verify_shouldRefuseThatAProofIsLeftOut() {
    EvmHash hash = BLOCK.hash(3);
    Attestation attested =
        new Attestation(hash, 100, BLOCK.header().hash(), Attestation.Proof.RECOMPUTED, "");
    String line = new ProofLine.Unproven(hash, "no batches").write();
    FundsReport report =
        ProofReports.of(MadeBlock.CHAIN, List.of(PAID), List.of(attested), Map.of());
    assertThat(verify(file(List.of(line)), report).problems())
        .singleElement()
        .satisfies(problem -> assertThat(problem).contains("was recomputed, but here is no proof"));
  }

  @Test
  void verify_shouldSayWhatHasNoProof() {
    String line = new ProofLine.Unproven(BLOCK.hash(3), "a type that is \"new\"\n").write();
    EvmProofReport report = verify(file(List.of(line)), List.of(PAID));
    assertThat(report.holds()).isTrue();
    assertThat(report.proven()).isZero();
    assertThat(report.unproven()).containsOnlyKeys(BLOCK.hash(3));
    assertThat(report.transfers())
        .singleElement()
        .satisfies(one -> {
          assertThat(one.grade()).isEqualTo(ProofGrade.NOT_PROVEN);
          assertThat(one.basis()).contains("a type that is");
        });
    assertThat(report.sentences()).anyMatch(text -> text.startsWith("0 of 1 transactions"));
  }
}
