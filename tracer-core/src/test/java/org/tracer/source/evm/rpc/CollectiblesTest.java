package org.tracer.source.evm.rpc;

import static java.math.BigInteger.ONE;
import static java.math.BigInteger.ZERO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.tracer.source.evm.node.Collectibles.CHAIN;
import static org.tracer.source.evm.node.Collectibles.tenths;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tracer.accounting.account.AccountRule;
import org.tracer.accounting.account.AccountSegment;
import org.tracer.chain.Asset;
import org.tracer.chain.evm.EvmAddress;
import org.tracer.chain.evm.EvmNetwork;
import org.tracer.ledger.account.ChainOrder;
import org.tracer.ledger.account.Transfer;
import org.tracer.ledger.account.TransferKind;
import org.tracer.source.evm.node.Collectibles;
import org.tracer.source.evm.node.CollectiblesBook;
import org.tracer.trace.account.AccountSeed;
import org.tracer.trace.account.AccountStop;
import org.tracer.trace.account.AccountStopRules;
import org.tracer.trace.account.AccountSweep;
import org.tracer.trace.account.AccountTraceRequest;
import org.tracer.trace.account.Conversion;
import org.tracer.trace.account.FundsTrace;
import tools.jackson.databind.JsonNode;

/** Tokens with numbers on a real node: their ledgers, balances and traces. */
@Tag("node-evm")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CollectiblesTest {

  private static final Asset COIN = Asset.coin(CHAIN);

  private NodeConnections anvil;
  private Collectibles script;

  @BeforeAll
  void writeChain(@TempDir Path logs) throws IOException, InterruptedException {
    anvil = new NodeConnections(logs);
    script = Collectibles.run(anvil.uri());
  }

  @AfterAll
  void stop() {
    if (anvil != null) {
      anvil.close();
    }
  }

  private EvmRpcChain open(String hidden) {
    return EvmRpcChain.open(anvil.service(hidden), EvmNetwork.of(31337), EvmRpcOptions.DEFAULTS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"none", "trace_.*|ots_.*|debug_.*"})
  void transfers_shouldBeThoseOfTheScript(String hidden) {
    CollectiblesBook book = new CollectiblesBook(script);
    try (EvmRpcChain chain = open(hidden)) {
      book.check(chain);
    }
  }

  /** Fees are the receipts' gas at what it cost above the base fee, and nothing else is paid. */
  @ParameterizedTest
  @ValueSource(strings = {"none", "trace_filter", "trace_.*|ots_.*", "trace_.*|ots_.*|debug_.*"})
  void transfers_shouldExplainWhatAProposerHasByTips(String hidden) {
    try (EvmRpcChain chain = open(hidden)) {
      List<Transfer> tips = chain.transfers(Collectibles.PROPOSER, COIN, ChainOrder.beginning(0));
      List<BigInteger> expected = tips();
      assertThat(tips).extracting(Transfer::kind).containsOnly(TransferKind.FEE_TIP);
      assertThat(tips).extracting(Transfer::amount).isEqualTo(expected);
      String balance =
          anvil.call("eth_getBalance", Node.lower(Collectibles.PROPOSER), "latest").stringValue();
      assertThat("0x" + expected.stream().reduce(ZERO, BigInteger::add).toString(16))
          .isEqualTo(balance);
    }
  }

  private List<BigInteger> tips() {
    List<BigInteger> tips = new ArrayList<>();
    for (long number = 1; number <= 60; number++) {
      JsonNode block = anvil.call("eth_getBlockByNumber", Node.hex(number), false);
      BigInteger base = quantity(block, "baseFeePerGas");
      for (JsonNode hash : block.get("transactions")) {
        JsonNode receipt = anvil.call("eth_getTransactionReceipt", hash.stringValue());
        BigInteger tip = quantity(receipt, "effectiveGasPrice").subtract(base);
        tips.add(quantity(receipt, "gasUsed").multiply(tip));
      }
    }
    return tips;
  }

  private static BigInteger quantity(JsonNode object, String name) {
    return new BigInteger(object.get(name).stringValue().substring(2), 16);
  }

  @Test
  void balanceBefore_shouldBeThatInsideABlock() {
    try (EvmRpcChain chain = open("none")) {
      Asset picture = script.picture(7);
      List<Transfer> bens = chain.transfers(script.ben, picture, ChainOrder.beginning(0));
      for (int i = 0; i < bens.size(); i++) {
        assertThat(chain.balanceBefore(script.ben, picture, bens.get(i).order())).isEqualTo(i % 2);
      }
      Asset ware = script.ware(1);
      List<Transfer> twice =
          chain.transaction(script.hash("twice")).stream()
              .filter(transfer -> transfer.asset().equals(ware))
              .toList();
      assertThat(twice).extracting(Transfer::amount).containsExactly(number(10), number(3));
      assertThat(chain.balanceBefore(script.cid, ware, twice.getFirst().order())).isEqualTo(45);
      assertThat(chain.balanceBefore(script.cid, ware, twice.getLast().order())).isEqualTo(35);
      assertThat(chain.balanceBefore(script.dot, ware, twice.getLast().order())).isEqualTo(10);
    }
  }

  private static BigInteger number(long value) {
    return BigInteger.valueOf(value);
  }

  private AccountSeed made(String name, EvmAddress account, Asset asset) {
    return new AccountSeed.OfTransaction("seed", script.hash(name), account, asset);
  }

  private FundsTrace trace(AccountSeed seed, Set<Asset> assets, AccountStopRules stops) {
    try (EvmRpcChain chain = open("none")) {
      return AccountSweep.run(
          chain, new AccountTraceRequest(List.of(seed), AccountRule.FIFO, assets, stops));
    }
  }

  private static List<String> ends(FundsTrace trace) {
    return trace.endpoints().stream()
        .map(end -> end.reason() + " " + end.account() + " " + end.asset() + " " + end.amount())
        .toList();
  }

  @Test
  void trace_shouldFollowAPictureFromOwnerToOwner() {
    AccountSeed seed = made("made 7", script.ann, script.picture(7));
    FundsTrace all = trace(seed, Set.of(), AccountStopRules.NONE.withIntoContracts(true));
    assertThat(all.transfers())
        .extracting(traced -> traced.transfer().from(), traced -> traced.transfer().to())
        .map(pair -> pair.toList().get(0) + " " + pair.toList().get(1))
        .containsExactly(
            script.ann + " " + script.ben,
            script.ben + " " + script.cid,
            script.cid + " " + script.ann,
            script.ann + " " + script.ben,
            script.ben + " " + script.market,
            script.market + " " + script.dot);
    assertThat(ends(all)).containsExactly("HELD " + script.dot + " " + script.picture(7) + " 1");
    // A seller who gets ether for it from the house gave it to a person: no exchange.
    FundsTrace out = trace(seed, Set.of(COIN), AccountStopRules.NONE);
    assertThat(out.conversions()).isEmpty();
    assertThat(ends(out))
        .containsExactly("CONTRACT " + script.market + " " + script.picture(7) + " 1");
  }

  @Test
  void trace_shouldEndWhereAPictureIsBurned() {
    AccountSeed seed = made("made 8", script.ben, script.picture(8));
    assertThat(ends(trace(seed, Set.of(), AccountStopRules.NONE)))
        .containsExactly("BURN null " + script.picture(8) + " 1");
  }

  @Test
  void trace_shouldDivideUnitsOfAWare() {
    AccountSeed seed = made("batch made", script.ben, script.ware(1));
    // 10 made; 5 to Cid behind Ann's 40, of which 13 went on and 6 were sold: all of them Ann's.
    assertThat(ends(trace(seed, Set.of(), AccountStopRules.NONE)))
        .containsExactlyInAnyOrder(
            "HELD " + script.ben + " " + script.ware(1) + " 5",
            "HELD " + script.cid + " " + script.ware(1) + " 5");
    AccountSeed anns = made("100 of 1", script.ann, script.ware(1));
    // 40 to Cid; of these 13 to Dot, who burned 4 and 1; 6 to the house, 21 left.
    assertThat(ends(trace(anns, Set.of(), AccountStopRules.NONE)))
        .containsExactlyInAnyOrder(
            "BURN null " + script.ware(1) + " 4",
            "BURN null " + script.ware(1) + " 1",
            "CONTRACT " + script.market + " " + script.ware(1) + " 6",
            "HELD " + script.ann + " " + script.ware(1) + " 60",
            "HELD " + script.cid + " " + script.ware(1) + " 21",
            "HELD " + script.dot + " " + script.ware(1) + " 8");
  }

  /** The house gives what was consigned: an exchange, of all that was paid. */
  @Test
  void trace_shouldExchangeEtherForWhatTheHouseGives() {
    AccountSeed seed = new AccountSeed.OfAccount("seed", script.dot, COIN);
    FundsTrace trace = trace(seed, Set.of(script.picture(7)), AccountStopRules.NONE);
    assertThat(trace.conversions()).hasSize(1);
    Conversion sale = trace.conversions().getFirst();
    assertThat(sale.account()).isEqualTo(script.dot);
    assertThat(sale.gave()).containsExactly(new AccountSegment(1, tenths(30)));
    assertThat(sale.got()).containsExactly(new AccountSegment(1, ONE));
    assertThat(trace.sum(AccountStop.HELD, script.picture(7))).isEqualTo(ONE);
    assertThat(trace.sum(AccountStop.HELD, COIN).add(trace.sum(AccountStop.FEE, COIN)))
        .isEqualTo(tenths(10_000 - 30));
  }

  /** Ann gives the picture herself: the ether is followed to her, a fortieth stays. */
  @Test
  void trace_shouldFollowEtherToWhoGivesThePictureHerself() {
    AccountSeed seed = new AccountSeed.OfAccount("seed", script.ben, COIN);
    FundsTrace trace =
        trace(seed, Set.of(script.picture(7), script.ware(1)), AccountStopRules.NONE);
    assertThat(trace.transfers())
        .filteredOn(traced -> script.hash("ben buys").equals(traced.transfer().transaction()))
        .filteredOn(traced -> !traced.transfer().kind().isFee())
        .extracting(traced -> traced.transfer().to() + " " + traced.transfer().amount())
        .containsExactly(script.market + " " + tenths(20), script.ann + " 1950000000000000000");
    assertThat(trace.sum(AccountStop.CONTRACT, COIN))
        .isEqualTo(tenths(20).shiftRight(3).divide(number(5)));
    assertThat(trace.conversions()).hasSize(1);
    assertThat(trace.conversions().getFirst().got())
        .containsExactly(new AccountSegment(1, number(6)));
    assertThat(trace.sum(AccountStop.UNEXPLAINED, COIN)).isEqualTo(ZERO);
    assertThat(trace.seeds())
        .extracting(seeded -> seeded.transfer().kind())
        .contains(TransferKind.DECREE);
  }
}
