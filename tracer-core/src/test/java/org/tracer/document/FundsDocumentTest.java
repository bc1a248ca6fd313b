package org.tracer.document;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tracer.trace.account.AccountStory.COIN;
import static org.tracer.trace.account.AccountStory.account;
import static org.tracer.trace.account.AccountStory.hash;
import static org.tracer.trace.account.AccountStory.token;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tracer.accounting.account.AccountRule;
import org.tracer.chain.Asset;
import org.tracer.error.InvalidInputException;
import org.tracer.error.MalformedDataException;
import org.tracer.trace.account.AccountSeed;
import org.tracer.trace.account.AccountStopRules;
import org.tracer.trace.account.AccountStory;
import org.tracer.trace.account.AccountTraceRequest;
import org.tracer.trace.account.AccountTracer;
import org.tracer.trace.account.FundsReport;

class FundsDocumentTest {

  private static final Asset USD = token("usd");

  /** 100 stolen, mixed with 100; 60 paid on, 50 exchanged for 500, 30 to a listed place. */
  private static FundsReport report(List<AccountRule> rules) {
    AccountStory story =
        new AccountStory()
            .contract("pool")
            .has("victim", COIN, 200)
            .has("thief", COIN, 100)
            .has("pool", USD, 9_000)
            .transaction("theft")
            .fee("victim", 3)
            .pay("victim", "thief", 100)
            .transaction("payment")
            .fee("thief", 2)
            .pay("thief", "helper", 60)
            .transaction("swap")
            .fee("thief", 1)
            .pay("thief", "pool", 50)
            .pay("pool", "thief", USD, 500)
            .pay("spammer", "thief", USD, 0)
            .pay("spammer", "thief", token("fake"), 0)
            .transaction("exit")
            .pay("thief", "exchange", 30);
    AccountSeed seed =
        new AccountSeed.OfTransaction("case 1", hash("theft"), account("thief"), COIN);
    AccountTraceRequest request =
        new AccountTraceRequest(
            List.of(seed),
            AccountRule.FIFO,
            Set.of(COIN, USD),
            AccountStopRules.NONE.withStopList(Map.of(account("exchange"), "an exchange")),
            Instant.parse("2026-01-02T03:04:05Z"));
    return AccountTracer.compare(story.chain(), request, rules);
  }

  private static String text(FundsReport report) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    TraceDocument.write(report, out);
    return out.toString(UTF_8);
  }

  private static DocumentContent read(String text) throws IOException {
    return TraceDocument.readContent(new ByteArrayInputStream(text.getBytes(UTF_8)), "it");
  }

  @Test
  void write_shouldSayTheSameAfterReading() throws IOException {
    String text = text(report(List.of(AccountRule.values())));
    FundsReport again = ((DocumentContent.OfAccounts) read(text)).report();
    assertThat(text(again)).isEqualTo(text);
    assertThat(again.traces()).hasSize(AccountRule.values().length);
  }

  /** As earlier versions, which had six rules, wrote it: each by its name, or as all there were. */
  @Test
  void read_shouldTakeSixRulesByTheirNamesOnly() throws IOException {
    List<AccountRule> six = List.of(AccountRule.values()).subList(0, 6);
    String text = text(report(six));
    String names = "fifo,lifo,dirty-first,clean-first,pro-rata,libr";
    assertThat(text).contains("\"name\" : \"" + names + "\"");
    FundsReport again = ((DocumentContent.OfAccounts) read(text)).report();
    assertThat(again.traces()).extracting(trace -> trace.request().rule()).isEqualTo(six);
    assertThat(text(again)).isEqualTo(text);
    assertThatThrownBy(() -> read(text.replace("\"" + names + "\"", "\"all\"")))
        .isInstanceOf(MalformedDataException.class)
        .hasMessageContaining("clean-first, pro-rata, libr, which are not all there are now")
        .hasMessageContaining("another version of Tracer wrote it");
  }

  /**
   * By hand, fifo: of the thief's 200 the first 100 are clean, so fees of 2 and 60 to the helper
   * are; then a fee of 1 and 37 clean and 13 stolen go to the pool for 500, of which 13/50 are 130;
   * 30 stolen go to the exchange and 57 stay.
   */
  @Test
  void write_shouldHaveTheAmountsWorkedByHand() throws IOException {
    String text = text(report(List.of(AccountRule.FIFO))).replaceAll("\\s+", "");
    assertThat(text)
        .contains(
            "\"policy\":{\"name\":\"fifo\",\"rules\":[\"fifo\"],\"conserving\":true}",
            "\"gave\":\"50\",\"gaveTraced\":[{\"label\":\"case1\",\"amount\":\"13\"}]",
            "\"got\":\"500\",\"gotTraced\":[{\"label\":\"case1\",\"amount\":\"130\"}]",
            "\"assets\":[{\"asset\":\""
                + USD
                + "\",\"basis\":\"NONE\"},{\"asset\":\"eip155:1/native\"",
            "{\"seeded\":\"100\",\"convertedInto\":\"0\",\"convertedAway\":\"13\","
                + "\"byReason\":{\"HELD\":\"57\",\"STOP_LIST\":\"30\"}}",
            "{\"seeded\":\"0\",\"convertedInto\":\"130\",\"convertedAway\":\"0\","
                + "\"byReason\":{\"HELD\":\"130\"}}",
            "\"note\":\"anexchange\"",
            "\"finding\":\"ZERO_VALUE\"",
            "\"chosenAt\":\"2026-01-02T03:04:05Z\"");
  }

  @ParameterizedTest
  @CsvSource({
    "'\"amount\" : \"57\"', '\"amount\" : \"58\"'",
    "'\"STOP_LIST\" : \"30\"', '\"STOP_LIST\" : \"31\"'",
    "'\"gotTraced\"', '\"gotTaced\"'",
    "'\"ZERO_VALUE\"', '\"ZERO\"'",
    "'\"conserving\" : true', '\"conserving\" : false'",
    "'\"value\" : \"50\"', '\"value\" : \"12\"'",
    "'\"block\" : 4', '\"block\" : -4'",
    "'eip155:1/native', 'eip155:2/native'"
  })
  void read_shouldRefuseWhatContradictsItself(String from, String to) throws IOException {
    String text = text(report(List.of(AccountRule.FIFO)));
    assertThat(text).contains(from);
    assertThatThrownBy(() -> read(text.replaceFirst(from, to)))
        .isInstanceOf(MalformedDataException.class);
  }

  @Test
  void write_shouldMatchTheSchema() throws IOException {
    Schema schema = TraceDocumentTest.schema();
    String text = text(report(List.of(AccountRule.values())));
    assertThat(schema.validate(text, InputFormat.JSON)).isEmpty();
    String strange = text.replaceFirst("\"gotTraced\"", "\"gotTaced\"");
    assertThat(schema.validate(strange, InputFormat.JSON)).isNotEmpty();
  }

  @Test
  void read_shouldTellAccountsFromOutputs() throws IOException {
    String text = text(report(List.of(AccountRule.FIFO)));
    assertThatThrownBy(
            () -> TraceDocument.read(new ByteArrayInputStream(text.getBytes(UTF_8)), "case.json"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("eip155:1");
  }
}
