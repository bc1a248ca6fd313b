package org.tracer.source.evm.rpc;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.tracer.chain.evm.EvmHash;
import org.tracer.ledger.account.Transfer;
import org.tracer.source.evm.rpc.Node.ReceiptResult;
import org.tracer.source.evm.rpc.Node.ReceiptsResult;
import org.tracer.source.remote.Kept;
import org.tracer.source.remote.Notices;
import org.web3j.protocol.core.Request;

/** Reads transactions whole: their block's header, themselves, their receipts and their traces. */
final class TransactionReader {

  private static final int HEADERS_KEPT = 4_096;
  private static final int BOOKS_KEPT = 2_048;

  /** Of each transaction: itself, its receipt, its trace. */
  private static final int QUESTIONS = 3;

  /** Traces are large: of so many batches they are in memory together. */
  private static final int BATCHES = 2;

  /** A transaction and what came of it. */
  record Read(NodeTransaction transaction, NodeReceipt receipt) {}

  private final Node node;
  private final Capabilities capabilities;
  private final TransactionTracer tracer;
  private final SaidBefore said;
  private final Notices notices;
  private final Map<Long, NodeBlock> headers = new Kept<>(HEADERS_KEPT);
  private final Map<EvmHash, List<Transfer>> books = new Kept<>(BOOKS_KEPT);

  TransactionReader(Node node, Capabilities capabilities, SaidBefore said, Notices notices) {
    this.node = node;
    this.said = said;
    this.capabilities = capabilities;
    this.tracer = new TransactionTracer(node, capabilities, notices);
    this.notices = notices;
  }

  NodeBlock header(long number) {
    NodeBlock header = headers.get(number);
    if (header == null) {
      header = node.block(number, false);
      headers.put(number, header);
    }
    return header;
  }

  /** All transfers of a transaction; empty if it is not in a block up to the horizon. */
  List<Transfer> transfers(EvmHash hash) {
    List<Transfer> known = books.get(hash);
    if (known == null) {
      List<Transfer> all = new ArrayList<>();
      transfers(List.of(hash), all::addAll);
      known = List.copyOf(all);
      books.put(hash, known);
    }
    return known;
  }

  /** All transfers of each of many transactions, asked for together. */
  void transfers(Collection<EvmHash> hashes, Consumer<List<Transfer>> taker) {
    List<EvmHash> left = List.copyOf(hashes);
    while (!left.isEmpty()) {
      int most = Math.max(1, BATCHES * node.batchLimit() / QUESTIONS);
      int count = Math.min(left.size(), most);
      together(left.subList(0, count), taker);
      left = left.subList(count, left.size());
    }
  }

  private void together(List<EvmHash> hashes, Consumer<List<Transfer>> taker) {
    TransactionBatch batch = new TransactionBatch(node, tracer);
    Set<Long> places = new LinkedHashSet<>();
    for (EvmHash hash : hashes) {
      batch.add(hash);
      SaidBefore.Place place = said.place(hash);
      if (place != null) {
        places.add(place.block());
      }
    }
    places.removeIf(block -> headers.get(block) != null);
    List<TransactionBatch.Told> told = batch.send(places, headers::put);
    List<Long> missing =
        told.stream()
            .map(one -> one.transaction().block())
            .filter(block -> block <= capabilities.horizon().number())
            .filter(block -> headers.get(block) == null)
            .distinct()
            .toList();
    new TransactionBatch(node, tracer).send(missing, headers::put);
    for (TransactionBatch.Told one : told) {
      if (one.transaction().block() <= capabilities.horizon().number()) {
        remember(one.read());
        taker.accept(book(one.read(), one.moves()));
      }
    }
  }

  /** Notes what the node said of a transaction from which something is derived. */
  void remember(Read read) {
    said.transaction(header(read.transaction().block()), read.transaction(), read.receipt());
  }

  /** All transfers of a transaction, with what contracts moved if {@code traced}. */
  List<Transfer> transfers(Read read, boolean traced) {
    return book(read, traced ? tracer.moves(read.transaction(), read.receipt()) : null);
  }

  private List<Transfer> book(Read read, @Nullable Moves moves) {
    NodeTransaction transaction = read.transaction();
    return TransactionBook.of(
        header(transaction.block()),
        transaction,
        read.receipt(),
        moves,
        node.fields("transaction " + transaction.hash()),
        notices);
  }

  boolean traces() {
    return tracer.traces();
  }

  /** A block with all its transactions and receipts, in their order. */
  List<Read> block(NodeBlock full) {
    List<NodeTransaction> transactions = full.transactions();
    List<NodeReceipt> receipts = transactions.isEmpty() ? List.of() : receipts(full);
    List<Read> block = new ArrayList<>();
    for (int i = 0; i < transactions.size(); i++) {
      block.add(new Read(transactions.get(i), receipts.get(i)));
    }
    return block;
  }

  private List<NodeReceipt> receipts(NodeBlock full) {
    List<NodeReceipt.Wire> wires = new ArrayList<>();
    if (capabilities.blockReceipts()) {
      Request<Object, ReceiptsResult> request =
          node.request("eth_getBlockReceipts", ReceiptsResult.class, Node.hex(full.number()));
      wires.addAll(node.require(request));
    } else {
      List<Request<Object, ReceiptResult>> requests = new ArrayList<>();
      for (NodeTransaction transaction : full.transactions()) {
        requests.add(node.receiptRequest(transaction.hash()));
      }
      node.findAll(requests).forEach(found -> found.ifPresent(wires::add));
    }
    if (wires.size() != full.transactions().size()) {
      throw node.fields("block " + full.number())
          .contradiction("the node gives receipts of another number of transactions");
    }
    List<NodeReceipt> receipts = new ArrayList<>();
    for (int i = 0; i < wires.size(); i++) {
      receipts.add(node.checked(wires.get(i), full.transactions().get(i)));
    }
    return receipts;
  }
}
