package org.tracer.source.evm.rpc;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.tracer.chain.evm.EvmHash;
import org.tracer.source.evm.rpc.Node.AnyResult;
import org.tracer.source.evm.rpc.Node.ReceiptResult;
import org.tracer.source.evm.rpc.TransactionReader.Read;
import org.web3j.protocol.core.Request;
import org.web3j.protocol.core.Response;
import org.web3j.protocol.core.methods.response.EthBlock;
import org.web3j.protocol.core.methods.response.EthTransaction;

/**
 * Asks in one request for transactions, their receipts and traces, and for headers. Where the node
 * takes no batches, they are asked for one after the other, and of a transaction that it does not
 * know nothing more.
 */
final class TransactionBatch {

  /** What the node told of a transaction that is in a block; without moves if it cannot trace. */
  record Told(Read read, @Nullable Moves moves) {
    NodeTransaction transaction() {
      return read.transaction();
    }
  }

  private record Question(
      EvmHash hash,
      Request<Object, EthTransaction> transaction,
      Request<Object, ReceiptResult> receipt,
      @Nullable Request<Object, AnyResult> trace) {}

  private final Node node;
  private final TransactionTracer tracer;
  private final List<Question> questions = new ArrayList<>();

  TransactionBatch(Node node, TransactionTracer tracer) {
    this.node = node;
    this.tracer = tracer;
  }

  void add(EvmHash hash) {
    questions.add(
        new Question(
            hash, node.transactionRequest(hash), node.receiptRequest(hash), tracer.request(hash)));
  }

  /** Those of the transactions that are in a block, in the order in which they were added. */
  List<Told> send(Collection<Long> headers, BiConsumer<Long, NodeBlock> known) {
    List<Told> told = new ArrayList<>();
    if (node.batchLimit() == 1) {
      headers.forEach(block -> known.accept(block, node.block(block, false)));
      questions.forEach(question -> alone(question).ifPresent(told::add));
      return told;
    }
    List<Request<?, ? extends Response<?>>> requests = new ArrayList<>();
    for (long block : headers) {
      requests.add(node.blockRequest(block, false));
    }
    for (Question question : questions) {
      requests.add(question.transaction());
      requests.add(question.receipt());
      if (question.trace() != null) {
        requests.add(question.trace());
      }
    }
    List<Response<?>> answers = node.sendAll(requests);
    int next = 0;
    for (long block : headers) {
      EthBlock answer = (EthBlock) answers.get(next);
      known.accept(block, node.checked(node.require(requests.get(next), answer), block));
      next++;
    }
    for (Question question : questions) {
      EthTransaction transaction = (EthTransaction) answers.get(next++);
      ReceiptResult receipt = (ReceiptResult) answers.get(next++);
      AnyResult trace = question.trace() == null ? null : (AnyResult) answers.get(next++);
      node.checked(node.result(question.transaction(), transaction), question.hash())
          .map(found -> told(question, found, receipt, trace))
          .ifPresent(told::add);
    }
    return told;
  }

  private Optional<Told> alone(Question question) {
    return node.checked(node.find(question.transaction()), question.hash())
        .map(found -> told(question, found, node.send(question.receipt()), null));
  }

  private Told told(
      Question question,
      NodeTransaction transaction,
      ReceiptResult answer,
      @Nullable AnyResult trace) {
    NodeReceipt receipt = node.checked(node.require(question.receipt(), answer), transaction);
    Moves moves = null;
    if (question.trace() != null) {
      // Some servers do not trace in a batch.
      moves =
          trace == null || trace.hasError()
              ? tracer.moves(transaction, receipt)
              : tracer.moves(transaction, receipt, node.require(question.trace(), trace));
    }
    return new Told(new Read(transaction, receipt), moves);
  }
}
