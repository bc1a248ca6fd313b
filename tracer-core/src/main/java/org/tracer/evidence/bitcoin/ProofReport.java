package org.tracer.evidence.bitcoin;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tracer.chain.BlockHeight;
import org.tracer.chain.TxId;
import org.tracer.chain.bitcoin.BitcoinNetwork;

/**
 * What a file of proofs proves of a result's transactions.
 *
 * @param expected transactions that the result names
 * @param proven those of them seen to stand in a block
 * @param linked those of the proven whose block leads to a checkpoint by its headers
 * @param unproven the others, in order of their ids
 * @param faults what is wrong with the file, in the order of its lines
 * @param weakest the proven block that took least work; null if nothing is proven
 * @param first height of the first proven block; null if nothing is proven
 * @param last height of the last proven block; null if nothing is proven
 */
public record ProofReport(
    BitcoinNetwork network,
    int expected,
    int proven,
    int linked,
    List<Unproven> unproven,
    List<Fault> faults,
    @Nullable Weakest weakest,
    @Nullable BlockHeight first,
    @Nullable BlockHeight last) {

  /** A transaction without a proof that holds, and why, in a few words for people. */
  public record Unproven(TxId id, String reason) {}

  /**
   * Something that an honest file does not have.
   *
   * @param line counted from 1
   */
  public record Fault(int line, String reason) {}

  /**
   * The block whose proof would have been cheapest to forge.
   *
   * @param bits making it took about 2 to the power of so many hashes
   */
  public record Weakest(BlockHeight height, int bits) {}

  public ProofReport {
    unproven = List.copyOf(unproven);
    faults = List.copyOf(faults);
  }

  /** Whether every transaction is proven and nothing is wrong with the file. */
  public boolean isComplete() {
    return unproven.isEmpty() && faults.isEmpty();
  }

  /** What was found, and what it does not show, for people. */
  public List<String> sentences() {
    return ProofSentences.of(this);
  }
}
