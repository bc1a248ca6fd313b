package org.tracer.source.evm.node;

import java.io.IOException;
import java.math.BigInteger;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** What a node says that everybody has. */
final class Audit {

  private final NodeClient node;

  Audit(NodeClient node) {
    this.node = node;
  }

  /** Ether and every token of every account that the books name, zero included. */
  Map<Holding, BigInteger> balances(Books books) throws IOException {
    TreeSet<String> accounts = new TreeSet<>(books.names().keySet());
    books.balances().keySet().forEach(holding -> accounts.add(holding.account()));
    Map<Holding, BigInteger> balances = new TreeMap<>();
    for (String account : accounts) {
      balances.put(
          new Holding(account, Holding.ETHER), node.number("eth_getBalance", account, "latest"));
      for (String token : books.tokens()) {
        Map<String, String> call =
            Map.of("to", token, "data", Contracts.call("balanceOf", account));
        String result = node.call("eth_call", call, "latest").asString();
        balances.put(new Holding(account, token), new BigInteger(result.substring(2), 16));
      }
    }
    return balances;
  }
}
