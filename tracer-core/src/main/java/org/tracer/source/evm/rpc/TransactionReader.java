package org.tracer.source.evm.rpc;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tracer.chain.evm.EvmHash;
import org.tracer.ledger.account.Transfer;
import org.tracer.source.evm.rpc.Node.ReceiptResult;
import org.tracer.source.evm.rpc.Node.ReceiptsResult;
import org.tracer.source.remote.Notices;
import org.web3j.protocol.core.Request;

/** Reads transactions whole: their block's header, themselves, their receipts and their traces. */
final class TransactionReader {

  private static final int HEADERS_KEPT = 4_096;

  /** A transaction and what came of it. */
  record Read(NodeTransaction transaction, NodeReceipt receipt) {}

  private final Node node;
  private final Capabilities capabilities;
  private final TransactionTracer tracer;
  private final Notices notices;
  private final Map<Long, NodeBlock> headers =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, NodeBlock> eldest) {
          return size() > HEADERS_KEPT;
        }
      };

  TransactionReader(Node node, Capabilities capabilities, Notices notices) {
    this.node = node;
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
    Optional<NodeTransaction> found = node.transaction(hash);
    if (found.isEmpty() || found.get().block() > capabilities.horizon().number()) {
      return List.of();
    }
    NodeTransaction transaction = found.get();
    return transfers(new Read(transaction, node.receipt(transaction)), true);
  }

  /** All transfers of a transaction, with what contracts moved if {@code traced}. */
  List<Transfer> transfers(Read read, boolean traced) {
    NodeTransaction transaction = read.transaction();
    @Nullable Moves moves = traced ? tracer.moves(transaction, read.receipt()) : null;
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
        requests.add(
            node.request(
                "eth_getTransactionReceipt", ReceiptResult.class, transaction.hash().toString()));
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
