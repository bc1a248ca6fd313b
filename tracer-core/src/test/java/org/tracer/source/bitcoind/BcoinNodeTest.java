package org.tracer.source.bitcoind;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tracer.chain.OutPoint;
import org.tracer.chain.TxId;
import org.tracer.chain.bitcoin.LockingScript;
import org.tracer.ledger.SpendBuffer;
import org.tracer.ledger.Transaction;
import org.tracer.ledger.TxInput;
import org.tracer.ledger.TxOutput;
import org.tracer.ledger.UtxoLedger;
import org.tracer.source.LedgerText;
import org.tracer.source.SourceOptions;
import org.tracer.source.Sources;
import org.tracer.source.TestOptions;

/** Mine, pay, split and merge on a real node, and read back what was paid. */
@Tag("node-btc")
class BcoinNodeTest {

  @TempDir Path data;
  @TempDir Path recordings;

  @ParameterizedTest(name = "index of transactions: {0}")
  @ValueSource(booleans = {true, false})
  void ledger_shouldTellWhatWasPaid(boolean index) throws Exception {
    try (BcoinNode node = BcoinNode.start(data, index)) {
      String mine = address(node);
      String alice = address(node);
      String bob = address(node);
      String carol = address(node);
      node.node("generatetoaddress", "[105,\"%s\"]".formatted(mine));
      TxId pay = send(node, "[\"%s\",2.5]".formatted(alice));
      node.node("generatetoaddress", "[1,\"%s\"]".formatted(mine));
      TxId split = sendMany(node, alice, bob);
      node.node("generatetoaddress", "[1,\"%s\"]".formatted(mine));
      TxId merge = send(node, "[\"%s\",60]".formatted(carol));
      node.node("generatetoaddress", "[2,\"%s\"]".formatted(mine));
      LockingScript aliceScript = script(node, alice);

      Path directory = recordings.resolve("case-" + index);
      SourceOptions options = TestOptions.quick().withEnvironment(BcoinNode::environment);
      String live;
      try (UtxoLedger ledger = Sources.open(node.uri(), options.withRecordDirectory(directory))) {
        assertThat(ledger.horizon().height().value()).isEqualTo(109);
        assertPaid(ledger, pay, aliceScript, 250_000_000L);
        assertPaid(ledger, split, aliceScript, 100_000_000L);
        assertPaid(ledger, split, script(node, bob), 123_456_789L);
        assertPaid(ledger, merge, script(node, carol), 6_000_000_000L);
        // 60 coins come of at least two rewards of 50.
        assertThat(ledger.transaction(ledger.find(merge)).inputs()).hasSizeGreaterThan(1);
        assertSpendersNameTheirOutputs(ledger, List.of(pay, split, merge));
        assertThat(Arrays.stream(ledger.history(aliceScript)).mapToObj(ledger::id))
            .contains(pay, split);
        live = LedgerText.of(ledger, List.of(pay, split, merge), List.of(aliceScript));
      }
      node.stop();
      try (UtxoLedger ledger = Sources.open("recording:" + directory, options)) {
        assertThat(LedgerText.of(ledger, List.of(pay, split, merge), List.of(aliceScript)))
            .isEqualTo(live);
      }
    }
  }

  private static void assertPaid(UtxoLedger ledger, TxId id, LockingScript script, long satoshi) {
    Transaction transaction = ledger.transaction(ledger.find(id));
    assertThat(
            transaction.outputs().stream()
                .filter(output -> output.script().equals(script))
                .mapToLong(output -> output.value().value()))
        .containsExactly(satoshi);
    long in = 0;
    for (TxInput input : transaction.inputs()) {
      TxOutput output = Objects.requireNonNull(input.output());
      in += output.value().value();
    }
    long out = transaction.outputs().stream().mapToLong(output -> output.value().value()).sum();
    assertThat(in - out).isBetween(1L, 1_000_000L);
  }

  private static void assertSpendersNameTheirOutputs(UtxoLedger ledger, List<TxId> ids) {
    for (TxId id : ids) {
      for (TxInput input : ledger.transaction(ledger.find(id)).inputs()) {
        OutPoint spent = input.spent();
        SpendBuffer spends = new SpendBuffer();
        spends.ask(spent.vout(), true);
        ledger.readSpends(ledger.find(spent.txId()), spends);
        assertThat(ledger.id(spends.spenderKey(0))).isEqualTo(id);
      }
    }
  }

  private static String address(BcoinNode node) {
    return node.wallet("getnewaddress", "[\"default\"]").text();
  }

  private static TxId send(BcoinNode node, String params) throws InterruptedException {
    // The wallet hears of new blocks a moment after the node has them.
    for (int attempt = 0; ; attempt++) {
      try {
        return node.wallet("sendtoaddress", params).parsed(TxId::parse);
      } catch (org.tracer.error.SourceUnavailableException e) {
        if (attempt == 50) {
          throw e;
        }
        Thread.sleep(200);
      }
    }
  }

  private static TxId sendMany(BcoinNode node, String alice, String bob)
      throws InterruptedException {
    for (int attempt = 0; ; attempt++) {
      try {
        return node.wallet(
                "sendmany", "[\"default\",{\"%s\":1,\"%s\":1.23456789}]".formatted(alice, bob))
            .parsed(TxId::parse);
      } catch (org.tracer.error.SourceUnavailableException e) {
        if (attempt == 50) {
          throw e;
        }
        Thread.sleep(200);
      }
    }
  }

  /** By the node's own word: its regtest addresses are written in a form of its own. */
  private static LockingScript script(BcoinNode node, String address) {
    String hex =
        node.node("validateaddress", "[\"%s\"]".formatted(address)).get("scriptPubKey").text();
    return LockingScript.of(HexFormat.of().parseHex(hex));
  }
}
