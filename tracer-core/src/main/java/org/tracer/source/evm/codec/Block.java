package org.tracer.source.evm.codec;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tracer.chain.ChainId;
import org.tracer.chain.evm.EvmHash;
import org.tracer.error.MalformedDataException;

/**
 * A block with all that its header commits to but receipts and state.
 *
 * @param ommers headers of blocks that were too late, which paid a reward until the Merge
 * @param withdrawals null in blocks older than EIP-4895
 */
public record Block(
    BlockHeader header,
    List<Transaction> transactions,
    List<BlockHeader> ommers,
    @Nullable List<Withdrawal> withdrawals) {

  public Block {
    transactions = List.copyOf(transactions);
    ommers = List.copyOf(ommers);
    withdrawals = withdrawals == null ? null : List.copyOf(withdrawals);
  }

  /**
   * Parses blocks that follow each other and are all of {@code rlp}.
   *
   * @throws MalformedDataException if one is damaged
   */
  public static List<Block> parseAll(ChainId chain, Bytes rlp) {
    RlpCursor cursor = RlpCursor.of(rlp.shared());
    List<Block> blocks = new ArrayList<>();
    while (cursor.hasNext()) {
      blocks.add(read(chain, cursor));
    }
    return blocks;
  }

  private static Block read(ChainId chain, RlpCursor cursor) {
    RlpCursor parts = cursor.readList();
    Block block =
        new Block(
            BlockHeader.read(chain, parts),
            parts.readList(items -> Transaction.read(chain, items)),
            parts.readList(items -> BlockHeader.read(chain, items)),
            parts.hasNext() ? parts.readList(items -> Withdrawal.read(chain, items)) : null);
    parts.expectEnd("the block");
    return block;
  }

  /** The block as RLP. */
  public Bytes encoded() {
    RlpWriter parts = new RlpWriter();
    parts.raw(List.of(header.encoded()));
    parts.list(
        transactions,
        (out, transaction) -> {
          if (transaction.type() == 0) {
            out.raw(List.of(transaction.encoded()));
          } else {
            out.string(transaction.encoded());
          }
        });
    parts.raw(encodedOmmers(ommers));
    if (withdrawals != null) {
      parts.list(withdrawals, (out, withdrawal) -> out.raw(List.of(withdrawal.encoded())));
    }
    return parts.toEnvelope(0);
  }

  /** The hash over headers that a block names as its ommers. */
  public static EvmHash ommersHash(List<BlockHeader> ommers) {
    return Keccak.hash(encodedOmmers(ommers));
  }

  private static byte[] encodedOmmers(List<BlockHeader> ommers) {
    RlpWriter headers = new RlpWriter();
    ommers.forEach(ommer -> headers.raw(List.of(ommer.encoded())));
    return headers.toList();
  }

  /**
   * Recomputes what the header says of transactions, ommers and withdrawals.
   *
   * @throws MalformedDataException if something else follows from them
   */
  public void check() {
    require("transactions", TrieRoot.ofTransactions(transactions), header.transactionsRoot());
    require("ommers", ommersHash(ommers), header.ommersHash());
    Optional<EvmHash> root = header.withdrawalsRoot();
    if ((withdrawals != null) != root.isPresent()) {
      throw malformed(
          withdrawals == null
              ? "the header names withdrawals, but there are none"
              : "there are withdrawals that the header does not name");
    }
    if (withdrawals != null) {
      require("withdrawals", TrieRoot.ofWithdrawals(withdrawals), root.get());
    }
  }

  private void require(String what, EvmHash computed, EvmHash named) {
    if (!computed.equals(named)) {
      throw malformed("the " + what + " have the root " + computed + ", the header says " + named);
    }
  }

  private MalformedDataException malformed(String message) {
    return new MalformedDataException(
        message, "block " + header.number() + ", " + header.hash(), "");
  }
}
