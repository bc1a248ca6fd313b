package org.tracer.ledger;

import java.util.List;
import java.util.Optional;
import org.tracer.chain.BlockRef;

/**
 * How a transaction is written, beyond what it moves: what gives away the software that made it.
 *
 * @param version as a signed number
 * @param lockTime the first height or time at which it may be mined, as an unsigned number
 * @param inputs one for each input, in order; a coinbase has one although it spends nothing
 */
public record TransactionForm(int version, long lockTime, List<Input> inputs) {

  public TransactionForm {
    inputs = List.copyOf(inputs);
  }

  /**
   * How an input is written.
   *
   * @param sequence as an unsigned number
   * @param unlocking its script, in which earlier kinds of lock have their signatures
   * @param witness its witness items (BIP 141); empty if it has none
   */
  public record Input(long sequence, RawBytes unlocking, List<RawBytes> witness) {
    public Input {
      witness = List.copyOf(witness);
    }
  }

  /** Gives forms by place in the chain. */
  @FunctionalInterface
  public interface Source {

    /** A source of no forms. */
    Source NONE = (block, indexInBlock) -> Optional.empty();

    /** Empty where the source does not say. */
    Optional<TransactionForm> form(BlockRef block, int indexInBlock);
  }
}
