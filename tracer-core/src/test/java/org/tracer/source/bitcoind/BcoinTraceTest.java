package org.tracer.source.bitcoind;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.bitcoinj.base.Base58;
import org.bitcoinj.base.Coin;
import org.bitcoinj.base.Sha256Hash;
import org.bitcoinj.core.Transaction;
import org.bitcoinj.core.TransactionInput;
import org.bitcoinj.core.TransactionOutPoint;
import org.bitcoinj.crypto.ECKey;
import org.bitcoinj.script.Script;
import org.bitcoinj.script.ScriptBuilder;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tracer.accounting.Haircut;
import org.tracer.accounting.Lossless;
import org.tracer.accounting.Policy;
import org.tracer.chain.OutPoint;
import org.tracer.chain.TxId;
import org.tracer.ledger.UtxoLedger;
import org.tracer.source.SourceOptions;
import org.tracer.source.Sources;
import org.tracer.source.TestOptions;
import org.tracer.trace.Seed;
import org.tracer.trace.StopRules;
import org.tracer.trace.Trace;
import org.tracer.trace.TraceRequest;
import org.tracer.trace.Tracer;

/** Mines, pays, splits and merges on a real node, and traces what was paid. */
@Tag("node-btc")
class BcoinTraceTest {

  private static final long COIN = 100_000_000L;

  private final ECKey key =
      ECKey.fromPrivate(Sha256Hash.hash("traced".getBytes(StandardCharsets.US_ASCII)));
  private final Script lock = ScriptBuilder.createP2PKHOutputScript(key);

  @TempDir private Path data;

  @Test
  void trace_shouldFindWhatWasPaid() throws Exception {
    try (BcoinNode node = BcoinNode.start(data, true)) {
      // The address form that this node has for regtest: version 60.
      String mine = Base58.encodeChecked(60, key.getPubKeyHash());
      node.node("generatetoaddress", "[102,\"" + mine + "\"]");
      TxId dirty = coinbase(node, 1);
      TxId clean = coinbase(node, 2);
      // 50 traced -> 20 + 29.999, fee 0.001
      TxId split =
          pay(node, List.of(new OutPoint(dirty, 0)), 50 * COIN, 20 * COIN, 29 * COIN + 99_900_000);
      node.node("generatetoaddress", "[1,\"" + mine + "\"]");
      // 50 clean, then 20 traced -> 60 + 9.998, fee 0.002
      TxId merge =
          pay(
              node,
              List.of(new OutPoint(clean, 0), new OutPoint(split, 0)),
              70 * COIN,
              60 * COIN,
              9 * COIN + 99_800_000);
      node.node("generatetoaddress", "[1,\"" + mine + "\"]");

      SourceOptions options = TestOptions.quick().withEnvironment(BcoinNode::environment);
      try (UtxoLedger ledger = Sources.open(node.uri(), options)) {
        // 60 take the 50 clean and 10 of the traced; 9.998 and the fee take the other 10.
        assertThat(endpoints(ledger, dirty, Lossless.FIFO))
            .containsExactlyInAnyOrder(
                "FEE " + split + " 100000",
                "UNSPENT " + split + ":1 2999900000",
                "UNSPENT " + merge + ":0 1000000000",
                "UNSPENT " + merge + ":1 999800000",
                "FEE " + merge + " 200000");
        // 2/7 of each, in satoshi: 1714285714 and 2/7, 285657142 and 6/7, 57142 and 6/7. Rounding
        // down leaves two satoshi for the two largest remainders.
        assertThat(endpoints(ledger, dirty, new Haircut()))
            .containsExactlyInAnyOrder(
                "FEE " + split + " 100000",
                "UNSPENT " + split + ":1 2999900000",
                "UNSPENT " + merge + ":0 1714285714",
                "UNSPENT " + merge + ":1 285657143",
                "FEE " + merge + " 57143");
      }
    }
  }

  private static List<String> endpoints(UtxoLedger ledger, TxId seed, Policy policy) {
    Seed payment = new Seed.OfOutPoint("payment", new OutPoint(seed, 0));
    Trace trace = Tracer.trace(ledger, new TraceRequest(List.of(payment), policy, StopRules.NONE));
    return trace.endpoints().stream()
        .map(end ->
            "%s %s %s"
                .formatted(
                    end.reason(),
                    end.position() == null ? end.transaction() : end.position(),
                    end.amount()))
        .toList();
  }

  private static TxId coinbase(BcoinNode node, int height) {
    String hash = node.node("getblockhash", "[" + height + "]").text();
    return node.node("getblock", "[\"" + hash + "\",true]")
        .get("tx")
        .elements()
        .getFirst()
        .parsed(TxId::parse);
  }

  /** Signs and sends a payment to the same key; what the outputs leave is the fee. */
  private TxId pay(BcoinNode node, List<OutPoint> inputs, long in, long first, long second) {
    assertThat(first + second).isLessThan(in);
    Transaction transaction = new Transaction();
    for (OutPoint input : inputs) {
      TransactionOutPoint spent =
          new TransactionOutPoint(input.vout(), Sha256Hash.wrap(input.txId().toString()));
      transaction.addInput(new TransactionInput(transaction, new byte[0], spent));
    }
    transaction.addOutput(Coin.ofSat(first), lock);
    transaction.addOutput(Coin.ofSat(second), lock);
    for (int index = 0; index < inputs.size(); index++) {
      transaction.replaceInput(
          index,
          transaction
              .getInput(index)
              .withScriptSig(
                  ScriptBuilder.createInputScript(
                      transaction.calculateSignature(
                          index, key, lock, Transaction.SigHash.ALL, false),
                      key)));
    }
    String hex = HexFormat.of().formatHex(transaction.serialize()).toLowerCase(Locale.ROOT);
    return node.node("sendrawtransaction", "[\"" + hex + "\"]").parsed(TxId::parse);
  }
}
