package org.tracer.source.evm.rpc;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.tracer.chain.evm.EvmHash;
import org.tracer.error.InvalidInputException;
import org.tracer.ledger.account.Attestation;
import org.tracer.ledger.account.Attestation.Proof;
import org.tracer.ledger.account.AttestedTransaction;
import org.tracer.ledger.account.ChainOrder;
import org.tracer.source.http.JsonValue;
import org.web3j.protocol.core.Request;
import org.web3j.protocol.core.methods.response.EthTransaction;
import org.web3j.protocol.core.methods.response.Transaction;
import tools.jackson.databind.JsonNode;

/**
 * Finds out how transactions are known: reads their blocks whole, once each, and recomputes them.
 * One block is in memory at a time.
 */
final class BlockAttester {

  private static final String TOO_LITTLE =
      "the node gives neither all receipts of a block nor takes batches of requests";

  private final Node node;
  private final Capabilities capabilities;
  private final SaidBefore said;
  private final KeptProofs kept = new KeptProofs();

  BlockAttester(Node node, Capabilities capabilities, SaidBefore said) {
    this.node = node;
    this.capabilities = capabilities;
    this.said = said;
  }

  /** One attestation for each transaction, in the order of the chain. */
  List<Attestation> attest(Collection<EvmHash> transactions) {
    return read(transactions).values().stream().map(AttestedTransaction::attestation).toList();
  }

  /** The same with proofs; blocks are read only for transactions that are not kept. */
  List<AttestedTransaction> prove(Collection<EvmHash> transactions) {
    NavigableMap<ChainOrder, AttestedTransaction> found = new TreeMap<>();
    List<EvmHash> missing = new ArrayList<>();
    for (EvmHash hash : new TreeSet<>(transactions)) {
      KeptProofs.Placed placed = kept.find(hash);
      if (placed == null) {
        missing.add(hash);
      } else {
        found.put(placed.order(), placed.transaction());
      }
    }
    found.putAll(read(missing));
    return List.copyOf(found.values());
  }

  private NavigableMap<ChainOrder, AttestedTransaction> read(Collection<EvmHash> transactions) {
    NavigableMap<ChainOrder, AttestedTransaction> read = new TreeMap<>();
    places(transactions).forEach((block, asked) -> read.putAll(block(block, asked)));
    return read;
  }

  /** The transactions by block and by place in it. */
  private NavigableMap<Long, NavigableMap<Integer, EvmHash>> places(Collection<EvmHash> hashes) {
    NavigableMap<Long, NavigableMap<Integer, EvmHash>> places = new TreeMap<>();
    List<EvmHash> unknown = new ArrayList<>();
    for (EvmHash hash : new TreeSet<>(hashes)) {
      SaidBefore.Place place = said.place(hash);
      if (place == null) {
        unknown.add(hash);
      } else {
        put(places, place.block(), place.index(), hash);
      }
    }
    List<Request<Object, EthTransaction>> requests =
        unknown.stream().map(node::transactionRequest).toList();
    List<Optional<Transaction>> answers = node.findAll(requests);
    for (int i = 0; i < unknown.size(); i++) {
      EvmHash hash = unknown.get(i);
      NodeTransaction found =
          node.checked(answers.get(i), hash)
              .filter(one -> one.block() <= capabilities.horizon().number())
              .orElseThrow(() ->
                  new InvalidInputException(
                      "the node knows no such transaction up to block "
                          + capabilities.horizon().number(),
                      hash.toString(),
                      "Check that it is of this chain, and not newer than its last block here."));
      put(places, found.block(), found.index(), hash);
    }
    return places;
  }

  private void put(
      NavigableMap<Long, NavigableMap<Integer, EvmHash>> places,
      long block,
      int index,
      EvmHash hash) {
    EvmHash other = places.computeIfAbsent(block, b -> new TreeMap<>()).put(index, hash);
    if (other != null) {
      throw node.fields("block " + block)
          .contradiction("two transactions stand in one place: " + other + " and " + hash);
    }
  }

  private NavigableMap<ChainOrder, AttestedTransaction> block(
      long number, NavigableMap<Integer, EvmHash> asked) {
    Fields fields = node.fields("block " + number);
    WholeBlock block = WholeBlock.read(node, capabilities, number, asked.firstEntry().getValue());
    List<JsonNode> receipts = block.receipts();
    String where = node.origin() + ", block " + number;
    BlockRecomputation made =
        receipts == null
            ? null
            : BlockRecomputation.of(
                JsonValue.of(block.json(), where),
                receipts.stream().map(receipt -> JsonValue.of(receipt, where)).toList(),
                fields);
    NavigableMap<ChainOrder, AttestedTransaction> attested = new TreeMap<>();
    asked.forEach((index, hash) -> {
      String note = made == null ? TOO_LITTLE : note(block, made, index, hash, fields);
      Proof proof = note.isEmpty() ? Proof.RECOMPUTED : Proof.NODE_ATTESTED;
      AttestedTransaction one =
          new AttestedTransaction(
              new Attestation(hash, number, block.header().hash(), proof, note),
              made == null ? null : made.proof(index, hash));
      ChainOrder order = new ChainOrder(number, index, 0);
      attested.put(order, one);
      kept.keep(order, one);
    });
    return attested;
  }

  private String note(
      WholeBlock block, BlockRecomputation made, int index, EvmHash hash, Fields fields) {
    NodeTransaction transaction = block.transaction(index, hash, fields);
    if (transaction == null) {
      return made.note();
    }
    NodeReceipt receipt = block.receipt(transaction, node);
    said.require(block.header(), transaction, receipt, node.fields("transaction " + hash));
    return made.note().isEmpty() ? made.check(hash, transaction, receipt) : made.note();
  }
}
