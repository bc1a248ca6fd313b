package org.tracer.source.evm.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("node-evm")
class LaunderingScriptTest {

  @TempDir Path logs;

  @Test
  void books_shouldSayWhatTheNodeSays() throws Exception {
    try (AnvilNode node = AnvilNode.start(logs)) {
      assertBooks(LaunderingScript.run(node.uri()), node.uri());
    }
  }

  private static void assertBooks(Books books, URI uri) throws Exception {
    try (NodeClient client = new NodeClient(uri)) {
      Map<Holding, BigInteger> audited = new Audit(client).balances(books);
      for (Holding holding : books.balances().keySet()) {
        assertThat(audited).containsKey(holding);
      }
      assertThat(audited)
          .allSatisfy(
              (holding, units) ->
                  assertThat(books.balance(holding.account(), holding.asset()))
                      .as("%s", holding)
                      .isEqualTo(units));
      System.out.println(books.orders());
      System.out.println(books.movements().size());
    }
  }
}
