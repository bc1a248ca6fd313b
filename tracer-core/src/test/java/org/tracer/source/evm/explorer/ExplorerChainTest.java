package org.tracer.source.evm.explorer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tracer.source.evm.explorer.ScriptedExplorer.NOTHING;
import static org.tracer.source.evm.explorer.ScriptedExplorer.account;
import static org.tracer.source.evm.explorer.ScriptedExplorer.hash;
import static org.tracer.source.evm.explorer.ScriptedExplorer.list;
import static org.tracer.source.evm.explorer.ScriptedExplorer.payment;
import static org.tracer.source.evm.explorer.ScriptedExplorer.refusal;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tracer.chain.Asset;
import org.tracer.chain.evm.EvmNetwork;
import org.tracer.error.InvalidInputException;
import org.tracer.error.MalformedDataException;
import org.tracer.error.SourceUnavailableException;
import org.tracer.error.TracerException;
import org.tracer.ledger.account.AccountKind;
import org.tracer.ledger.account.Attestation;
import org.tracer.ledger.account.ChainOrder;
import org.tracer.ledger.account.TokenClaims;
import org.tracer.ledger.account.Transfer;
import org.tracer.ledger.account.TransferKind;

/** What an explorer says, well or badly, and what is made of it. The horizon is block 900. */
class ExplorerChainTest {

  private static final Asset COIN = Asset.coin(EvmNetwork.ETHEREUM.chainId());
  private static final Asset TOKEN = Asset.token(account(0x70));
  private static final String LIST = "action=txlist&";
  private static final String UP_TO_HORIZON =
      "action=txlist&address=0x%040x&startblock=0&".formatted(1);
  private static final String CALLS = "action=txlistinternal&";
  private static final String WITHDRAWALS = "action=txsBeaconWithdrawal&";
  private static final String BALANCE = "action=balance";
  private static final String LATER = "txlist&address=0x%040x&startblock=901".formatted(1);

  private static List<Transfer> coins(ScriptedExplorer explorer) {
    try (ExplorerChain chain = explorer.open()) {
      return chain.transfers(account(1), COIN, ChainOrder.beginning(0));
    }
  }

  private static String balance(long wei) {
    return "{\"status\":\"1\",\"message\":\"OK\",\"result\":\"" + wei + "\"}";
  }

  @Test
  void open_shouldEndBehindTheConfirmationsAndSayWhatItDoesNotKnow() {
    try (ExplorerChain chain = new ScriptedExplorer().open()) {
      assertThat(chain.horizon()).isEqualTo(900);
      assertThat(chain.horizonHash()).isEqualTo(hash(900));
      assertThat(chain.origin()).isEqualTo("etherscan+http://explorer");
      assertThat(chain.time(100).getEpochSecond()).isEqualTo(1_200);
      assertThat(chain.notices())
          .anyMatch(notice -> notice.contains("is its word"))
          .anyMatch(notice -> notice.startsWith("ORDER_APPROXIMATE"))
          .anyMatch(notice -> notice.contains("rewards of blocks"))
          .noneMatch(notice -> notice.contains("does not say of which chain"));
    }
  }

  @Test
  void open_shouldRefuseAnExplorerOfAnotherChain() {
    ScriptedExplorer explorer =
        new ScriptedExplorer().on("eth_chainId", "{\"jsonrpc\":\"2.0\",\"result\":\"0x89\"}");
    assertThatThrownBy(explorer::open)
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("polygon");
    explorer.on("eth_chainId", refusal("Error! Missing Or invalid Action name"));
    try (ExplorerChain chain = explorer.open()) {
      assertThat(chain.notices())
          .anyMatch(notice -> notice.contains("does not say of which chain it is"));
    }
    explorer.on(
        "eth_blockNumber",
        "{\"status\":\"0\",\"message\":\"NOTOK\",\"result\":\"Invalid API Key\"}");
    assertThatThrownBy(explorer::open)
        .isInstanceOf(SourceUnavailableException.class)
        .hasMessageContaining("Invalid API Key");
  }

  @Test
  void transfers_shouldTakeAPaymentFromTheListAlone() {
    ScriptedExplorer explorer = new ScriptedExplorer();
    explorer.on(BALANCE, balance(30));
    explorer.rows(LIST, payment(7, 2, 5, 1, 10), payment(9, 0, 6, 1, 20));
    List<Transfer> transfers = coins(explorer);
    assertThat(transfers).extracting(Transfer::kind).containsOnly(TransferKind.PAYMENT);
    assertThat(transfers).extracting(Transfer::amount).containsExactly(big(10), big(20));
    assertThat(transfers).extracting(Transfer::from).containsExactly(account(5), account(6));
    assertThat(transfers.getFirst().order().block()).isEqualTo(7);
    assertThat(transfers.getFirst().order().transaction()).isEqualTo(2);
    assertThat(explorer.asked).noneMatch(path -> path.contains("Receipt"));
  }

  private static BigInteger big(long number) {
    return BigInteger.valueOf(number);
  }

  @Test
  void transfers_shouldTakeOffWhatHappenedBehindTheHorizon() {
    ScriptedExplorer explorer = new ScriptedExplorer();
    explorer.on(BALANCE, balance(30));
    explorer.rows(LIST, payment(7, 2, 5, 1, 10), payment(950, 0, 6, 1, 20));
    assertThat(coins(explorer)).extracting(Transfer::kind).containsExactly(TransferKind.PAYMENT);
  }

  @Test
  void transfers_shouldAskAgainWhenTheBalanceChangesMeanwhile() {
    ScriptedExplorer explorer = new ScriptedExplorer();
    explorer.on(BALANCE, balance(10), balance(30), balance(30));
    explorer.on(LATER, NOTHING, list(payment(950, 0, 6, 1, 20)));
    explorer.rows(LIST, payment(7, 2, 5, 1, 10));
    assertThat(coins(explorer)).extracting(Transfer::kind).containsExactly(TransferKind.PAYMENT);
  }

  @Test
  void transfers_shouldNotCompareWithABalanceThatNeverStands() {
    ScriptedExplorer explorer = new ScriptedExplorer();
    explorer.on(BALANCE, balance(1), balance(2), balance(3), balance(4), balance(5), balance(6));
    explorer.rows(LIST, payment(7, 2, 5, 1, 10));
    try (ExplorerChain chain = explorer.open()) {
      assertThat(chain.transfers(account(1), COIN, ChainOrder.beginning(0))).hasSize(1);
      assertThat(chain.notices()).anyMatch(notice -> notice.contains("not compared with it"));
    }
  }

  @Test
  void transfers_shouldBookADifferenceAtTheHorizon() {
    ScriptedExplorer explorer = new ScriptedExplorer();
    explorer.on(BALANCE, balance(4));
    explorer.rows(LIST, payment(7, 2, 5, 1, 10));
    try (ExplorerChain chain = explorer.open()) {
      Transfer gone = chain.transfers(account(1), COIN, ChainOrder.beginning(0)).getLast();
      assertThat(gone.kind()).isEqualTo(TransferKind.UNEXPLAINED);
      assertThat(gone.from()).isEqualTo(account(1));
      assertThat(gone.amount()).isEqualTo(6);
      assertThat(gone.order().block()).isEqualTo(900);
      assertThat(chain.balanceBefore(account(1), COIN, ChainOrder.beginning(901))).isEqualTo(4);
      assertThat(chain.balanceBefore(account(1), COIN, ChainOrder.beginning(900))).isEqualTo(10);
      assertThat(chain.notices()).anyMatch(notice -> notice.contains("has less, by 6"));
    }
  }

  @Test
  void transfers_shouldReadWithdrawalsAndWhatTheChainBeganWith() {
    ScriptedExplorer explorer = new ScriptedExplorer();
    String genesis =
        payment(0, 0, 9, 1, 70)
            .replace(hash(0).toString(), "GENESIS_" + "0".repeat(39) + "1")
            .replace("0x%040x".formatted(9), "GENESIS")
            .replace(hash(0).toString(), "");
    explorer.rows(LIST, genesis);
    explorer.rows(
        WITHDRAWALS,
        """
        {"withdrawalIndex":"13","validatorIndex":"1","address":"0x%040x","amount":"3",
         "blockNumber":"20","timestamp":"240"}\
        """
            .formatted(1));
    explorer.on(BALANCE, balance(3_000_000_070L));
    List<Transfer> transfers = coins(explorer);
    assertThat(transfers)
        .extracting(Transfer::kind)
        .containsExactly(TransferKind.DECREE, TransferKind.WITHDRAWAL);
    assertThat(transfers)
        .extracting(Transfer::amount)
        .containsExactly(big(70), big(3_000_000_000L));
    assertThat(transfers.getLast().order()).isEqualTo(new ChainOrder(20, ChainOrder.BLOCK_END, 13));
  }

  @Test
  void transfers_shouldSayThatWithdrawalsAreNotListed() {
    ScriptedExplorer explorer = new ScriptedExplorer();
    explorer.on(WITHDRAWALS, refusal("Error! Missing Or invalid Action name"));
    try (ExplorerChain chain = explorer.open()) {
      assertThat(chain.transfers(account(1), COIN, ChainOrder.beginning(0))).isEmpty();
      assertThat(chain.notices()).anyMatch(notice -> notice.contains("validators withdraw"));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "Invalid API Key, API key",
    "Max daily rate limit reached. 100000 (100%) of 100000 day/limit, Ask fewer",
    "Free API access is not supported for this chain, paid",
    "This endpoint is for API Pro users, paid",
    "something else, another source"
  })
  void transfers_shouldPassTheRefusalOn(String words, String remedy) {
    ScriptedExplorer explorer = new ScriptedExplorer().on(LIST, refusal(words));
    assertThatThrownBy(() -> coins(explorer))
        .isInstanceOfSatisfying(
            SourceUnavailableException.class,
            refused -> {
              assertThat(refused).hasMessageContaining(words);
              assertThat(refused.remedy()).contains(remedy);
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<html><body>Just a moment...</body></html>",
        "",
        "null",
        "[]",
        "17",
        "{}",
        "{\"status\":1,\"message\":\"OK\",\"result\":[]}",
        "{\"status\":\"1\",\"message\":\"OK\"}",
        "{\"status\":\"1\",\"message\":\"OK\",\"result\":{}}",
        "{\"status\":\"1\",\"message\":\"OK\",\"result\":[null]}",
        "{\"status\":\"1\",\"message\":\"OK\",\"result\":[{}]}",
        "{\"status\":\"1\",\"message\":\"OK\",\"result\":[[]]}",
        "{\"status\":\"1\",\"status\":\"1\",\"message\":\"OK\",\"result\":[]}",
        "{\"status\":\"0\",\"message\":\"No transactions found\",\"result\":[{}]}",
        "{\"status\":\"7\",\"message\":\"OK\",\"result\":[]}"
      })
  void transfers_shouldRefuseWhatIsNoList(String body) {
    ScriptedExplorer explorer = new ScriptedExplorer().on(UP_TO_HORIZON, body);
    assertThatThrownBy(() -> coins(explorer)).isInstanceOf(TracerException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "\"value\":\"10\", \"value\":\"-10\"",
    "\"value\":\"10\", \"value\":10",
    "\"value\":\"10\", \"value\":null",
    "\"value\":\"10\", \"value\":\"1e9\"",
    "\"value\":\"10\", \"value\":\"\"",
    "\"blockNumber\":\"7\", \"blockNumber\":\"99999999999999999999999\"",
    "\"blockNumber\":\"7\", \"blockNumber\":\"0x7\"",
    "\"blockNumber\":\"7\", \"blockNumber\":\"901\"",
    "\"transactionIndex\":\"2\", \"transactionIndex\":\"2147483647\"",
    "\"timeStamp\":\"84\", \"timeStamp\":\"999999999999999\"",
    "\"txreceipt_status\":\"1\", \"txreceipt_status\":\"2\"",
    "\"isError\":\"0\", \"isError\":true",
    "\"gas\":\"21000\", \"gas\":[]",
    "\"from\":\"0x, \"from\":\"1x",
    "\"hash\":\"0x, \"hash\":\"0xzz",
    "\"to\":\"0x0000000000000000000000000000000000000001, \"to\":\"0x0000000000000000000000000000000000000009"
  })
  void transfers_shouldRefuseOddRows(String part, String odd) {
    String row = payment(7, 2, 5, 1, 10);
    assertThat(row).contains(part);
    ScriptedExplorer explorer =
        new ScriptedExplorer().on(UP_TO_HORIZON, list(row.replace(part, odd)));
    assertThatThrownBy(() -> coins(explorer))
        .isInstanceOf(MalformedDataException.class)
        .satisfies(e -> assertThat(((TracerException) e).input()).contains("explorer"));
  }

  @Test
  void transfers_shouldRefuseAmountsOfAnyLength() {
    String row = payment(7, 2, 5, 1, 10).replace("\"10\"", "\"" + "9".repeat(1 << 20) + "\"");
    ScriptedExplorer explorer = new ScriptedExplorer().on(UP_TO_HORIZON, list(row));
    assertThatThrownBy(() -> coins(explorer))
        .isInstanceOf(MalformedDataException.class)
        .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(300));
  }

  @Test
  void transfers_shouldSayThatCallsAreYetToBeProcessed() {
    ScriptedExplorer explorer = new ScriptedExplorer();
    explorer.on(CALLS, "{\"status\":\"2\",\"message\":\"Some are not processed\",\"result\":[]}");
    try (ExplorerChain chain = explorer.open()) {
      assertThat(chain.transfers(account(1), COIN, ChainOrder.beginning(0))).isEmpty();
      assertThat(chain.notices()).anyMatch(notice -> notice.contains("yet to process"));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "0x, EXTERNAL",
    "0x6001, CONTRACT",
    "0xef01000000000000000000000000000000000000000000aa, CONTRACT",
    "0xef0100000000000000000000000000000000000000000000, CONTRACT",
    "0xEF01000000000000000000000000000000000000000000bb, CONTRACT"
  })
  void kind_shouldTellWhatStandsBehindAnAccount(String code, AccountKind kind) {
    ScriptedExplorer explorer =
        new ScriptedExplorer().on("eth_getCode", "{\"result\":\"" + code + "\"}");
    try (ExplorerChain chain = explorer.open()) {
      assertThat(chain.kind(account(1))).isEqualTo(kind);
    }
    String delegation = "0xef0100" + "5a".repeat(20);
    explorer.on("eth_getCode", "{\"result\":\"" + delegation + "\"}");
    try (ExplorerChain chain = explorer.open()) {
      assertThat(chain.kind(account(1))).isEqualTo(AccountKind.DELEGATED);
    }
  }

  @Test
  void claims_shouldBeTheTokensWordMadeSafe() {
    ScriptedExplorer explorer = new ScriptedExplorer();
    String row = "{\"tokenSymbol\":\"US\\u202eD\\nT\",\"tokenDecimal\":\"6\"}";
    explorer.on("action=tokentx", list(row));
    try (ExplorerChain chain = explorer.open()) {
      assertThat(chain.claims(TOKEN)).isEqualTo(Optional.of(new TokenClaims("US?D T", 6)));
    }
    explorer.on("action=tokentx", list("{\"tokenSymbol\":\"\",\"tokenDecimal\":\"-1\"}"));
    try (ExplorerChain chain = explorer.open()) {
      assertThat(chain.claims(TOKEN)).isEqualTo(Optional.of(new TokenClaims(null, null)));
    }
  }

  @Test
  void attest_shouldBeTheExplorersWord() {
    ScriptedExplorer explorer = new ScriptedExplorer();
    explorer.on(BALANCE, balance(30));
    explorer.rows(LIST, payment(7, 2, 5, 1, 10), payment(9, 0, 6, 1, 20));
    explorer.on("eth_getTransactionByHash", "{\"result\":null}");
    try (ExplorerChain chain = explorer.open()) {
      chain.transfers(account(1), COIN, ChainOrder.beginning(0));
      assertThat(chain.attest(List.of(hash(9_000), hash(7_002))))
          .extracting(Attestation::transaction, Attestation::blockHash)
          .containsExactly(Tuple.tuple(hash(7_002), hash(7)), Tuple.tuple(hash(9_000), hash(9)));
      assertThatThrownBy(() -> chain.attest(List.of(hash(5))))
          .isInstanceOf(SourceUnavailableException.class);
      assertThat(chain.transaction(hash(5))).isEmpty();
    }
  }

  @Test
  void transfers_shouldRefuseEventsThatWereNotAskedFor() {
    String event =
        """
        {"address":"0x%040x","topics":["0xddf252ad1be2c89b69c2b068fc378daa952ba7f163c4a11628f55a4df523b3ef",
         "0x%064x","0x%064x"],"data":"0x%064x","blockNumber":"0x7","timeStamp":"0x54",
         "logIndex":"0x","transactionHash":"%s","transactionIndex":"0x"}\
        """;
    ScriptedExplorer explorer = new ScriptedExplorer();
    explorer.on("eth_call", "{\"result\":\"0x%064x\"}".formatted(5));
    explorer.rows("topic2=", event.formatted(0x70, 9, 1, 5, hash(1)));
    try (ExplorerChain chain = explorer.open()) {
      List<Transfer> transfers = chain.transfers(account(1), TOKEN, ChainOrder.beginning(0));
      assertThat(transfers).hasSize(1);
      assertThat(transfers.getFirst().kind()).isEqualTo(TransferKind.TOKEN);
      assertThat(transfers.getFirst().amount()).isEqualTo(5);
      assertThat(transfers.getFirst().order().block()).isEqualTo(7);
    }
    explorer.rows("topic2=", event.formatted(0x71, 9, 1, 5, hash(1)));
    assertThatThrownBy(() -> tokens(explorer)).isInstanceOf(MalformedDataException.class);
    explorer.rows("topic2=", event.formatted(0x70, 9, 2, 5, hash(1)));
    assertThatThrownBy(() -> tokens(explorer)).isInstanceOf(MalformedDataException.class);
    explorer.rows(
        "topic2=",
        event.formatted(0x70, 9, 1, 5, hash(1)),
        event.formatted(0x70, 9, 1, 6, hash(1)));
    assertThatThrownBy(() -> tokens(explorer))
        .isInstanceOf(MalformedDataException.class)
        .hasMessageContaining("two different rows");
  }

  private static List<Transfer> tokens(ScriptedExplorer explorer) {
    try (ExplorerChain chain = explorer.open()) {
      return chain.transfers(account(1), TOKEN, ChainOrder.beginning(0));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "200|{\"status\":\"0\",\"message\":\"NOTOK\",\"result\":\"Max calls per sec rate limit reached (3/sec)\"}|true",
        "200|{\"status\":\"0\",\"message\":\"NOTOK\",\"result\":\"Max rate limit reached, please use API Key\"}|true",
        "200|{\"status\":\"1\",\"message\":\"OK-Missing/Invalid API Key, rate limit of 1/5sec applied\",\"result\":\"5\"}|false",
        "200|{\"status\":\"0\",\"message\":\"NOTOK\",\"result\":\"Invalid API Key\"}|false",
        "429|{}|true",
        "502|bad gateway|true",
        "404|nothing|false"
      })
  void isBusy_shouldTellWhenAskingAgainMayHelp(int status, String body, boolean busy) {
    assertThat(ExplorerChain.isBusy(ScriptedExplorer.answer(status, body))).isEqualTo(busy);
  }
}
