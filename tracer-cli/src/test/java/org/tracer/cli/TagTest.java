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

  private CliRun add(String address, String network) {
    return tag("add", address, "--label", "x", "--source", "s", "--network", network);
  }

  @Test
  void add_shouldRefuseWhatIsNoAddressOfItsNetwork() {
    // A wrong last character; no address; one of Ethereum; one of regtest; EIP-55 with one wrong
    // letter; an address cut short.
    for (String[] wrong :
        new String[][] {
          {"1Archive1n2C579dMsAu3iC6tWzuQJz8dX", "bitcoin", "checksum of the address is wrong"},
          {"hello", "bitcoin", "none of bitcoin"},
          {"0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed", "BTC", "none of bitcoin"},
          {"bcrt1qntuuf0eehe97q92wla4ag4grqyl85mcek5qhrw", "bitcoin", "none of bitcoin"},
          {"0x5aAeb6053F3E94C9b9A09f33669435E7Ef1Beaed", "polygon", "checksum of the address is"},
          {"0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAe", "eip155:250", "none of eip155:250"}
        }) {
      CliRun run = add(wrong[0], wrong[1]);
      assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.USAGE);
      assertThat(run.err()).contains(wrong[2], "address \"" + wrong[0].substring(0, 5));
    }
    assertThat(directory.resolve("tags.jsonl")).doesNotExist();
    for (String sound :
        List.of(
            "0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed",
            "0x5AAEB6053F3E94C9B9A09F33669435E7EF1BEAED",
            "0X5AAEB6053F3E94C9B9A09F33669435E7EF1BEAED",
            "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed")) {
      assertThat(add(sound, "ethereum").code()).isZero();
    }
    assertThat(add("bcrt1qntuuf0eehe97q92wla4ag4grqyl85mcek5qhrw", "bitcoin-regtest").code())
        .isZero();
    assertThat(add("any text", "LTC").code()).isZero();
  }

  @Test
  void add_shouldRefuseNetworksThatNobodyKnows() {
    assertThat(add(ARCHIVE, "bitcon").err())
        .contains("no network or currency of this name is known", "network \"BITCON\"")
        .contains("Nearest: bitcoin.");
    assertThat(add(ARCHIVE, "etherium").err()).contains("Nearest: ethereum.");
    assertThat(add(ARCHIVE, "hello").err()).contains("There are: bitcoin, bitcoin-testnet3,");
    assertThat(add(ARCHIVE, "hello").code()).isEqualTo(ExitCode.USAGE);
    assertThat(directory.resolve("tags.jsonl")).doesNotExist();
    assertThat(add("t1b1", "cosmos:cosmoshub-4").code()).isZero();
    assertThat(add("t1b1", "xmr").code()).isZero();
  }

  /** Others publish such tags: they are kept as they are, with one notice. */
  @Test
  void import_shouldKeepDoubtfulTagsAndSayHowMany() throws IOException {
    String pack =
        write(
            "pack.yaml",
            """
            {title: t, creator: c, source: s, label: l, currency: BTC, tags: [
            {address: 1Archive1n2C579dMsAu3iC6tWzuQJz8dX},
            {address: 1Archive1n2C579dMsAu3iC6tWzuQJz8dY},
            {address: hello},
            {address: hello2, currency: HELLO},
            {address: '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1Beaed', currency: ETH},
            {address: '0x5AAEB6053F3E94C9B9A09F33669435E7EF1BEAED', currency: ETH}]}
            """);
    CliRun run = tag("import", pack);

    assertThat(run.code()).as(run.err()).isZero();
    String err = run.err().replaceAll("\\s+", " ");
    assertThat(err)
        .contains("6 tags are new")
        .contains("notice: the checksum of the address is wrong (3 tags, kept as they are): ")
        .contains("address \"1Archive1n2C579dMsAu3iC6tWzuQJz8dX\", network bitcoin; ")
        .contains("notice: the address is none of bitcoin (1 tags, kept as they are): ")
        .contains("notice: no network or currency of this name is known (1 tags");
    assertThat(err.split("notice", -1)).hasSize(4);
    assertThat(tag("list", "hello2").out()).contains("on HELLO");
  }

  @Test
  void import_shouldRefuseWhereNothingIsFound() throws IOException {
    Path inner = Files.createDirectories(directory.resolve("in/inner"));
    CliRun empty = tag("import", directory.resolve("in").toString());
    assertThat(empty.code()).as(empty.err()).isEqualTo(ExitCode.DATA);
    assertThat(empty.err())
        .startsWith("tracer: nothing to take in was found\n  " + directory.resolve("in") + "\n");
    for (String name : List.of("d.json", "b.csv", "c.xml", "inner/a.txt")) {
      write("in/" + name, "x");
    }
    CliRun others = tag("import", directory.resolve("in").toString());
    assertThat(others.code()).isEqualTo(ExitCode.DATA);
    assertThat(others.err())
        .contains("passed over 4 files in " + directory.resolve("in") + " that are not YAML")
        .contains("(b.csv, c.xml, d.json …)");
    String table = write("head.csv", "address,label\n");
    CliRun none = tag("import", table, "--map", "address=address,label=label", "--source", "s");
    assertThat(none.code()).isEqualTo(ExitCode.DATA);
    assertThat(none.err()).contains(table + " has nothing to take in");
    assertThat(directory.resolve("tags.jsonl")).doesNotExist();

    Files.writeString(inner.resolve("pack.yml"), PACK);
    CliRun some = tag("import", directory.resolve("in").toString());
    assertThat(some.code()).as(some.err()).isZero();
    assertThat(some.err()).contains("2 tags are new", "notice: passed over 4 files in ");
    CliRun again = tag("import", directory.resolve("in").toString());
    assertThat(again.code()).isZero();
    assertThat(again.err()).contains("0 tags are new, 2 were there already");
  }

  @Test
  void import_shouldReadLinesThatEndInCarriageReturns() throws IOException {
    String table =
        write("mac.csv", "Addr,Who\r" + ARCHIVE + ",\"a\r\"\r1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2,b");
    String[] mapped = {
      "import", table, "--map", "address=Addr,label=Who", "--source", "s", "--network", "bitcoin"
    };
    CliRun run = tag(mapped);
    assertThat(run.err()).contains("2 tags are new");
    assertThat(tag("list", "1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2").out()).contains("  b  (on");
    write("mac.csv", "Addr,Who,Addr\n" + ARCHIVE + ",a,b\n");
    CliRun twice = tag(mapped);
    assertThat(twice.code()).isEqualTo(ExitCode.DATA);
    assertThat(twice.err()).contains("two columns are called \"Addr\"");
  }

  @Test
  void import_shouldTakeInWhatIsWholeOfATagFileCutOff() throws IOException {
    tag("import", write("pack.yaml", PACK));
    Path tags = directory.resolve("tags.jsonl");
    String whole = Files.readString(tags);
    Files.writeString(tags, whole.substring(0, whole.length() - 30));
    CliRun refused = tag("list", ARCHIVE);
    assertThat(refused.code()).isEqualTo(ExitCode.DATA);
    assertThat(refused.err()).contains("'tracer tag import FILE --tags NEW'");

    String again = directory.resolve("again.jsonl").toString();
    CliRun saved = CliRun.of("tag", "import", tags.toString(), "--tags", again);
    assertThat(saved.code()).as(saved.err()).isZero();
    assertThat(saved.err().replaceAll("\\s+", " "))
        .contains("1 tags are new", "tags.jsonl is cut off within line 4; its 3 whole lines were");
    assertThat(CliRun.of("tag", "list", ARCHIVE, "--tags", again).out()).contains("=cmd()");

    Files.writeString(tags, whole.replaceFirst("\"key\"", "\"kex\""));
    CliRun damaged = CliRun.of("tag", "import", tags.toString(), "--tags", again);
    assertThat(damaged.code()).isEqualTo(ExitCode.DATA);
    assertThat(damaged.err()).contains("tags.jsonl, line 3");
  }
}
