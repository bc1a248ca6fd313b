package org.tracer.evidence.evm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tracer.evidence.evm.MadeBlock.account;
import static org.tracer.evidence.evm.MadeBlock.payer;
import static org.tracer.evidence.evm.MadeProofs.BURNED;
import static org.tracer.evidence.evm.MadeProofs.TIP;
import static org.tracer.evidence.evm.MadeProofs.TRACED;
import static org.tracer.evidence.evm.MadeProofs.VALUE;
import static org.tracer.evidence.evm.MadeProofs.coin;
import static org.tracer.evidence.evm.MadeProofs.file;
import static org.tracer.evidence.evm.MadeProofs.payment;
import static org.tracer.evidence.evm.MadeProofs.token;
import static org.tracer.evidence.evm.MadeProofs.verify;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tracer.ledger.account.Transfer;
import org.tracer.ledger.account.TransferKind;
import org.tracer.source.evm.codec.Log;
import org.tracer.source.evm.codec.Receipt;
import org.tracer.source.evm.codec.Transaction;

/** What each kind of transfer is held against. */
class TransferGradesTest {

  private static final MadeBlock BLOCK = MadeBlock.payments(100, 3);

  private static TransferProof grade(MadeBlock block, int index, Transfer transfer) {
    EvmProofReport report = verify(file(block.proof(index)), List.of(transfer));
    assertThat(report.proven()).isEqualTo(1);
    assertThat(report.holds()).isEqualTo(report.grades().get(ProofGrade.CONTRADICTED) == null);
    return report.transfers().getFirst();
  }

  @Test
  void verify_shouldProveWhatATransactionPaysAndWhatItCosts() {
    // 21,000 gas; 10 wei of each are burned, 2 are the tip.
    List<Transfer> transfers =
        List.of(
            coin(BLOCK, 1, BURNED, TransferKind.FEE_BURNED, payer(1), null, 210_000),
            coin(BLOCK, 1, TIP, TransferKind.FEE_TIP, payer(1), MadeBlock.MINER, 42_000),
            payment(BLOCK, 1),
            token(BLOCK, 1, 17, payer(1), account(9), 1001));
    EvmProofReport report = verify(file(BLOCK.proof(1)), transfers);
    assertThat(report.problems()).isEmpty();
    assertThat(report.transfers())
        .extracting(TransferProof::transfer)
        .containsExactlyElementsOf(transfers);
    assertThat(report.transfers()).extracting(TransferProof::grade).containsOnly(ProofGrade.PROVEN);
    assertThat(report.transfers().getLast().basis())
        .contains("event 0 of the transaction's receipt")
        .contains("event 17 of the block");
  }

  @ParameterizedTest
  @CsvSource({"1, 9, 3", "2, 9, 2", "1, 8, 2"})
  void verify_shouldContradictAnotherPayment(int payer, int payee, long wei) {
    Transfer other = coin(BLOCK, 1, VALUE, TransferKind.PAYMENT, payer(payer), account(payee), wei);
    assertThat(grade(BLOCK, 1, other).grade()).isEqualTo(ProofGrade.CONTRADICTED);
  }

  @ParameterizedTest
  @CsvSource({"1, 9, 1002", "2, 9, 1001", "1, 8, 1001"})
  void verify_shouldContradictAnotherTokenTransfer(int payer, int payee, long amount) {
    Transfer other = token(BLOCK, 1, 17, payer(payer), account(payee), amount);
    assertThat(grade(BLOCK, 1, other).grade()).isEqualTo(ProofGrade.CONTRADICTED);
  }

  @Test
  void verify_shouldContradictAFeeThatReceiptsDoNotGive() {
    Transfer other = coin(BLOCK, 1, BURNED, TransferKind.FEE_BURNED, payer(1), null, 210_001);
    TransferProof graded = grade(BLOCK, 1, other);
    assertThat(graded.grade()).isEqualTo(ProofGrade.CONTRADICTED);
    assertThat(graded.basis()).contains("210000 wei");
  }

  @Test
  void verify_shouldContradictAnotherPlace() {
    Transfer here = payment(BLOCK, 1);
    Transfer there =
        new Transfer(
            BLOCK.order(2, VALUE),
            here.transaction(),
            here.from(),
            here.to(),
            here.asset(),
            here.amount(),
            here.kind());
    assertThat(grade(BLOCK, 1, there).basis()).contains("place 1 of block 100");
  }

  @Test
  void verify_shouldNotProveWhatOnlyATraceTells() {
    for (TransferKind kind : List.of(TransferKind.INTERNAL, TransferKind.SELF_DESTRUCT)) {
      Transfer move = coin(BLOCK, 1, TRACED, kind, account(9), account(8), 5);
      assertThat(grade(BLOCK, 1, move).grade()).isEqualTo(ProofGrade.TRACE_ONLY);
    }
  }

  @Test
  void verify_shouldNotProveFeesThatReceiptsDoNotHold() {
    Transfer data = coin(BLOCK, 1, 3, TransferKind.FEE_DATA, payer(1), null, 5);
    assertThat(grade(BLOCK, 1, data).grade()).isEqualTo(ProofGrade.NOT_PROVEN);
    Transfer blobs = coin(BLOCK, 1, 2, TransferKind.FEE_BURNED, payer(1), null, 5);
    assertThat(grade(BLOCK, 1, blobs).grade()).isEqualTo(ProofGrade.NOT_PROVEN);
  }

  private static MadeBlock single(boolean success, List<Log> logs) {
    Transaction transaction = MadeBlock.payment(1, 0, account(9), 1, "0x");
    Receipt receipt = MadeBlock.receipt(0, success, logs);
    return MadeBlock.of(100, BLOCK.header().hash(), List.of(transaction), List.of(receipt));
  }

  @Test
  void verify_shouldContradictWhatAFailedTransactionMoves() {
    MadeBlock failed = single(false, List.of());
    assertThat(grade(failed, 0, payment(failed, 0)).basis()).contains("failed");
    // Its fee it pays all the same.
    Transfer fee = coin(failed, 0, BURNED, TransferKind.FEE_BURNED, payer(1), null, 210_000);
    assertThat(grade(failed, 0, fee).grade()).isEqualTo(ProofGrade.PROVEN);
  }

  @Test
  void verify_shouldHoldTheOrderOfEventsAgainstTheReceipt() {
    Log seven = MadeBlock.transfer(account(5), account(6), 7);
    Log eight = MadeBlock.transfer(account(5), account(6), 8);
    MadeBlock block = single(true, List.of(seven, eight, seven));
    Transfer first = token(block, 0, 0, account(5), account(6), 7);
    Transfer second = token(block, 0, 1, account(5), account(6), 8);
    Transfer third = token(block, 0, 2, account(5), account(6), 7);
    EvmProofReport all = verify(file(block.proof(0)), List.of(first, second, third));
    assertThat(all.holds()).isTrue();
    assertThat(all.transfers())
        .extracting(TransferProof::basis)
        .allMatch(basis -> basis.startsWith("event "))
        .doesNotHaveDuplicates();
    // The first transaction of a block has no events before its own, so that nothing else fits.
    Transfer fourth = token(block, 0, 3, account(5), account(6), 7);
    assertThat(grade(block, 0, fourth).grade()).isEqualTo(ProofGrade.CONTRADICTED);
    assertThat(verify(file(block.proof(0)), List.of(first, fourth)).holds()).isFalse();
  }

  @Test
  void verify_shouldNotTakeOneEventForTwoTransfers() {
    Transfer one = token(BLOCK, 1, 17, payer(1), account(9), 1001);
    Transfer again = token(BLOCK, 1, 18, payer(1), account(9), 1001);
    EvmProofReport report = verify(file(BLOCK.proof(1)), List.of(one, again));
    assertThat(report.holds()).isFalse();
  }

  @Test
  void verify_shouldSayWhatNoTransactionMade() {
    Transfer reward =
        new Transfer(
            BLOCK.order(Integer.MAX_VALUE, 0),
            null,
            null,
            account(9),
            payment(BLOCK, 0).asset(),
            payment(BLOCK, 0).amount(),
            TransferKind.REWARD);
    EvmProofReport report = verify(file(), List.of(reward));
    assertThat(report.holds()).isTrue();
    assertThat(report.transactions()).isZero();
    assertThat(report.transfers())
        .singleElement()
        .satisfies(one -> assertThat(one.grade()).isEqualTo(ProofGrade.NOT_PROVEN));
  }
}
