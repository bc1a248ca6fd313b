package org.tracer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tracer.fixtures.EthereumCase;
import org.tracer.source.evm.node.AnvilNode;
import org.tracer.source.evm.node.Books;
import org.tracer.source.evm.node.HarbourScript;
import org.tracer.source.evm.node.Holding;
import org.tracer.source.evm.node.Movement;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The story of the training case on accounts on a real node, asked in every way there is. What is
 * expected is what the story's script did, in base units: a dollar has six decimals.
 */
@Tag("node-evm")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccountTraceTest {

  @TempDir private Path directory;

  private AnvilNode anvil;
  private Books books;
  private String source = "";

  @BeforeAll
  void makeChain(@TempDir Path logs) throws Exception {
    anvil = AnvilNode.start(logs);
    books = HarbourScript.run(anvil.uri());
    source = "evm+" + anvil.uri() + "?horizon=latest";
  }

  @AfterAll
  void stop() {
    if (anvil != null) {
      anvil.close();
    }
  }

  /** An account as it is shown; the story's names are those of the case. */
  private static String who(String name) {
    return EthereumCase.accounts().stream()
        .filter(account -> account.name().equals(name))
        .findFirst()
        .orElseThrow()
        .account();
  }

  private static String payment(int number) {
    return EthereumCase.seeds().get(number - 1).transaction();
  }

  private static String dollar() {
    return EthereumCase.tokens().getFirst().contract();
  }

  private CliRun run(String command, String... arguments) {
    List<String> all = new ArrayList<>(List.of(command, "--source", source));
    all.addAll(List.of(arguments));
    return CliRun.of(all.toArray(String[]::new));
  }

  private JsonNode document(String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.add("--json");
    CliRun run = run("trace", all.toArray(String[]::new));
    assertThat(run.code()).as(run.err()).isZero();
    return JsonMapper.shared().readTree(run.out());
  }

  /** Ends as "REASON name", amounts of all labels and transactions added up. */
  private static Map<String, BigInteger> ends(JsonNode document, String asset) {
    Map<String, BigInteger> ends = new TreeMap<>();
    for (JsonNode end : document.get("endpoints")) {
      if (end.get("asset").asString().endsWith(asset)) {
        String account = end.path("account").asString("");
        String name = EthereumCase.names().getOrDefault(account, account);
        for (JsonNode said : end.get("under")) {
          ends.merge(
              (end.get("reason").asString() + " " + name).strip(),
              new BigInteger(said.get("amount").asString()),
              BigInteger::add);
        }
      }
    }
    return ends;
  }

  private static Map<String, BigInteger> ends(Object... expected) {
    Map<String, BigInteger> ends = new TreeMap<>();
    for (int i = 0; i < expected.length; i += 2) {
      ends.put(expected[i].toString(), new BigInteger(expected[i + 1].toString()));
    }
    return ends;
  }

  private static String inDollars() {
    return "erc20:" + dollar();
  }

  /**
   * Of the 12,500 dollars of payment 1, 3,000 of somebody else's stand before: 8,000 go with the
   * first payment to the runner, 4,500 with the next to reserve 1. The runner pays 100, 900 and
   * 3,100, of which the last 1,100 are traced; 5,999.999999 go into the pool, and 900.000001 stay.
   */
  @Test
  void trace_shouldFollowOnePaymentThroughStop() {
    JsonNode document =
        document(payment(1), "--asset", dollar(), "--stop", who("exchange-deposit") + "=ask them");
    assertThat(ends(document, inDollars()))
        .isEqualTo(
            ends(
                "HELD reserve-1", 4_500_000_000L,
                "HELD runner", 900_000_001,
                "STOP_LIST exchange-deposit", 1_100_000_000));
    JsonNode exchange = document.get("conversions").get(0).get("under").get(0);
    assertThat(exchange.get("gave").toString()).contains("\"5999999999\"");
    assertThat(exchange.get("got").toString()).contains("\"2904137254241610552\"");
  }

  /**
   * One transfer from the collector: the runner, and whom the runner pays, is as far as it goes.
   */
  @Test
  void trace_shouldEndAfterAsManyHopsAsAsked() {
    assertThat(ends(document(payment(1), "--asset", dollar(), "--max-hops", "1"), inDollars()))
        .isEqualTo(
            ends(
                "HELD reserve-1", 4_500_000_000L,
                "HELD runner", 900_000_001,
                "HOP_LIMIT exchange-deposit", 1_100_000_000));
    assertThat(ends(document(payment(1), "--asset", dollar(), "--max-hops", "0"), inDollars()))
        .isEqualTo(ends("HOP_LIMIT reserve-1", 4_500_000_000L, "HOP_LIMIT runner", 8_000_000_000L));
  }

  /** The collector pays on the day after the payments. */
  @Test
  void trace_shouldEndWhereTheMoneyWasOnADay() {
    for (String[] until : new String[][] {{"--until", "2023-11-16"}, {"--until-height", "12"}}) {
      JsonNode document = document(payment(1), "--asset", dollar(), until[0], until[1]);
      assertThat(ends(document, inDollars()))
          .isEqualTo(ends("OUTSIDE_WINDOW collector", 12_500_000_000L));
      assertThat(document.get("limits").get(0).get("value").asString()).isEqualTo("12");
    }
  }

  /** The runner gets dollars once and pays four times, and one event of nothing is in his name. */
  @Test
  void trace_shouldNotFollowIntoBusyAccounts() {
    assertThat(ends(document(payment(1), "--asset", dollar(), "--max-transfers", "3"), inDollars()))
        .isEqualTo(ends("HELD reserve-1", 4_500_000_000L, "HUB runner", 8_000_000_000L));
  }

  @Test
  void trace_shouldReadStopListFromFile() throws IOException {
    Path list =
        Files.writeString(
            directory.resolve("stops.csv"),
            "address,reason\n" + who("runner") + ",known to us\n" + who("reserve-1") + ",\n");
    CliRun run = run("trace", payment(1), "--asset", dollar(), "--stop-list", list.toString());
    assertThat(run.code()).isZero();
    assertThat(run.out())
        .containsSubsequence(
            "Where the money is: TUSD, largest first",
            who("runner"),
            "paid to an account on the stop list; not followed further",
            "stop list: known to us",
            "8000 TUSD",
            who("reserve-1"),
            "4500 TUSD",
            "stop list of 2 accounts");
  }

  /**
   * What the lockbox got is still there: followed into it, it is held and no longer a contract's.
   */
  @Test
  void trace_shouldFollowIntoContractsWhenAsked() {
    Map<String, BigInteger> expected = new TreeMap<>();
    for (EthereumCase.Answer answer : EthereumCase.answers()) {
      if (answer.policy().equals("fifo") && answer.label().equals("payment-2")) {
        String name = answer.account().map(EthereumCase.names()::get).orElse("");
        String reason = answer.reason().equals("CONTRACT") ? "HELD" : answer.reason();
        expected.merge((reason + " " + name).strip(), answer.amount(), BigInteger::add);
      }
    }
    JsonNode document =
        document(
            payment(2),
            "--into-contracts",
            "--stop",
            who("exchange-deposit"),
            "--asset",
            "native",
            "--asset",
            dollar());
    Map<String, BigInteger> found = ends(document, "/native");
    BigInteger fees = BigInteger.ZERO;
    for (String end : List.copyOf(found.keySet())) {
      fees = end.startsWith("FEE") ? fees.add(found.remove(end)) : fees;
    }
    found.put("FEE", fees);
    assertThat(found).isEqualTo(expected).containsKey("HELD lockbox");
  }

  /**
   * All 19,700.500001 dollars that the collector ever got: nothing is clean, so every rule finds
   * them where the script's books have them.
   */
  @Test
  void trace_shouldFollowAllThatAnAccountGot() {
    Map<String, BigInteger> expected = new TreeMap<>();
    for (String name : List.of("collector", "runner", "reserve-1")) {
      expected.put("HELD " + name, balance(name));
    }
    expected.put("HELD imitation-of-exchange-deposit", new BigInteger("900000000"));
    expected.put("STOP_LIST exchange-deposit", new BigInteger("3200000000"));
    expected.put("BURN", new BigInteger("2500000000"));
    JsonNode document =
        document(
            "all=" + who("collector"),
            "--asset",
            dollar(),
            "--policy",
            "lifo",
            "--stop",
            who("exchange-deposit"));
    assertThat(ends(document, inDollars())).isEqualTo(expected);
    assertThat(document.get("request").get("seeds").toString()).contains("\"all\"");
  }

  private BigInteger balance(String name) {
    String account = books.account(name);
    return books
        .balances()
        .getOrDefault(new Holding(account, books.account("dollar")), BigInteger.ZERO);
  }

  /** The payment to payee 2 in the transaction that pays three at once, by the splitter. */
  private Movement share() {
    String payee = books.account("payee-2");
    return books.movements().stream()
        .filter(movement -> payee.equals(movement.step().to()))
        .filter(movement -> movement.step().amount().equals(new BigInteger("1200000000000000000")))
        .findFirst()
        .orElseThrow();
  }

  private String split() {
    return share().hash();
  }

  @Test
  void trace_shouldAskWhichPayeeIsMeant() {
    CliRun run = run("trace", split());
    assertThat(run.code()).isEqualTo(ExitCode.USAGE);
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .startsWith("tracer: the transaction pays several; which is meant is not said\n")
        .contains(who("payee-1"), "1.8", who("payee-2"), "1.2", who("payee-3"), "0.9")
        .doesNotContain("\tat ");
    JsonNode document =
        document(
            "part=" + split() + ":" + who("payee-2"),
            "--until-height",
            Long.toString(share().block()));
    assertThat(ends(document, "/native"))
        .hasSize(1)
        .containsValue(new BigInteger("1200000000000000000"));
  }

  @Test
  void show_shouldAddUpAnAccount() {
    CliRun run = run("show", who("collector"), "--asset", dollar());
    assertThat(run.code()).isZero();
    assertThat(run.out())
        .contains("Account " + who("collector"), "somebody's key, no code", "1200.500001 TUSD")
        .containsSubsequence(
            "3000 TUSD", "12500 TUSD", "4200.500001 TUSD", "11000 TUSD", "5000 TUSD", "2500 TUSD");
  }

  @Test
  void show_shouldSayWhatTheIssuerDid() {
    JsonNode document =
        JsonMapper.shared()
            .readTree(run("show", who("reserve-2"), "--asset", dollar(), "--json").out());
    assertThat(document.get("format").asString()).isEqualTo("tracer-show/1");
    assertThat(document.get("account").asString()).isEqualTo(who("reserve-2"));
    assertThat(document.get("kind").asString()).isEqualTo("EXTERNAL");
    List<String> acts = new ArrayList<>();
    document.get("issuerActs").forEach(act -> acts.add(act.get("act").asString()));
    assertThat(acts).containsExactly("FROZEN", "DESTROYED");
    assertThat(document.get("issuerActs").get(1).get("amount").asString()).isEqualTo("2500000000");
    Map<String, String> balances = new TreeMap<>();
    document
        .get("balances")
        .forEach(one ->
            balances.put(
                one.get("asset").asString().replaceFirst(".*/", ""), one.get("amount").asString()));
    assertThat(balances).containsEntry(inDollars(), "0");
  }

  @Test
  void show_shouldNameAContract() {
    assertThat(run("show", who("lockbox")).out()).contains("a contract", "1.5 native");
    assertThat(run("show", dollar()).out())
        .contains("a contract", "calls itself \"TUSD\" with 6 decimals; not on the list");
  }

  @Test
  void show_shouldListTheTransfersOfATransaction() {
    CliRun text = run("show", split());
    assertThat(text.code()).isZero();
    assertThat(text.out())
        .contains("Transaction " + split(), "recomputed: header, transaction, receipt and events")
        .containsSubsequence(
            "payment  3.9 native",
            "by a contract  1.8 native",
            "to   " + who("payee-1"),
            "by a contract  1.2 native",
            "to   " + who("payee-2"),
            "by a contract  0.9 native",
            "to   " + who("payee-3"));
    JsonNode document = JsonMapper.shared().readTree(run("show", split(), "--json").out());
    assertThat(document.get("transaction").asString()).isEqualTo(split());
    assertThat(document.get("verification").get(0).get("proof").asString()).isEqualTo("RECOMPUTED");
    List<String> moved = new ArrayList<>();
    for (JsonNode transfer : document.get("transfers")) {
      if (!transfer.get("kind").asString().startsWith("FEE")) {
        moved.add(transfer.get("kind").asString() + " " + transfer.get("amount").asString());
      }
    }
    assertThat(moved)
        .containsExactly(
            "PAYMENT 3900000000000000000",
            "INTERNAL 1800000000000000000",
            "INTERNAL 1200000000000000000",
            "INTERNAL 900000000000000000");
  }

  @ParameterizedTest
  @CsvSource({
    "trace, --max-hops=-1, 64, max-hops",
    "trace, --until=2001-01-01, 64, the chain begins later",
    "trace, --until=yesterday, 64, until",
    "trace, --asset=usdt, 64, there is no such asset on the list for this chain",
    "trace, --stop=0x1234, 64, not an address of an EVM chain",
    "trace, --stop-list=/no/such/file, 66, /no/such/file",
    "trace, --min-share=1%, 64, this limit is for chains of outputs",
    "show, --asset=nonsense, 64, there is no such asset on the list for this chain"
  })
  void run_shouldSayWhatIsWrong(String command, String option, int code, String message) {
    assertRefused(run(command, payment(2), option), code, message);
  }

  @Test
  void run_shouldSayWhatIsNotThere() {
    String hash = "0x" + "12".repeat(32);
    String account = "0x00000000000000000000000000000000000b0b01";
    assertRefused(run("trace", hash), 64, "the transaction is not in the chain up to block 31");
    assertRefused(run("show", hash), 64, "the transaction is not in the chain up to block 31");
    assertRefused(run("trace", account), 64, "the account received nothing up to block 31");
    assertRefused(run("trace", payment(1)), 64, "leaves nobody more of what is asked for");
    assertRefused(
        run("trace", payment(2) + ":" + who("shop")), 64, "leaves nobody more of what is asked");
    assertRefused(
        run("show", "f".repeat(64)), 64, "this is of bitcoin, and the source is of a chain");
  }

  private static void assertRefused(CliRun run, int code, String message) {
    assertThat(run.err()).startsWith("tracer: ").contains(message).doesNotContain("\tat ");
    assertThat(run.out()).isEmpty();
    assertThat(run.code()).as(run.err()).isEqualTo(code);
  }

  /** A node that nobody asks any more, and a report that is the same from its recording. */
  @Test
  void trace_shouldReplayWhatWasRecorded() {
    Path recording = directory.resolve("recording");
    String[] request = {payment(1), "--asset", dollar(), "--chosen-at=2026-01-02T03:04:05Z"};
    List<String> first = new ArrayList<>(List.of("trace", "--source", source));
    first.addAll(List.of(request));
    first.addAll(List.of("--record", recording.toString()));
    CliRun live = CliRun.of(first.toArray(String[]::new));
    List<String> again = new ArrayList<>(List.of("trace", "--source", "recording:" + recording));
    again.addAll(List.of(request));
    assertThat(live.code()).isZero();
    assertThat(CliRun.of(again.toArray(String[]::new)).out()).isEqualTo(live.out());
  }

  @Test
  void trace_shouldKeepProgressOffStandardOutput() {
    CliRun run =
        CliRun.of(
            Map.of(),
            true,
            StandardCharsets.UTF_8,
            "trace",
            "--source",
            source,
            payment(1),
            "--asset",
            dollar());
    assertThat(run.code()).isZero();
    assertThat(run.out()).doesNotContain("requests").contains("Exchanged for another asset");
  }
}
