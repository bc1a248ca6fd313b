package org.tracer.source.evm.explorer;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tracer.chain.evm.EvmHash;
import org.tracer.ledger.account.Transfer;
import org.tracer.source.evm.rpc.Moves;
import org.tracer.source.evm.rpc.NodeReceipt;
import org.tracer.source.evm.rpc.NodeTransaction;
import org.tracer.source.evm.rpc.NodeView;
import org.tracer.source.remote.Kept;
import org.tracer.source.remote.Notices;

/**
 * Transactions booked whole: from the list of an account or the explorer's node, with the receipt,
 * the header of the block and the calls that the explorer lists. Each takes two to four requests,
 * the first time.
 */
final class TransactionBooks {

  private static final int ROWS_KEPT = 100_000;
  private static final int BOOKS_KEPT = 20_000;

  /** A transaction that used no more gas than this ran no contract. */
  private static final BigInteger PLAIN_GAS = BigInteger.valueOf(21_000);

  private final NodeView node;
  private final AccountLists lists;
  private final long horizon;
  private final Notices notices;
  private final Map<EvmHash, TransactionRow> rows = new Kept<>(ROWS_KEPT);
  private final Map<EvmHash, List<Transfer>> books = new Kept<>(BOOKS_KEPT);
  private final Map<EvmHash, NodeTransaction> transactions = new Kept<>(ROWS_KEPT);

  TransactionBooks(NodeView node, AccountLists lists, long horizon, Notices notices) {
    this.node = node;
    this.lists = lists;
    this.horizon = horizon;
    this.notices = notices;
  }

  /** Remembers what a list said of a transaction, which another list must not contradict. */
  void know(TransactionRow row) {
    if (row.transaction() == null) {
      return;
    }
    TransactionRow known = rows.putIfAbsent(row.transaction().hash(), row);
    if (known != null && !known.equals(row)) {
      throw lists.contradiction(
          "two lists of the explorer tell one transaction differently",
          "transaction " + row.transaction().hash());
    }
  }

  /** Empty if it is in no block up to the horizon. */
  Optional<NodeTransaction> transaction(EvmHash hash) {
    TransactionRow row = rows.get(hash);
    NodeTransaction known = row == null ? transactions.get(hash) : row.transaction();
    if (known == null) {
      Optional<NodeTransaction> found = node.transaction(hash);
      found.ifPresent(transaction -> transactions.put(hash, transaction));
      known = found.orElse(null);
    }
    return Optional.ofNullable(known).filter(transaction -> transaction.block() <= horizon);
  }

  /** All transfers of a transaction; empty if it is in no block up to the horizon. */
  List<Transfer> transfers(EvmHash hash) {
    List<Transfer> known = books.get(hash);
    if (known == null) {
      known = transaction(hash).map(this::book).orElse(List.of());
      books.put(hash, known);
    }
    return known;
  }

  private List<Transfer> book(NodeTransaction transaction) {
    NodeReceipt receipt = node.receipt(transaction);
    return node.book(transaction, receipt, moves(transaction, receipt), notices);
  }

  private @Nullable Moves moves(NodeTransaction transaction, NodeReceipt receipt) {
    if (!succeeded(transaction, receipt)) {
      return new Moves(false, true, List.of());
    }
    if (receipt.gasUsed().equals(PLAIN_GAS) && receipt.logs().isEmpty()) {
      return new Moves(true, true, List.of());
    }
    Optional<List<InternalRow>> calls = lists.internals(transaction.hash(), transaction.from());
    if (calls.isEmpty()) {
      notices.add(
          "the explorer does not list the calls of a transaction: what contracts moved is not seen");
      return null;
    }
    for (InternalRow call : calls.get()) {
      if (call.block() != transaction.block()) {
        throw lists.contradiction(
            "a call stands in another block than its transaction",
            "transaction " + transaction.hash());
      }
    }
    return InternalMoves.read(calls.get(), receipt.created(), "transaction " + transaction.hash());
  }

  /** Receipts say it since Byzantium; before, the explorer's own word is all there is. */
  private boolean succeeded(NodeTransaction transaction, NodeReceipt receipt) {
    TransactionRow row = rows.get(transaction.hash());
    Boolean listed = row == null ? null : row.succeeded();
    Boolean said = receipt.succeeded();
    if (said != null && listed != null && !said.equals(listed)) {
      throw lists.contradiction(
          "list and receipt disagree on whether a transaction succeeded",
          "transaction " + transaction.hash());
    }
    if (said != null) {
      return said;
    }
    return listed != null ? listed : lists.succeeded(transaction.hash());
  }
}
