package org.tracer.evidence.evm;

import java.util.ArrayList;
import java.util.List;
import org.tracer.ledger.account.EvmProof;
import org.tracer.ledger.account.Transfer;
import org.tracer.trace.account.FundsReport;

/** Time and size of proofs for 10,000 transactions, a hundred blocks of a hundred; run by hand. */
final class ProofBenchmark {

  private static final int BLOCKS = 100;
  private static final int EACH = 100;

  private ProofBenchmark() {}

  public static void main(String[] arguments) {
    List<EvmProof> proofs = new ArrayList<>();
    List<Transfer> transfers = new ArrayList<>();
    for (int i = 0; i < BLOCKS; i++) {
      MadeBlock block = MadeBlock.payments(5_000_000 + i, EACH);
      for (int j = 0; j < EACH; j++) {
        proofs.add(block.proof(j));
        transfers.add(MadeProofs.payment(block, j));
      }
    }
    String file = MadeProofs.file(proofs.toArray(EvmProof[]::new));
    FundsReport report = ProofReports.of(MadeBlock.CHAIN, transfers);
    long bytes = proofs.stream().mapToLong(EvmProof::size).sum();
    for (int round = 0; round < 2; round++) {
      long start = System.nanoTime();
      EvmProofReport verified = MadeProofs.verify(file, report);
      double seconds = (System.nanoTime() - start) / 1e9;
      System.out.printf(
          "%d proven, %d wrong, %.1f s, %.0f a second; %d bytes a proof, %d in the file%n",
          verified.proven(),
          verified.problems().size(),
          seconds,
          proofs.size() / seconds,
          bytes / proofs.size(),
          file.length() / proofs.size());
    }
  }
}
