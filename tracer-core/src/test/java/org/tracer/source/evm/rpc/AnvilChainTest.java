package org.tracer.source.evm.rpc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tracer.chain.Asset;
import org.tracer.chain.ChainId;
import org.tracer.chain.evm.EvmAddress;
import org.tracer.chain.evm.EvmHash;
import org.tracer.chain.evm.EvmNetwork;
import org.tracer.ledger.account.AccountKind;
import org.tracer.ledger.account.ChainOrder;
import org.tracer.ledger.account.Transfer;
import org.tracer.ledger.account.TransferKind;
import org.tracer.source.evm.rpc.EvmRpcOptions.Horizon;

/** A real node: payments, gas, a contract that pays on, a token, a revert. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AnvilChainTest {

  private static final EvmNetwork NETWORK = EvmNetwork.of(31337);
  private static final ChainId CHAIN = NETWORK.chainId();
  private static final Asset COIN = Asset.coin(CHAIN);

  /** Pays what it gets on to the address in the call's data. */
  private static final String PAYS_ON =
      "600f600c600039600f6000f3" + "600060006000600034600035" + "5af100";

  private static final String REVERTS = "6005600c60003960056000f3" + "60006000fd";

  /** Two words make units for somebody; a selector and a word ask for a balance. */
  private static final String TOKEN =
      "6050600c60003960506000f3"
          + "3660241460435760203580600052600035540160003555600035"
          + "60007fddf252ad1be2c89b69c2b068fc378daa952ba7f163c4a11628f55a4df523b3ef"
          + "60206000a3005b60043554600052602060"
          + "00f3";

  private NodeConnections anvil;
  private String alice;
  private EvmAddress bob;
  private EvmAddress paysOn;
  private EvmAddress token;
  private EvmHash payment;
  private EvmHash forwarded;
  private EvmHash reverted;
  private EvmHash minted;

  @BeforeAll
  void writeChain(@TempDir Path logs) throws IOException, InterruptedException {
    anvil = new NodeConnections(logs);
    alice = anvil.call("eth_accounts").get(0).stringValue();
    bob = EvmAddress.parse(CHAIN, "0x00000000000000000000000000000000000b0b01");
    payment = send(Node.lower(bob), 1_000, "0x");
    paysOn = create(PAYS_ON);
    forwarded = send(Node.lower(paysOn), 70, "0x" + word(bob));
    EvmAddress reverts = create(REVERTS);
    reverted = send(Node.lower(reverts), 5, "0x");
    token = create(TOKEN);
    minted = send(Node.lower(token), 0, "0x" + word(bob) + "0".repeat(62) + "2a");
    send(Node.lower(token), 0, "0x" + word(bob) + "0".repeat(62) + "01");
  }

  @AfterAll
  void stop() {
    if (anvil != null) {
      anvil.close();
    }
  }

  private static String word(EvmAddress account) {
    return "0".repeat(24) + Node.lower(account).substring(2);
  }

  private EvmHash send(String to, long wei, String data) {
    Map<String, Object> transaction = new TreeMap<>();
    transaction.put("from", alice);
    if (!to.isEmpty()) {
      transaction.put("to", to);
    }
    transaction.put("value", Node.hex(wei));
    transaction.put("gas", "0x50000");
    transaction.put("data", data);
    return anvil.mine(transaction);
  }

  private EvmAddress create(String code) {
    EvmHash hash = send("", 0, "0x" + code);
    JsonText receipt = new JsonText(anvil.call("eth_getTransactionReceipt", hash.toString()));
    return EvmAddress.parse(CHAIN, receipt.get("contractAddress"));
  }

  private record JsonText(tools.jackson.databind.JsonNode node) {
    String get(String name) {
      return node.get(name).stringValue();
    }
  }

  private EvmRpcChain open() {
    return EvmRpcChain.open(anvil.service(), NETWORK, new EvmRpcOptions(Horizon.LATEST, 100));
  }

  @Test
  void open_shouldFindOutWhatTheNodeOffers() {
    try (EvmRpcChain chain = open()) {
      assertThat(chain.horizon()).isEqualTo(8);
      assertThat(chain.notices()).anyMatch(notice -> notice.contains("anvil"));
    }
  }

  @Test
  void transfers_shouldExplainTheBalanceOfAPayee() {
    try (EvmRpcChain chain = open()) {
      List<Transfer> transfers = chain.transfers(bob, COIN, ChainOrder.beginning(0));
      assertThat(transfers)
          .extracting(Transfer::kind)
          .containsExactly(TransferKind.PAYMENT, TransferKind.INTERNAL);
      assertThat(transfers).extracting(Transfer::transaction).containsExactly(payment, forwarded);
      assertThat(transfers)
          .extracting(Transfer::amount)
          .containsExactly(BigInteger.valueOf(1_000), BigInteger.valueOf(70));
      ChainOrder second = transfers.get(1).order();
      assertThat(chain.balanceBefore(bob, COIN, second)).isEqualTo(1_000);
      assertThat(chain.balanceBefore(bob, COIN, new ChainOrder(8, 5, 0))).isEqualTo(1_070);
      assertThat(chain.kind(bob)).isEqualTo(AccountKind.EXTERNAL);
      assertThat(chain.kind(paysOn)).isEqualTo(AccountKind.CONTRACT);
    }
  }

  @Test
  void transfers_shouldExplainTheBalanceOfAPayer() {
    try (EvmRpcChain chain = open()) {
      EvmAddress payer = EvmAddress.parse(CHAIN, alice);
      List<Transfer> transfers = chain.transfers(payer, COIN, ChainOrder.beginning(0));
      assertThat(transfers.getFirst().kind()).isEqualTo(TransferKind.DECREE);
      assertThat(transfers).extracting(Transfer::kind).doesNotContain(TransferKind.UNEXPLAINED);
      BigInteger balance =
          transfers.stream()
              .map(transfer -> Reconciliation.effect(transfer, payer))
              .reduce(BigInteger.ZERO, BigInteger::add);
      JsonText shown = new JsonText(anvil.call("eth_getBalance", alice, "latest"));
      assertThat("0x" + balance.toString(16)).isEqualTo(shown.node().stringValue());
    }
  }

  @Test
  void transaction_shouldMoveNothingButGasWhenReverted() {
    try (EvmRpcChain chain = open()) {
      assertThat(chain.transaction(reverted))
          .isNotEmpty()
          .allMatch(transfer -> transfer.kind().isFee());
      assertThat(chain.transaction(forwarded))
          .filteredOn(t -> !t.kind().isFee())
          .extracting(Transfer::to)
          .containsExactly(paysOn, bob);
      assertThat(chain.transaction(minted)).extracting(Transfer::kind).contains(TransferKind.MINT);
      assertThat(chain.transaction(EvmHash.parse("0x" + "12".repeat(32)))).isEmpty();
    }
  }

  @Test
  void transfers_shouldReadATokenAndItsBalance() {
    try (EvmRpcChain chain = open()) {
      Asset asset = Asset.token(token);
      List<Transfer> transfers = chain.transfers(bob, asset, ChainOrder.beginning(0));
      assertThat(transfers)
          .extracting(Transfer::amount)
          .containsExactly(BigInteger.valueOf(42), BigInteger.ONE);
      assertThat(transfers).extracting(Transfer::kind).containsOnly(TransferKind.MINT);
      assertThat(chain.balanceBefore(bob, asset, transfers.get(1).order())).isEqualTo(42);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "trace_filter",
        "trace_.*",
        "trace_filter|ots_.*|eth_getBlockReceipts",
        "trace_.*|ots_.*",
        "trace_.*|debug_.*"
      })
  void transfers_shouldBeTheSameByWhateverMeans(String hidden) {
    EvmAddress payer = EvmAddress.parse(CHAIN, alice);
    try (EvmRpcChain all = open();
        EvmRpcChain some =
            EvmRpcChain.open(
                anvil.service(hidden), NETWORK, new EvmRpcOptions(Horizon.LATEST, 100))) {
      for (EvmAddress account : List.of(bob, payer, paysOn)) {
        assertThat(some.transfers(account, COIN, ChainOrder.beginning(0)))
            .isEqualTo(all.transfers(account, COIN, ChainOrder.beginning(0)));
      }
    }
  }

  @Test
  void transfers_shouldBeUnexplainedWithoutTraces() {
    try (EvmRpcChain chain =
        EvmRpcChain.open(
            anvil.service("trace_.*|ots_.*|debug_.*"),
            NETWORK,
            new EvmRpcOptions(Horizon.LATEST, 100))) {
      List<Transfer> transfers = chain.transfers(bob, COIN, ChainOrder.beginning(0));
      assertThat(transfers)
          .extracting(Transfer::kind)
          .containsExactly(TransferKind.PAYMENT, TransferKind.UNEXPLAINED);
      Transfer unexplained = transfers.get(1);
      assertThat(unexplained.amount()).isEqualTo(70);
      assertThat(unexplained.to()).isEqualTo(bob);
      assertThat(unexplained.from()).isNull();
      assertThat(unexplained.order().block()).isEqualTo(3);
      assertThat(unexplained.order().transaction()).isEqualTo(ChainOrder.BLOCK_END);
      assertThat(chain.notices()).anyMatch(notice -> notice.contains("offers no traces"));
    }
  }
}
