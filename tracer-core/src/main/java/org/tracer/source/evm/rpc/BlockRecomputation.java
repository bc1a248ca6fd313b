package org.tracer.source.evm.rpc;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tracer.chain.ChainId;
import org.tracer.chain.evm.EvmAddress;
import org.tracer.chain.evm.EvmHash;
import org.tracer.error.MalformedDataException;
import org.tracer.ledger.account.EvmProof;
import org.tracer.source.evm.codec.BlockHeader;
import org.tracer.source.evm.codec.Bytes;
import org.tracer.source.evm.codec.ContractAddress;
import org.tracer.source.evm.codec.InclusionProof;
import org.tracer.source.evm.codec.Receipt;
import org.tracer.source.evm.codec.RpcObjects;
import org.tracer.source.evm.codec.RpcTransactions;
import org.tracer.source.evm.codec.RpcValues;
import org.tracer.source.evm.codec.SignedTransaction;
import org.tracer.source.evm.codec.TrieRoot;
import org.tracer.source.http.JsonValue;

/**
 * One block made again, byte by byte, from what a node tells of it: header, transactions, receipts.
 * What does not fit the chain's own hashes is refused where the chain's rules are known; where they
 * are not, or the node tells too little, there is a note instead.
 */
final class BlockRecomputation {

  private final ChainId chain;
  private final BlockRules rules;
  private final JsonValue block;
  private final Fields fields;
  private final List<SignedTransaction> transactions = new ArrayList<>();
  private final List<Receipt> receipts = new ArrayList<>();
  private @Nullable BlockHeader header;
  private String note = "";

  private BlockRecomputation(JsonValue block, Fields fields) {
    this.chain = fields.chain();
    this.rules = BlockRules.of(chain);
    this.block = block;
    this.fields = fields;
  }

  /**
   * Recomputes a block.
   *
   * @param block with its transactions
   * @param receipts of all of them, in their order
   * @throws MalformedDataException if the node's answers are not what the chain holds
   */
  static BlockRecomputation of(JsonValue block, List<JsonValue> receipts, Fields fields) {
    BlockRecomputation made = new BlockRecomputation(block, fields);
    made.note = made.readHeader();
    if (made.note.isEmpty()) {
      // Receipts show a lie also where transactions cannot be made.
      made.note = made.readTransactions();
      String second = made.readReceipts(receipts);
      made.note = made.note.isEmpty() ? second : made.note;
    }
    return made;
  }

  /** Why the block cannot be recomputed; empty if it was. */
  String note() {
    return note;
  }

  /** What proves a transaction of the block; null if the block cannot be recomputed. */
  @Nullable EvmProof proof(int index, EvmHash hash) {
    if (!note.isEmpty()) {
      return null;
    }
    List<Bytes> results = receipts.stream().map(Receipt::encoded).toList();
    return new EvmProof(
        chain,
        hash,
        header().number(),
        header().hash(),
        index,
        hex(header().encoded()),
        nodes(transactions.stream().map(SignedTransaction::encoded).toList(), index),
        nodes(results, index),
        index == 0 ? List.of() : nodes(results, index - 1));
  }

  private static List<String> nodes(List<Bytes> values, int index) {
    return InclusionProof.of(values, index).nodes().stream().map(BlockRecomputation::hex).toList();
  }

  private static String hex(Bytes bytes) {
    return bytes.toString().substring(2);
  }

  private String readHeader() {
    try {
      header = RpcObjects.uncheckedHeader(chain, block);
    } catch (MalformedDataException e) {
      return "the header cannot be made from what the node gives: " + e.getMessage();
    }
    EvmHash named = RpcValues.hash(block.get("hash"));
    if (header.hash().equals(named)) {
      return "";
    }
    String excuse = rules.excuse(header, RpcObjects.unknownFields(block));
    if (excuse.isEmpty()) {
      throw fields.contradiction(
          "the node lies: the block is called " + named + ", its fields give " + header.hash());
    }
    return excuse;
  }

  private String readTransactions() {
    for (JsonValue object : block.get("transactions").elements()) {
      if (!object.isObject()) {
        return "the node gives the block without its transactions";
      }
      try {
        Optional<SignedTransaction> transaction =
            RpcTransactions.uncheckedTransaction(chain, object);
        if (transaction.isEmpty()) {
          return String.format(
              Locale.ROOT,
              "a transaction of the block is of the type %s, whose form is not known here",
              RpcValues.quantity(object.get("type")));
        }
        transactions.add(transaction.get());
      } catch (MalformedDataException e) {
        return "a transaction cannot be made from what the node gives: " + e.getMessage();
      }
    }
    EvmHash root = TrieRoot.ofTransactions(List.copyOf(transactions));
    return require("transactions", root, header().transactionsRoot());
  }

  private String readReceipts(List<JsonValue> objects) {
    int count = block.get("transactions").elements().size();
    if (objects.size() != count) {
      return refusal(objects.size() + " receipts of " + count + " transactions");
    }
    for (int i = 0; i < objects.size(); i++) {
      try {
        Receipt receipt = RpcObjects.receipt(chain, objects.get(i));
        if (objects.get(i).optional("type").isEmpty()) {
          if (transactions.size() < count) {
            return "the node gives a receipt without its type";
          }
          receipt = retyped(receipt, transactions.get(i).type());
        }
        receipts.add(receipt);
      } catch (MalformedDataException e) {
        return "a receipt cannot be made from what the node gives: " + e.getMessage();
      }
    }
    if (receipts.stream().anyMatch(receipt -> rules.isRewritten(header(), receipt))) {
      return "the node gives a status where receipts held a root of the state (before Byzantium)";
    }
    return require("receipts", TrieRoot.ofReceipts(receipts), header().receiptsRoot());
  }

  /** Nodes did not say the type before there were several. */
  private static Receipt retyped(Receipt receipt, int type) {
    return new Receipt(
        type,
        receipt.outcome(),
        receipt.cumulativeGasUsed(),
        receipt.logsBloom(),
        receipt.logs(),
        receipt.later());
  }

  private BlockHeader header() {
    if (header == null) {
      throw new IllegalStateException("no header: " + note);
    }
    return header;
  }

  private String require(String what, EvmHash computed, EvmHash named) {
    return computed.equals(named)
        ? ""
        : refusal(
            String.format(
                Locale.ROOT, "the %s have the root %s, the header says %s", what, computed, named));
  }

  private String refusal(String what) {
    if (rules.knowsTries()) {
      throw fields.contradiction("the node lies: " + what);
    }
    return what + ": the node's answer is altered, or the chain has rules that are not known here";
  }

  /**
   * Holds what was read of one transaction against the block. Of what receipts do not hold, the gas
   * used, its price and the contract created follow from other things that were recomputed.
   *
   * @return why it is not known from the chain; empty if it is
   * @throws MalformedDataException if it is something else
   */
  String check(EvmHash hash, NodeTransaction told, NodeReceipt receipt) {
    SignedTransaction transaction = transactions.get(told.index());
    if (!transaction.hash().equals(hash)) {
      throw fields.contradiction(
          String.format(
              Locale.ROOT,
              "the node lies: transaction %s has the hash %s",
              hash,
              transaction.hash()));
    }
    Optional<EvmAddress> sender = transaction.sender(chain);
    if (sender.isEmpty()) {
      return "the signature of the transaction is nobody's: who sent it is the node's word";
    }
    if (!sender.get().equals(told.from())) {
      return refusal(
          String.format(Locale.ROOT, "%s signed a transaction from %s", sender.get(), told.from()));
    }
    long before = told.index() == 0 ? 0 : receipts.get(told.index() - 1).cumulativeGasUsed();
    long gas = receipts.get(told.index()).cumulativeGasUsed() - before;
    if (!BigInteger.valueOf(gas).equals(receipt.gasUsed())) {
      return refusal(
          String.format(Locale.ROOT, "gas used is %s, by the receipts %d", receipt.gasUsed(), gas));
    }
    BigInteger base = header().baseFeePerGas().orElse(BigInteger.ZERO);
    if (transaction.maxFeePerGas().compareTo(base) < 0
        || !transaction.effectiveGasPrice(base).equals(receipt.price(told))) {
      return refusal(
          String.format(
              Locale.ROOT,
              "the price of gas is %s, which does not follow from transaction and base fee",
              receipt.price(told)));
    }
    EvmAddress created = receipt.created();
    if (transaction.createsContract()
        && created != null
        && !created.equals(ContractAddress.of(told.from(), transaction.nonce()))) {
      return refusal("the contract created is another than " + created);
    }
    return "";
  }
}
