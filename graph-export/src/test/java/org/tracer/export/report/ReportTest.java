package org.tracer.export.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.tracer.graph.NamedLedger.outPoint;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.TimeZone;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tracer.accounting.Poison;
import org.tracer.chain.bitcoin.BitcoinNetwork;
import org.tracer.export.report.text.Block;
import org.tracer.export.report.text.Language;
import org.tracer.graph.ExampleTrace;
import org.tracer.price.Rates;
import org.tracer.price.RatesCsv;
import org.tracer.trace.Endpoint;
import org.tracer.trace.account.AccountEndpoint;
import org.tracer.trace.account.ExampleFunds;

/** The amounts are those that the examples state. */
class ReportTest {

  private static final Pattern ARGUMENT = Pattern.compile("\\{[0-9]}");

  @Test
  void write_shouldSayThatEachLabelBalances() throws IOException {
    assertThat(Reports.plain(Reports.outputs(Language.ENGLISH)))
        .containsSubsequence(
            "Label: payment-1",
            "Followed: + 0.01000000 BTC (1000000 sat)",
            "still there, not spent up to the last block looked at: - 0.00700000 BTC (700000 sat)",
            "stop list; not followed further: - 0.00300000 BTC (300000 sat)",
            "Balanced: ",
            "Label: payment-2",
            "Followed: + 0.00500000 BTC (500000 sat)",
            "- 0.00345000 BTC (345000 sat)",
            "paid as a fee: - 0.00005000 BTC (5000 sat)",
            "- 0.00150000 BTC (150000 sat)",
            "Balanced: ")
        .doesNotContain("NOT BALANCED");
  }

  /** What a reader must know who reads no further: before authority, purpose and method. */
  @Test
  void write_shouldStateResultFirst() throws IOException {
    String text = Reports.plain(Reports.outputs(Language.ENGLISH));
    assertThat(text.substring(text.indexOf("In short"), text.indexOf("Authority and purpose")))
        .contains(
            "payment-1: Followed: 0.01000000 BTC (1000000 sat)\n",
            "not followed further: 0.00300000 BTC (300000 sat)",
            "payment-2: Followed: 0.00500000 BTC (500000 sat)\n",
            "By the rule fifo, up to block 103 of 2026-01-01T17:10:00Z.");
  }

  @Test
  void write_shouldNeverAddUpTwoAssets() throws IOException {
    assertThat(Reports.plain(Reports.accounts(Language.ENGLISH)))
        .contains(
            "- 0.744 ETH (744000000000000000 base units)",
            "- 2400 USDX (2400000000 base units)",
            "- 880 USDX (880000000 base units)",
            "Exchanged into this asset: + 2400 USDX (2400000000 base units)",
            "Exchanged into another asset: - 1.5 ETH (1500000000000000000 base units)")
        .doesNotContain("NOT BALANCED", "2400.744", "3280");
  }

  /** The annex has everything that the trace ended in, whatever the other parts list. */
  @Test
  void write_shouldNameEveryEndpointInFull() throws IOException {
    List<String> exact = Reports.exact(Reports.outputs(Language.ENGLISH));
    for (Endpoint end : ExampleTrace.fifo().endpoints()) {
      assertThat(exact)
          .contains(
              end.transaction().toString(),
              end.since().hash().toString(),
              end.amount().toDecimal() + " BTC (" + end.amount() + " sat)");
      if (end.address() != null) {
        assertThat(exact).contains(end.address().text());
      }
    }
    List<String> onAccounts = Reports.exact(Reports.accounts(Language.ENGLISH));
    for (AccountEndpoint end : ExampleFunds.fifo().traces().getFirst().endpoints()) {
      assertThat(onAccounts).contains(end.asset().toString());
      assertThat(onAccounts).anyMatch(text -> text.contains(end.amount() + " base units"));
    }
  }

  @Test
  void write_shouldPutTheLargestPlaceFirst() throws IOException {
    String text = Reports.plain(Reports.outputs(Language.ENGLISH));
    assertThat(text.substring(text.indexOf("Endpoints to act on"), text.indexOf("Requests to")))
        .containsSubsequence("700000 sat", "300000 sat", "300000 sat", "45000 sat")
        .doesNotContain("150000 sat", "(5000 sat)");
  }

  @Test
  void write_shouldGiveServiceAPageWithAllThatARequestNeeds() throws IOException {
    Report report = Reports.outputs(Language.ENGLISH);
    String text = Reports.plain(report);
    String page = text.substring(text.indexOf("Request 1"), text.indexOf("Limits and"));
    assertThat(page)
        .contains(
            "Service: exchange deposit, says the exchange",
            "Authority: Order 12/26",
            "Legal basis: to be filled in",
            "Transaction: " + outPoint("peel", 0).txId(),
            "Output index: 1",
            outPoint("merge", 0).txId() + ":0",
            "Chain id: " + report.facts().chainId(),
            "Block: 103",
            "Block time (UTC): ",
            "Traced amount: 0.00300000 BTC (300000 sat)",
            "Value in money: not given",
            "This is an attribution",
            "identity records",
            "Travel Rule");
    int heading = indexOf(report, "Request 1");
    assertThat(Reports.blocks(report).get(heading - 1)).isInstanceOf(Block.PageBreak.class);
  }

  @Test
  void write_shouldNameContractAndPlaceOfTransferInRequest() throws IOException {
    String text = Reports.plain(Reports.accounts(Language.ENGLISH));
    assertThat(text.substring(text.indexOf("Request 1"), text.indexOf("Limits and")))
        .contains(
            "Service: an exchange",
            "Place in the transaction: 0",
            "Log index: not in the trace document",
            "Asset: eip155:1/native",
            "Traced amount: 0.25 ETH (250000000000000000 base units)");
  }

  @Test
  void write_shouldGiveMachinesOneRowAPayment() throws IOException {
    String csv = Reports.text(Reports.outputs(Language.ENGLISH), ReportFormat.CSV);
    List<String> rows = csv.lines().toList();
    assertThat(rows).hasSize(2);
    assertThat(rows.get(0).split(",", -1)).hasSize(32);
    assertThat(rows.get(1))
        .contains("," + outPoint("peel", 0).txId() + ",1,,")
        .contains(",300000,0.00300000 BTC,payment-1,300000,0.00300000 BTC,fifo,true,,,,,")
        .endsWith("," + Reports.HASH + ",forward,");
  }

  @Test
  void write_shouldGiveNoAmountsUnderPoison() throws IOException {
    Report report =
        Report.of(
            ExampleTrace.of(new Poison(), "a", "b", "note"),
            Reports.outputs(Language.ENGLISH).details(),
            Language.ENGLISH);
    assertThat(Reports.plain(report))
        .contains(
            "This rule marks what was touched; it gives no amounts.",
            "There is no balance sheet",
            "Traced amount: touched; no amount of money",
            "In the order of the trace, each asset by itself: marks have no size.")
        .doesNotContain("Balanced", "Traced, of label: ", "The largest first");
    assertThat(Reports.text(report, ReportFormat.CSV)).contains(",a,,,poison,false,");
  }

  @Test
  void write_shouldStateLimitsHorizonAndNotices() throws IOException {
    Report report = Reports.outputs(Language.ENGLISH);
    assertThat(Reports.plain(report))
        .contains(
            "Limit: maxHops 10",
            "Limit: stopList 1",
            "Nothing is said of what happened after block 103",
            "Ledger fact:",
            "Inference:",
            "Attribution:",
            Reports.HASH,
            "no verdict on any person");
    assertThat(Reports.plain(Reports.accounts(Language.ENGLISH))).contains("a made-up chain");
  }

  @Test
  void with_shouldShowWhatPaymentsWereWorth() throws IOException {
    PaymentValues values =
        (payment, money) ->
            Optional.of(new PaymentValue("201.50", "EUR", "67166.67", "bank, of the day"));
    Report report = Reports.outputs(Language.ENGLISH).with(values);
    assertThat(Reports.plain(report)).contains("201.50 EUR (67166.67); bank, of the day");
    assertThat(Reports.text(report, ReportFormat.CSV))
        .contains(",201.50,EUR,67166.67,\"bank, of the day\",");
  }

  @Test
  void with_shouldValueByDailyRates() throws IOException {
    String coin = BitcoinNetwork.REGTEST.chainId() + "/native";
    String file = "date,asset,currency,rate,source\n2026-01-01," + coin + ",EUR,67166.67,a bank\n";
    Rates rates = RatesCsv.read(new ByteArrayInputStream(file.getBytes(UTF_8)), "rates.csv");
    Report report = Reports.outputs(Language.ENGLISH).with(PaymentValues.by(rates));
    // 0.003 of 67166.67 is 201.50001.
    assertThat(Reports.text(report, ReportFormat.CSV))
        .contains(",201.50,EUR,67166.67,\"a bank, 2026-01-01\",");
    assertThat(Reports.text(Reports.outputs(Language.ENGLISH), ReportFormat.CSV))
        .doesNotContain("EUR");
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void write_shouldNotTranslateAnythingExact(Language language) throws IOException {
    assertThat(Reports.exact(Reports.outputs(language)))
        .isEqualTo(Reports.exact(Reports.outputs(Language.ENGLISH)));
    assertThat(Reports.exact(Reports.accounts(language)))
        .isEqualTo(Reports.exact(Reports.accounts(Language.ENGLISH)));
  }

  @ParameterizedTest
  @EnumSource(value = Language.class, names = "ENGLISH", mode = EnumSource.Mode.EXCLUDE)
  void write_shouldSayThatTranslationIsUnreviewed(Language language) throws IOException {
    String own = Words.load("report_" + language.code() + ".properties").getProperty("translated");
    assertThat(Reports.plain(Reports.outputs(language)))
        .contains("Machine-made translation, unreviewed.", own)
        .doesNotContain("Balanced:");
  }

  /** A sentence that lost an argument would lose an amount. */
  @ParameterizedTest
  @EnumSource(value = Language.class, names = "ENGLISH", mode = EnumSource.Mode.EXCLUDE)
  void words_shouldHaveKeysAndArgumentsOfEnglish(Language language) {
    Properties english = Words.load("report.properties");
    Properties own = Words.load("report_" + language.code() + ".properties");
    assertThat(own.stringPropertyNames()).containsAll(english.stringPropertyNames());
    for (String key : own.stringPropertyNames()) {
      assertThat(english.getProperty(key)).as(key).isNotNull();
      assertThat(arguments(own.getProperty(key)))
          .as(key)
          .isEqualTo(arguments(english.getProperty(key)));
      assertThat(own.getProperty(key))
          .as(key)
          .doesNotContainPattern(
              "[\\u0660-\\u0669\\u06f0-\\u06f9" + "\\u0966-\\u096f\\u09e6-\\u09ef]");
    }
  }

  @ParameterizedTest
  @EnumSource(ReportFormat.class)
  void write_shouldGiveSameBytesAnywhere(ReportFormat format) throws IOException {
    byte[] before = Reports.bytes(Reports.accounts(Language.ENGLISH), format);
    Locale locale = Locale.getDefault();
    TimeZone zone = TimeZone.getDefault();
    try {
      Locale.setDefault(Locale.of("hi", "IN"));
      TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kathmandu"));
      assertThat(Reports.bytes(Reports.accounts(Language.ENGLISH), format)).isEqualTo(before);
    } finally {
      Locale.setDefault(locale);
      TimeZone.setDefault(zone);
    }
  }

  @Test
  void html_shouldRunNothingAndAskForNothing() throws IOException {
    for (Report report :
        List.of(Reports.hostileOutputs(Language.URDU), Reports.hostileAccounts(Language.ENGLISH))) {
      assertThat(Reports.text(report, ReportFormat.HTML))
          .contains("default-src 'none'", "&lt;script&gt;", "[U+0007]")
          .doesNotContain("<script", "http://", "https://", "url(", "\u202e", "\u0007", "<b>");
    }
    assertThat(Reports.text(Reports.hostileOutputs(Language.URDU), ReportFormat.HTML))
        .contains("<html lang=\"ur\" dir=\"rtl\">", "[U+202E]", "dir=\"ltr\"");
  }

  @Test
  void markdown_shouldShowHostileTextAsText() throws IOException {
    assertThat(Reports.text(Reports.hostileOutputs(Language.ENGLISH), ReportFormat.MD))
        .contains(
            "&lt;script&gt;",
            "\\`code\\` \\| \\*\\*bold\\*\\*",
            "[U+202E]".replace("[", "\\[").replace("]", "\\]"))
        .doesNotContain("<script", "\u202e", "**bold**");
  }

  private static List<String> arguments(String text) {
    return List.copyOf(
        new TreeSet<>(ARGUMENT.matcher(text).results().map(MatchResult::group).toList()));
  }

  private static int indexOf(Report report, String heading) throws IOException {
    List<Block> blocks = Reports.blocks(report);
    for (int i = 0; i < blocks.size(); i++) {
      if (blocks.get(i) instanceof Block.Heading one && one.text().plain().equals(heading)) {
        return i;
      }
    }
    throw new AssertionError("no heading " + heading);
  }
}
