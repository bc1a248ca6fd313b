package org.tracer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The verb tag, from files of others to files for others. */
class TagTest {

  private static final String ARCHIVE = "1Archive1n2C579dMsAu3iC6tWzuQJz8dN";
  private static final String PACK =
      """
      title: A pack
      creator: A laboratory
      source: https://example.org/report
      currency: BTC
      lastmod: 2024-05-06
      tags:
      - address: 1Archive1n2C579dMsAu3iC6tWzuQJz8dN
        label: Archive
        category: organization
        confidence: service_data
        tag_type: actor
      - address: 1Archive1n2C579dMsAu3iC6tWzuQJz8dN
        label: "=cmd()"
        category: exchange
        confidence: rumour
      """;

  @TempDir private Path directory;

  private CliRun tag(String... args) {
    String[] all = new String[args.length + 3];
    all[0] = "tag";
    System.arraycopy(args, 0, all, 1, args.length);
    all[args.length + 1] = "--tags";
    all[args.length + 2] = directory.resolve("tags.jsonl").toString();
    return CliRun.of(all);
  }

  private String write(String name, String text) throws IOException {
    return Files.writeString(directory.resolve(name), text).toString();
  }

  @Test
  void import_shouldCountWhatIsNew() throws IOException {
    String pack = write("pack.yaml", PACK);
    CliRun first = tag("import", pack);
    assertThat(first.code()).as(first.err()).isZero();
    assertThat(first.err())
        .startsWith("tracer: 2 tags are new, 0 were there already; ")
        .contains("confidence \"rumour\" is not in the vocabulary (1 tags)");
    assertThat(tag("import", pack).err()).startsWith("tracer: 0 tags are new, 2 were there");
  }

  @Test
  void list_shouldShowEverySourceAndThatTheyDisagree() throws IOException {
    tag("import", write("pack.yaml", PACK));
    CliRun run = tag("list", ARCHIVE);
    assertThat(run.out())
        .startsWith(ARCHIVE + "\n  =cmd()  (on bitcoin, listed as BTC)\n")
        .contains("  Archive  (on bitcoin, listed as BTC)\n")
        .contains("    source      https://example.org/report\n")
        .contains("    date        2024-05-06\n")
        .contains("    confidence  Service data (service_data, 50 of 100)\n")
        .contains("    confidence  rumour (not in the vocabulary)\n")
        .contains("    concepts    Organization (organization)\n")
        .contains("  Sources disagree: ");
    assertThat(tag("list").out()).contains("A pack, by A laboratory: 2 tags, 2024-05-06");
    assertThat(tag("list", "--concept", "service", "--own").out())
        .contains("=cmd()")
        .doesNotContain("  Archive  ");
    assertThat(tag("list", "--source", "a pack", "--limit", "1").out())
        .contains("1 more tags are not shown");
    assertThat(tag("list", ARCHIVE, "--json").out())
        .startsWith("{\"format\":\"tracer-tag-list/1\",")
        .contains("\"sourcesDisagree\":true", "\"tag_type\":\"actor\"");
  }

  @Test
  void list_shouldKnowPublicTagsWithoutAnyFile() {
    CliRun run =
        CliRun.of(
            Map.of("XDG_DATA_HOME", directory.toString()),
            false,
            StandardCharsets.UTF_8,
            "tag",
            "list",
            "149w62rY42aZBox8fGcmqNsXUzSStKeq8C",
            ARCHIVE);
    assertThat(run.out())
        .contains("2026-08-20", "OFAC", "no tags; that nobody said anything here does not clear");
  }

  @Test
  void add_shouldRefuseTagWithoutSource() {
    CliRun run = tag("add", ARCHIVE, "--label", "x", "--network", "bitcoin");
    assertThat(run.code()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).startsWith("tracer: a tag without a source is refused\n");
    assertThat(directory.resolve("tags.jsonl")).doesNotExist();
    assertThat(tag("add", ARCHIVE, "--label", "x", "--source", "s").code())
        .isEqualTo(ExitCode.USAGE);
    CliRun added =
        tag(
            "add",
            ARCHIVE,
            "--label",
            "x",
            "--source",
            "s",
            "--network",
            "bitcoin",
            "--date",
            "2025-01-02",
            "--concept",
            "victim");
    assertThat(added.code()).as(added.err()).isZero();
    assertThat(tag("list", ARCHIVE).out()).contains("  x  (on bitcoin)", "2025-01-02", "Victim");
  }

  @Test
  void remove_shouldTakeOutWhatIsMeantAndNothingElse() throws IOException {
    String pack = write("pack.yaml", PACK);
    tag("import", pack);
    String[] own = {
      "add", ARCHIVE, "--label", "Mine", "--source", "Report 17", "--network", "bitcoin"
    };
    String before = Files.readString(directory.resolve("tags.jsonl"));
    tag(own);
    CliRun run = tag("remove", ARCHIVE, "--source", "report 17");
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out()).isEqualTo(ARCHIVE + ": Mine, says Report 17\n");
    assertThat(run.err()).isEqualTo("tracer: took out 1 tags\n");
    // As if the tag and its collection had never been there.
    assertThat(directory.resolve("tags.jsonl")).hasContent(before);

    assertThat(tag("remove", "--label", "archive").err()).contains("took out 0 tags: none is like");
    assertThat(tag("remove", "1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2").err()).contains("took out 0");
    assertThat(tag("remove", "--label", "Archive").out()).startsWith(ARCHIVE + ": Archive, says");
    assertThat(tag("list", ARCHIVE, "--own").out())
        .contains("=cmd()")
        .doesNotContain("  Archive  ");
    assertThat(tag("remove", ARCHIVE).err()).contains("took out 1 tags");
    assertThat(directory.resolve("tags.jsonl")).hasContent("{\"format\":\"tracer-tags/1\"}\n");
    assertThat(tag("import", pack).err()).startsWith("tracer: 2 tags are new");

    assertThat(tag("remove").code()).isEqualTo(ExitCode.USAGE);
    assertThat(CliRun.of("tag", "remove", ARCHIVE, "--tags", directory + "/absent").code())
        .isEqualTo(ExitCode.NO_INPUT);
  }

  @Test
  void import_shouldTakeAllOrNothing() throws IOException {
    String good = write("a.yaml", PACK);
    String bad = write("b.yaml", PACK.replace("source: https://example.org/report\n", ""));
    CliRun run = tag("import", good, bad);
    assertThat(run.code()).isEqualTo(ExitCode.DATA);
    assertThat(run.err()).startsWith("tracer: the tag has no source\n").contains("b.yaml, tag 1");
    assertThat(directory.resolve("tags.jsonl")).doesNotExist();
    assertThat(tag("import", directory.resolve("absent.yaml").toString()).code())
        .isEqualTo(ExitCode.NO_INPUT);
  }

  @Test
  void import_shouldReadTablesLabelsAndLists() throws IOException {
    String table = write("seen.csv", "Who,Addr,Kind\n\"a, b\"," + ARCHIVE + ",scam;phishing\n");
    CliRun mapped =
        tag(
            "import",
            table,
            "--map",
            "address=Addr,label=Who,concepts=Kind",
            "--network",
            "bitcoin",
            "--set",
            "source=Report 17");
    assertThat(mapped.code()).as(mapped.err()).isZero();
    assertThat(tag("list", ARCHIVE).out())
        .contains("  a, b  (on bitcoin)", "Report 17", "(scam); Phishing (phishing)");
    String labels =
        write(
            "labels.json",
            "{\"0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed\":{\"name\":\"\",\"labels\":[\"dex\"]},"
                + "\"\":{\"name\":\"x\",\"labels\":[]}}");
    CliRun unsourced = tag("import", labels, "--network", "polygon");
    assertThat(unsourced.code()).isEqualTo(ExitCode.DATA);
    CliRun read = tag("import", labels, "--network", "polygon", "--source", "polygonscan.com");
    assertThat(read.err()).contains("1 tags are new", "1 entries of ");
    assertThat(tag("list", "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed").out())
        .contains("  dex  (on polygon)");
    String list = write("sanctioned_addresses_XBT.txt", ARCHIVE + "\n");
    assertThat(tag("import", list, "--date", "2024-09-27", "--format", "sdn-list").err())
        .contains("1 tags are new")
        .doesNotContain("no date");
  }

  @Test
  void export_shouldGiveBackWhatWasTakenIn() throws IOException {
    tag("import", write("pack.yaml", PACK));
    Path pack = directory.resolve("out.yaml");
    CliRun run = tag("export", "--format", "tagpack", pack.toString());
    assertThat(run.err()).isEqualTo("tracer: wrote 2 tags to " + pack + "\n");
    CliRun again =
        CliRun.of("tag", "import", pack.toString(), "--tags", directory + "/again.jsonl");
    assertThat(again.code()).as(again.err()).isZero();
    assertThat(directory.resolve("again.jsonl"))
        .hasSameTextualContentAs(directory.resolve("tags.jsonl"));
    Path csv = directory.resolve("out.csv");
    tag("export", "--format", "csv", csv.toString());
    assertThat(Files.readAllLines(csv)).hasSize(3).anyMatch(line -> line.contains(",'=cmd(),"));
    assertThat(tag("export", "--format", "csv", csv.toString()).code())
        .isEqualTo(ExitCode.CANNOT_CREATE);
    tag("add", ARCHIVE, "--label", "x", "--source", "s", "--network", "bitcoin");
    assertThat(tag("export", "--format", "tagpack", pack.toString()).code()).isZero();
    assertThat(directory.resolve("out-a-pack.yaml")).exists();
    assertThat(directory.resolve("out-tags-of-the-user-of-tracer.yaml")).exists();
    Path json = directory.resolve("out.json");
    tag("export", "--format", "json", json.toString());
    assertThat(Files.readString(json)).startsWith("[\n{").endsWith("}\n]\n");
  }

  /** What a terminal would obey, and what turns the direction of writing. */
  @Test
  void json_shouldHoldNoCharacterThatATerminalObeys() throws IOException {
    String label = "a\u009bb\u202ec\u2066d\u007fe\u2028f\udb40\udc01g\ud83d\ude00hé";
    tag("add", ARCHIVE, "--label", label, "--source", "s", "--network", "bitcoin");
    String expected = "a\\u009bb\\u202ec\\u2066d\\u007fe\\u2028f\\udb40\\udc01g\ud83d\ude00hé";
    Path json = directory.resolve("out.json");
    Path lines = directory.resolve("out.jsonl");
    tag("export", "--format", "json", json.toString());
    tag("export", "--format", "jsonl", lines.toString());

    for (String text :
        List.of(
            tag("list", ARCHIVE, "--json").out(),
            Files.readString(json),
            Files.readString(lines))) {
      assertThat(text).contains("\"label\":\"" + expected + "\"");
      JsonNode read = JsonMapper.shared().readTree(text);
      assertThat(read.findValue("label").asString()).isEqualTo(label);
    }
    Path pack = directory.resolve("out.yaml");
    tag("export", "--format", "tagpack", pack.toString());
    assertThat(CliRun.of("tag", "import", pack.toString(), "--tags", directory + "/b.jsonl").code())
        .isZero();
    assertThat(directory.resolve("b.jsonl"))
        .hasSameTextualContentAs(directory.resolve("tags.jsonl"));
  }
}
