package org.tracer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the verb tag makes of mistakes, and of files that are damaged or not what they seem. */
class TagFaultsTest {

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

  @Test
  void errors_shouldNameTheInputAndWhatIsWanted() throws IOException {
    String place = directory.toString();
    for (String[] command :
        new String[][] {
          {"tag", "list", "--tags", place},
          {
            "tag",
            "add",
            ARCHIVE,
            "--network",
            "BTC",
            "--label",
            "x",
            "--source",
            "s",
            "--tags",
            place
          },
          {"tag", "remove", ARCHIVE, "--tags", place}
        }) {
      CliRun run = CliRun.of(command);
      assertThat(run.code()).isEqualTo(ExitCode.NO_INPUT);
      assertThat(run.err()).contains("this is a directory", "--tags, " + place);
    }
    CliRun day = tag("list", ARCHIVE);
    assertThat(day.code()).isEqualTo(ExitCode.NO_INPUT);
    for (String date : List.of("31.12.2024", "2024-02-31", "99999-12-31")) {
      CliRun run = tag("add", ARCHIVE, "--date", date);
      assertThat(run.code()).isEqualTo(ExitCode.USAGE);
      assertThat(run.err())
          .contains("not a day", "--date, value \"" + date + "\"", "2026-01-31")
          .doesNotContain("java");
    }
    String table = write("tokens.csv", "address,chain,name\na,b,c\n");
    CliRun unmapped = tag("import", table, "--source", "s");
    assertThat(unmapped.code()).isEqualTo(ExitCode.USAGE);
    assertThat(unmapped.err())
        .contains("which column of the table holds the address is not said")
        .contains("columns: address, chain, name", "needs --map");
  }

  @Test
  void import_shouldSayOfFilesInUtf16ThatTheyAre() throws IOException {
    for (String name : List.of("p.yaml", "t.csv", "sanctioned_addresses_XBT.txt")) {
      Path file = directory.resolve(name);
      Files.writeString(file, PACK, StandardCharsets.UTF_16);
      CliRun run = tag("import", file.toString());
      assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.DATA);
      assertThat(run.err()).contains("not text in UTF-8", name).doesNotContain("java");
    }
  }

  @Test
  void import_shouldSayInOwnWordsWhatIsWrongWithAFile() throws IOException {
    String xml = write("SDN.XML", "<sdnList>\n<sdnEntry></x>");
    assertThat(tag("import", xml).err())
        .contains("cannot read OFAC's list: it is not well-formed XML at line 2, column")
        .doesNotContain("ParseError");
    String json = write("labels.json", "{\"0x\":{\"name\":" + "9".repeat(2_000) + "}}");
    CliRun labels = tag("import", json, "--source", "s", "--network", "ethereum");
    assertThat(labels.code()).isEqualTo(ExitCode.DATA);
    assertThat(labels.err()).contains("a text or number is too long").doesNotContain("Stream");
  }

  /** A word that is mistyped finds nothing, which must not seem an answer. */
  @Test
  void filter_shouldSayThatNobodyKnowsAConcept() throws IOException {
    tag("import", write("pack.yaml", PACK));
    String notice = "no tag vocabulary has the concept \"mixing_servise\"";
    Path out = directory.resolve("out.csv");
    for (CliRun run :
        List.of(
            tag("list", "--concept", "mixing_servise"),
            tag("remove", "--concept", "mixing_servise"),
            tag("export", "--format", "csv", out.toString(), "--concept", "mixing_servise"))) {
      assertThat(run.code()).isZero();
      assertThat(run.err()).contains("tracer: notice: " + notice);
    }
    assertThat(tag("list", "--concept", "mixing_servise").err()).contains("no tag is like this");
    assertThat(tag("list", "--concept", "exchange").err()).isEmpty();
  }
}
