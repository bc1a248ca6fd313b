package org.tracer.source.evm.codec;

import java.util.List;
import org.tracer.chain.evm.EvmHash;

/**
 * The root of the trie that a block header names for an ordered list: the key of each value is the
 * RLP of its place.
 *
 * @see <a href="https://ethereum.github.io/yellowpaper/paper.pdf">Yellow Paper, appendix D</a>
 */
public final class TrieRoot {

  /** The root over no values. */
  public static final EvmHash EMPTY = Keccak.hash(new RlpWriter().string(Bytes.EMPTY).toBytes());

  private TrieRoot() {}

  /**
   * The root over {@code values}, none of which may be empty. Time and memory are linear in their
   * length.
   */
  public static EvmHash of(List<Bytes> values) {
    return values.isEmpty() ? EMPTY : Keccak.hash(new ListTrie(values).rootNode());
  }

  public static EvmHash ofTransactions(List<Transaction> transactions) {
    return of(transactions.stream().map(Transaction::encoded).toList());
  }

  public static EvmHash ofReceipts(List<Receipt> receipts) {
    return of(receipts.stream().map(Receipt::encoded).toList());
  }

  /** The root over withdrawals (EIP-4895). */
  public static EvmHash ofWithdrawals(List<Withdrawal> withdrawals) {
    return of(withdrawals.stream().map(Withdrawal::encoded).toList());
  }

  /** The key of a place: its number as RLP. */
  static byte[] key(int index) {
    return new RlpWriter().integer(index).toBytes();
  }
}
