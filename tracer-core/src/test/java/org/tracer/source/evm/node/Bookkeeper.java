package org.tracer.source.evm.node;

import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.web3j.utils.Numeric;
import tools.jackson.databind.JsonNode;

/** Hands orders to a node, has it make blocks, and keeps the books. */
final class Bookkeeper {

  private static final BigInteger GWEI = BigInteger.valueOf(1_000_000_000);

  /** Price of gas where the books must know a fee beforehand. */
  static final BigInteger PRICE = GWEI.multiply(BigInteger.valueOf(7)).add(BigInteger.TWO);

  /** What gas can cost at most. */
  private static final BigInteger MOST_GAS = GWEI.multiply(BigInteger.valueOf(30_000_000));

  private record Sent(Order order, String hash) {}

  private final NodeClient node;
  private final String proposer;
  private final Books books;
  private final List<Sent> waiting = new ArrayList<>();
  private final Map<String, Long> nonces = new HashMap<>();
  private Map<Holding, BigInteger> settled = Map.of();
  private long clock = AnvilNode.GENESIS;

  Bookkeeper(NodeClient node, String proposer, Books books) throws IOException {
    this.node = node;
    this.proposer = proposer;
    this.books = books;
    node.call("anvil_setCoinbase", proposer);
  }

  /** How many transactions an account has sent. */
  long nonce(String account) {
    return nonces.getOrDefault(account, 0L);
  }

  int waiting() {
    return waiting.size();
  }

  /**
   * Sends an order; every third is of the kind from before EIP-1559. A node takes no order of money
   * that has yet to arrive, and so a block is made first where it must be.
   */
  void send(Order order) throws IOException {
    Holding payer = new Holding(order.from(), Holding.ETHER);
    BigInteger needed = order.value().add(MOST_GAS);
    if (!waiting.isEmpty() && settled.getOrDefault(payer, needed).compareTo(needed) < 0) {
      mine();
    }
    long nonce = nonces.merge(order.from(), 1L, Long::sum);
    Map<String, String> transaction = new HashMap<>();
    transaction.put("from", order.from());
    if (order.to() != null) {
      transaction.put("to", order.to());
    }
    transaction.put("value", Numeric.encodeQuantity(order.value()));
    transaction.put("data", order.data());
    transaction.put("gas", Numeric.encodeQuantity(BigInteger.valueOf(order.gas())));
    transaction.put("nonce", Numeric.encodeQuantity(BigInteger.valueOf(nonce - 1)));
    if (nonce % 3 == 0 || order.gas() == 21_000) {
      transaction.put("gasPrice", Numeric.encodeQuantity(PRICE));
    } else {
      BigInteger tip = GWEI.add(BigInteger.valueOf(nonce * 1_234_567));
      transaction.put("maxFeePerGas", Numeric.encodeQuantity(GWEI.multiply(BigInteger.TEN)));
      transaction.put("maxPriorityFeePerGas", Numeric.encodeQuantity(tip));
    }
    String hash = node.call("eth_sendTransaction", transaction).asString();
    order.steps().forEach(books::apply);
    books.count(order.what());
    waiting.add(new Sent(order, hash));
  }

  /** Makes a block of everything sent, twelve seconds after the last. */
  void mine() throws IOException {
    clock += 12;
    node.call("evm_mine", clock);
    BigInteger height = node.number("eth_blockNumber");
    String number = Numeric.encodeQuantity(height);
    JsonNode block = node.call("eth_getBlockByNumber", number, false);
    BigInteger baseFee = quantity(block, "baseFeePerGas");
    JsonNode receipts = node.call("eth_getBlockReceipts", number);
    require(receipts.size() == waiting.size(), number, "has other transactions than were sent");
    for (int i = 0; i < waiting.size(); i++) {
      Sent sent = waiting.get(i);
      JsonNode receipt = receipts.get(i);
      require(
          receipt.path("transactionHash").asString().equals(sent.hash), sent.hash, "out of order");
      boolean worked = quantity(receipt, "status").signum() != 0;
      require(worked == sent.order.works(), sent.hash, sent.order.what() + ": " + worked);
      List<Step> steps = fee(sent.order.from(), receipt, baseFee);
      steps.forEach(books::apply);
      steps.addAll(sent.order.steps());
      for (int s = 0; s < steps.size(); s++) {
        books.write(new Movement(height.longValueExact(), i, s, sent.hash, steps.get(s)));
      }
      if (sent.order.exchange() != null) {
        books.exchanged(sent.hash, sent.order.exchange());
      }
    }
    waiting.clear();
    settled = books.balances();
  }

  /** Lets time go by until the next block. */
  void pass(long seconds) {
    clock += seconds;
  }

  /** Makes so many empty blocks that the node calls the last full one final. */
  void settle() throws IOException {
    node.call("anvil_mine", "0x46", "0xc");
  }

  private List<Step> fee(String payer, JsonNode receipt, BigInteger baseFee) {
    BigInteger gas = quantity(receipt, "gasUsed");
    BigInteger price = quantity(receipt, "effectiveGasPrice");
    List<Step> steps = new ArrayList<>();
    steps.add(new Step(Step.Kind.FEE_BURNED, payer, null, Holding.ETHER, gas.multiply(baseFee)));
    BigInteger tip = gas.multiply(price.subtract(baseFee));
    if (tip.signum() > 0) {
      steps.add(new Step(Step.Kind.FEE_TIP, payer, proposer, Holding.ETHER, tip));
    }
    return steps;
  }

  private static BigInteger quantity(JsonNode node, String field) {
    return Numeric.decodeQuantity(node.path(field).asString());
  }

  private static void require(boolean holds, String where, String what) {
    if (!holds) {
      throw new IllegalStateException(where + ": " + what);
    }
  }
}
