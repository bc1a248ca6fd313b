package org.tracer.source.evm.node;

import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.web3j.utils.Numeric;
import tools.jackson.databind.JsonNode;

/**
 * What moved in which order: ether that was paid, and tokens whose contracts wrote a Transfer, as
 * lines of text. Once by the node's traces, once by the books.
 */
final class ExecutionOrder {

  private static final String TRANSFER =
      "0xddf252ad1be2c89b69c2b068fc378daa952ba7f163c4a11628f55a4df523b3ef";
  private static final Set<String> PAYING = Set.of("CALL", "CREATE", "CREATE2", "SELFDESTRUCT");
  private static final Map<String, Object> CALLS_AND_LOGS =
      Map.of("tracer", "callTracer", "tracerConfig", Map.of("withLog", true));

  private final Set<String> tokens;
  private final List<String> lines = new ArrayList<>();

  private ExecutionOrder(Books books) {
    tokens = Set.copyOf(books.tokens());
  }

  /** By the traces of every transaction in the books. */
  static List<String> byTraces(NodeClient node, Books books) throws IOException {
    ExecutionOrder order = new ExecutionOrder(books);
    Set<String> hashes = new LinkedHashSet<>();
    books.movements().forEach(movement -> hashes.add(movement.hash()));
    for (String hash : hashes) {
      order.lines.add(hash);
      order.call(node.call("debug_traceTransaction", hash, CALLS_AND_LOGS));
    }
    return order.lines;
  }

  /** By the books. */
  static List<String> byBooks(Books books) {
    ExecutionOrder order = new ExecutionOrder(books);
    String hash = "";
    for (Movement movement : books.movements()) {
      if (!hash.equals(movement.hash())) {
        hash = movement.hash();
        order.lines.add(hash);
      }
      Step step = movement.step();
      if (!step.kind().isFee() && step.from() != null && step.to() != null) {
        order.line(step.asset(), step.from(), step.to(), step.amount());
      }
    }
    return order.lines;
  }

  /** Nothing of a call that failed has happened, whatever the calls in it say. */
  private void call(JsonNode call) {
    if (call.has("error")) {
      return;
    }
    String type = call.path("type").asString();
    String from = call.path("from").asString();
    String to = call.path("to").asString("");
    boolean toItself = type.equals("SELFDESTRUCT") && from.equals(to);
    if (PAYING.contains(type) && !toItself && call.path("value").asString("").length() > 2) {
      line(Holding.ETHER, from, to, Numeric.decodeQuantity(call.path("value").asString()));
    }
    JsonNode calls = call.path("calls");
    for (int i = 0; i <= calls.size(); i++) {
      for (JsonNode log : call.path("logs")) {
        if (Numeric.decodeQuantity(log.path("position").asString()).intValueExact() == i) {
          log(log);
        }
      }
      if (i < calls.size()) {
        call(calls.get(i));
      }
    }
  }

  private void log(JsonNode log) {
    String token = log.path("address").asString();
    JsonNode topics = log.path("topics");
    if (!tokens.contains(token) || !topics.path(0).asString().equals(TRANSFER)) {
      return;
    }
    String from = "0x" + topics.path(1).asString().substring(26);
    String to = "0x" + topics.path(2).asString().substring(26);
    if (!from.equals(Town.NOBODY) && !to.equals(Town.NOBODY)) {
      line(token, from, to, Numeric.toBigInt(log.path("data").asString()));
    }
  }

  private void line(String asset, String from, String to, BigInteger amount) {
    if (amount.signum() > 0) {
      lines.add(asset + " " + from + " " + to + " " + amount);
    }
  }
}
