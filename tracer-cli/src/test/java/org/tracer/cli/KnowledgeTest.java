package org.tracer.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Tags and inferences in traces of the training case, whose amounts were worked out by hand. */
class KnowledgeTest {

  private static final String PAYMENT =
      "f003d9d29e81a7e1d565e49cd9a5d42a631da3e3a51e268c9f2c43a884efcf5b:0";
  private static final String SERVICE = "bcrt1qntuuf0eehe97q92wla4ag4grqyl85mcek5qhrw";

  /** Holds most of the money in the end; an address the trace only ends at for being unspent. */
  private static final String LEFTOVER = "bcrt1qyqlfaj85vu9e0qrl2kjz592ghclf3r9sxu0m5f";

  /** Money of the first payment only passes it. */
  private static final String COLLECTOR = "bcrt1qlnv72uwxfc52f4jqp27zjwkehhgqrfpm9w7mvh";

  @TempDir private Path directory;
  private String source = "";
  private String tags = "";

  @BeforeEach
  void tag() throws IOException {
    source = CliRun.trainingBlocks(directory);
    tags = directory.resolve("tags.jsonl").toString();
    add(SERVICE, "Exchange Nine", "exchange", "court order 7");
  }

  private void add(String address, String label, String concept, String from) {
    CliRun run =
        CliRun.of(
            "tag",
            "add",
            address,
            "--network",
            "bitcoin-regtest",
            "--label",
            label,
            "--source",
            from,
            "--concept",
            concept,
            "--confidence",
            "forensic",
            "--date",
            "2025-01-02",
            "--tags",
            tags);
    assertThat(run.code()).as(run.err()).isZero();
  }

  private CliRun trace(String... more) {
    String[] args = {"trace", "--source", source, PAYMENT, "--tags", tags};
    String[] all = Arrays.copyOf(args, args.length + more.length);
    System.arraycopy(more, 0, all, args.length, more.length);
    return CliRun.of(all);
  }

  @Test
  void trace_shouldEndAtATaggedServiceAndSayWhoSaysSo() {
    CliRun run = trace();

    assertThat(run.out())
        .contains("0.00051000 BTC (51000 sat)  SERVICE")
        .contains("at an address that a tag attributes to a service; not followed further")
        .contains("\"Exchange Nine\" (exchange), says \"court order 7\", 2025-01-02,")
        .contains("asked: tags.jsonl, 1 entry, sha256")
        .doesNotContain(directory.resolve("tags.jsonl").toString())
        .contains("asked: public tags of Tracer")
        .contains("tagged addresses in this result: 1")
        .contains("cut 1 endpoint (SERVICE), 0.00051000 BTC (51000 sat)");
  }

  /** A tag makes no other difference than a stop list does: the amounts are the same. */
  @Test
  void trace_shouldHaveTheAmountsOfAStopList() {
    JsonNode tagged = json(trace("--json", "--no-inferences"));
    JsonNode listed = json(trace("--json", "--no-inferences", "--no-tags", "--stop", SERVICE));

    assertThat(tagged.at("/balanceSheet/byReason/SERVICE"))
        .isEqualTo(listed.at("/balanceSheet/byReason/STOP_LIST"));
    assertThat(tagged.at("/balanceSheet/byReason/UNSPENT"))
        .isEqualTo(listed.at("/balanceSheet/byReason/UNSPENT"));
    assertThat(tagged.get("transactions").size()).isEqualTo(listed.get("transactions").size());
  }

  @Test
  void trace_shouldGoThroughAServiceWhenAsked() {
    String through = trace("--json", "--no-inferences", "--through", "service").out();
    String never = trace("--json", "--no-inferences", "--no-tags").out();

    JsonNode said = JsonMapper.shared().readTree(through);
    JsonNode plain = JsonMapper.shared().readTree(never);
    assertThat(said.get("endpoints")).isEqualTo(plain.get("endpoints"));
    assertThat(said.get("transactions")).isEqualTo(plain.get("transactions"));
    // What is said of the address stays said.
    assertThat(said.at("/tags/0/address").asString()).isEqualTo(SERVICE);
    assertThat(plain.has("tags")).isFalse();
    assertThat(said.at("/request/stopRules/through").toString()).isEqualTo("[\"SERVICE\"]");
    assertThat(said.at("/request/stopRules/passedThrough/0/address").asString()).isEqualTo(SERVICE);
    assertThat(said.at("/request/stopRules/attributedStops").isEmpty()).isTrue();
    assertThat(trace("--through", "service").out().replaceAll("\\s+", " "))
        .contains("followed through SERVICE, as asked: at 1 address. This takes for granted")
        .contains(SERVICE + " \"Exchange Nine\" (\"court order 7\"");
    assertThat(trace("--through", "mixer").out())
        .contains("followed through MIXER, as asked: at 0 addresses")
        .contains("(51000 sat)  SERVICE");
  }

  /** Who goes through services does not go through what is sanctioned too. */
  @Test
  void trace_shouldStillEndForAnotherReason() {
    add(SERVICE, "Listed", "sanction", "a gazette");
    assertThat(trace("--through", "service").out()).contains("(51000 sat)  SANCTIONED");
    assertThat(
            json(trace("--json", "--through", "service", "--through", "sanctioned"))
                .at("/request/stopRules/passedThrough/0/reason")
                .asString())
        .isEqualTo("SANCTIONED");
  }

  /** What was switched off is as if it had never been made. */
  @Test
  void trace_shouldBeTheSameBytesWithoutTagsWhateverTheyAre() {
    String[] plain = {
      "--json", "--no-tags", "--no-inferences", "--chosen-at", "2026-01-01T00:00:00Z"
    };
    String before = trace(plain).out();
    add(LEFTOVER, "Somebody", "mixing_service", "a rumour");

    assertThat(trace(plain).out()).isEqualTo(before);
    assertThat(trace().out()).contains("a mixing service").contains("MIXER");
  }

  @Test
  void trace_shouldShowContradictingTagsSideBySide() {
    add(SERVICE, "Not an exchange at all", "shop", "a forum");

    assertThat(trace().out())
        .contains("\"Exchange Nine\" (exchange), says \"court order 7\"")
        .contains("\"Not an exchange at all\" (shop), says \"a forum\"");
  }

  /** Nobody's words are put into the user's mouth, and no claim is left out. */
  @Test
  void report_shouldSayWhoClaimsWhat() throws IOException {
    add(SERVICE, "Not an exchange at all", "shop", "a forum");
    Path document = directory.resolve("t.json");
    Path report = directory.resolve("r.md");
    Files.writeString(document, trace("--json").out(), UTF_8);
    CliRun run = CliRun.of("report", document.toString(), "--to", "md=" + report);
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(report)
        .content()
        .contains("What a source claims of it", "Exchange Nine", "Not an exchange at all")
        .contains("Tags that were asked", "public tags of Tracer")
        .doesNotContain("What the user said of it", "Followed on although");

    Files.writeString(document, trace("--json", "--through", "service").out(), UTF_8);
    CliRun.of("report", document.toString(), "--to", "md=" + report, "--force");
    assertThat(report).content().contains("Followed on although a tag would end it", SERVICE);
  }

  @Test
  void trace_shouldTakeTheRulesOfTheUser() throws IOException {
    Path rules = directory.resolve("rules.csv");
    Files.writeString(
        rules, "concept,reason,minimum_confidence\nexchange,MIXER,ownership\n", UTF_8);
    // The tag is less certain than this rule asks.
    assertThat(trace("--tag-rules", rules.toString()).out()).doesNotContain("MIXER");
    Files.writeString(rules, "concept,reason,minimum_confidence\nexchange,MIXER,\n", UTF_8);
    assertThat(trace("--tag-rules", rules.toString()).out()).contains("(51000 sat)  MIXER");
    Files.writeString(rules, "concept,reason,minimum_confidence\nexchange,PRISON,\n", UTF_8);
    CliRun wrong = trace("--tag-rules", rules.toString());
    assertThat(wrong.code()).isEqualTo(65);
    assertThat(wrong.err()).contains("there is no reason \"PRISON\"").contains("line 2");
    Files.writeString(rules, "concept,reason,minimum_confidence\nexchagne,MIXER,\n", UTF_8);
    CliRun unknown = trace("--tag-rules", rules.toString());
    assertThat(unknown.code()).isEqualTo(65);
    assertThat(unknown.err()).contains("there is no concept \"exchagne\"").contains("line 2");
    CliRun place = trace("--tag-rules", directory.toString());
    assertThat(place.code()).isEqualTo(66);
    assertThat(place.err()).contains("this is a directory", "--tag-rules, " + directory);
  }

  private String newCase() {
    String place = directory.resolve("case").toString();
    String[] made = {"--id", "7", "--authority", "A", "--purpose", "P", "--operator", "Ann"};
    String[] all =
        Stream.concat(Stream.of("case", "new", place), Stream.of(made)).toArray(String[]::new);
    assertThat(CliRun.of(all).code()).isZero();
    return place;
  }

  private CliRun traceIn(String place) {
    return trace("--json", "--case", place, "--operator", "Ann");
  }

  /** A case is checked by who has not the tags: what took effect is in the result. */
  @Test
  void case_shouldBeVerifiedWithoutTheTags() throws IOException {
    String place = newCase();
    CliRun run = traceIn(place);
    assertThat(run.code()).as(run.err()).isZero();
    JsonNode kept =
        JsonMapper.shared()
            .readTree(Files.readString(Path.of(place, "results/0001/document.json")));
    assertThat(kept.at("/tags/0/address").asString()).isEqualTo(SERVICE);
    assertThat(kept.get("inferences").size()).isPositive();
    Files.delete(Path.of(tags));

    CliRun verified = CliRun.of("verify", place);
    assertThat(verified.out()).contains("every result follows from its records");
    assertThat(verified.code()).isZero();
  }

  /** A label of the user's own may name a person, whom a redacted copy must not name. */
  @Test
  void case_shouldNotKeepTagsOfWhoMoneyOnlyPassed() throws IOException {
    add(COLLECTOR, "Private Person", "user", "my notes");
    String place = newCase();
    CliRun run = traceIn(place);
    String kept = Files.readString(Path.of(place, "results/0001/document.json"));

    assertThat(trace("--json").out()).contains("Private Person");
    assertThat(kept).contains("Exchange Nine").contains(COLLECTOR).doesNotContain("Private Person");
    assertThat(CliRun.of("verify", place).code()).isZero();
    assertThat(run.code()).isZero();
  }

  private static JsonNode json(CliRun run) {
    return JsonMapper.shared().readTree(run.out());
  }
}
