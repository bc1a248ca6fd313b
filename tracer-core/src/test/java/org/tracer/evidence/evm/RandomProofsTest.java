package org.tracer.evidence.evm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tracer.evidence.evm.MadeProofs.file;
import static org.tracer.evidence.evm.MadeProofs.payment;
import static org.tracer.evidence.evm.MadeProofs.token;
import static org.tracer.evidence.evm.MadeProofs.verify;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tracer.ledger.account.EvmProof;
import org.tracer.ledger.account.Transfer;
import org.tracer.source.evm.codec.Bytes;
import org.tracer.source.evm.codec.RealEvmBlocks;
import org.tracer.source.evm.codec.Receipt;
import org.tracer.source.evm.codec.Transaction;

/** Blocks of every size at which the trie changes its form. */
class RandomProofsTest {

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 15, 16, 17, 31, 127, 128, 129, 130, 257})
  void verify_shouldProveEveryTransactionOfABlock(int count) {
    MadeBlock block = MadeBlock.payments(1000 + count, count);
    List<EvmProof> proofs = new ArrayList<>();
    List<Transfer> transfers = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      proofs.add(block.proof(i));
      transfers.add(payment(block, i));
      // Each transaction has one event.
      transfers.add(token(block, i, i, MadeBlock.payer(1), MadeBlock.account(9), 1000 + i));
    }
    EvmProofReport report = verify(file(proofs.toArray(EvmProof[]::new)), transfers);
    assertThat(report.problems()).isEmpty();
    assertThat(report.proven()).isEqualTo(count);
    assertThat(report.grades()).containsOnlyKeys(ProofGrade.PROVEN);
    assertThat(report.transfers()).hasSize(2 * count);
    assertThat(report.headers()).hasSize(1);
  }

  /** Transactions and receipts of block 14,764,013, under a header that has only their roots. */
  @Test
  void verify_shouldProveTransactionsOfTwoTypes() {
    List<Bytes> body = RealEvmBlocks.sszParts(RealEvmBlocks.portal("bodies/14764013.yaml"));
    List<Transaction> transactions =
        RealEvmBlocks.sszParts(body.getFirst().toBytes()).stream()
            .map(bytes -> Transaction.parse(MadeBlock.CHAIN, bytes))
            .toList();
    List<Receipt> receipts =
        RealEvmBlocks.sszParts(RealEvmBlocks.portal("receipts/14764013.yaml")).stream()
            .map(bytes -> Receipt.parse(MadeBlock.CHAIN, bytes))
            .toList();
    MadeBlock block =
        MadeBlock.of(14_764_013, transactions.getFirst().hash(), transactions, receipts);
    for (int i = 0; i < transactions.size(); i++) {
      CheckedProof proof = CheckedProof.of(block.proof(i), "test");
      assertThat(proof.transaction()).isEqualTo(transactions.get(i));
      assertThat(proof.receipt()).isEqualTo(receipts.get(i));
      assertThat(proof.gasUsed()).isGreaterThanOrEqualTo(21_000);
      assertThat(proof.sender()).isNotNull();
    }
    assertThat(transactions).hasSize(19);
  }
}
