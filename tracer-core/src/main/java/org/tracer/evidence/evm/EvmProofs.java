package org.tracer.evidence.evm;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.tracer.chain.evm.EvmHash;
import org.tracer.ledger.account.AccountChain;
import org.tracer.ledger.account.AttestedTransaction;
import org.tracer.ledger.account.EvmProof;
import org.tracer.ledger.account.Transfer;
import org.tracer.source.evm.codec.Bytes;
import org.tracer.trace.account.FundsReport;

/**
 * Files of proofs for transactions of EVM chains, {@code tracer-evm-proofs/1}: a first line, then
 * one line a transaction in the order of the chain. The same proofs are the same bytes.
 */
public final class EvmProofs {

  private EvmProofs() {}

  /** The transactions that a result names, which are those to be proven. */
  public static Set<EvmHash> transactions(FundsReport report) {
    Set<EvmHash> transactions = new TreeSet<>();
    for (Transfer transfer : NamedTransfers.of(report)) {
      if (transfer.transaction() != null) {
        transactions.add(transfer.transaction());
      }
    }
    return transactions;
  }

  /**
   * Writes what proves each of some transactions, or why there is no proof. Memory is linear in the
   * proofs: some fifteen kilobytes a transaction of mainnet.
   *
   * @throws org.tracer.error.InvalidInputException if the chain does not know one of them
   */
  public static void write(AccountChain chain, Collection<EvmHash> transactions, OutputStream out)
      throws IOException {
    write(chain, transactions, List.of(), out);
  }

  /**
   * The same with headers of other blocks, by which those of the proofs can be linked to later
   * blocks that are known.
   *
   * @param links as RLP
   */
  public static void write(
      AccountChain chain,
      Collection<EvmHash> transactions,
      Collection<Bytes> links,
      OutputStream out)
      throws IOException {
    List<ProofLine> lines = new ArrayList<>();
    Set<EvmHash> silent = new TreeSet<>(transactions);
    for (AttestedTransaction one : chain.prove(transactions)) {
      EvmHash hash = one.attestation().transaction();
      if (silent.remove(hash)) {
        EvmProof proof = one.proof();
        String note = one.attestation().note();
        lines.add(
            proof != null
                ? new ProofLine.Proven(proof)
                : new ProofLine.Unproven(
                    hash, note.isEmpty() ? "the source gives no proofs" : note));
      }
    }
    silent.forEach(hash ->
        lines.add(new ProofLine.Unproven(hash, "the source says nothing of how it is known")));
    links.forEach(header -> lines.add(new ProofLine.Link(header.toString().substring(2))));
    BufferedOutputStream buffered = new BufferedOutputStream(out, 1 << 16);
    buffered.write((ProofLine.first(chain.chain(), lines.size()) + "\n").getBytes(UTF_8));
    for (ProofLine line : lines) {
      buffered.write((line.write() + "\n").getBytes(UTF_8));
    }
    buffered.flush();
  }

  /**
   * Recomputes every proof of a file and holds the result against them, without any source. What is
   * wrong is listed in the report; nothing that a file holds makes this fail. One transaction is in
   * memory at a time.
   *
   * @param name of the file, for messages
   */
  public static EvmProofReport verify(InputStream in, String name, FundsReport report)
      throws IOException {
    return verify(in, name, report, List.of());
  }

  /**
   * The same, with what other sources say of the blocks.
   *
   * @throws IOException if the stream cannot be read
   */
  public static EvmProofReport verify(
      InputStream in, String name, FundsReport report, List<HeaderWitness> witnesses)
      throws IOException {
    return new ProofVerification(report).run(new ProofLines(in, name), witnesses);
  }
}
