package org.tracer.evidence.redaction;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.tracer.SkipReasons;
import org.tracer.accounting.Policies;
import org.tracer.accounting.account.AccountRule;
import org.tracer.bounds.BoundedComparison;
import org.tracer.bounds.EndpointBounds;
import org.tracer.chain.Address;
import org.tracer.chain.Asset;
import org.tracer.chain.ChainId;
import org.tracer.chain.OutPoint;
import org.tracer.chain.bitcoin.BitcoinAddress;
import org.tracer.chain.evm.EvmAddress;
import org.tracer.chain.evm.EvmHash;
import org.tracer.document.DocumentContent;
import org.tracer.document.TraceDocument;
import org.tracer.error.MalformedDataException;
import org.tracer.fixtures.EthereumCase;
import org.tracer.fixtures.TrainingCase;
import org.tracer.ledger.UtxoLedger;
import org.tracer.ledger.account.AccountChain;
import org.tracer.source.AccountSources;
import org.tracer.source.SourceOptions;
import org.tracer.source.blocks.BlockFiles;
import org.tracer.source.recording.Sha256;
import org.tracer.trace.Seed;
import org.tracer.trace.StopListEntry;
import org.tracer.trace.StopRules;
import org.tracer.trace.TraceComparison;
import org.tracer.trace.TraceRequest;
import org.tracer.trace.Tracer;
import org.tracer.trace.account.AccountSeed;
import org.tracer.trace.account.AccountStopRules;
import org.tracer.trace.account.AccountTraceRequest;
import org.tracer.trace.account.AccountTracer;

/** The documents of both training cases, exported without third parties. */
@ExtendWith(SkipReasons.class)
class RedactedExportTest {

  private static final String BITCOIN = "results/0001/document.json";
  private static final String ETHEREUM = "results/0002/document.json";

  private static final Map<String, byte[]> ORIGINALS = new TreeMap<>();
  private static final List<DocumentContent> DOCUMENTS = new ArrayList<>();

  @TempDir private static Path recording;
  @TempDir private Path directory;

  @BeforeAll
  static void trace() throws IOException {
    ByteArrayOutputStream bitcoin = new ByteArrayOutputStream();
    BoundedComparison outputs = outputs();
    TraceDocument.write(outputs, bitcoin);
    DOCUMENTS.add(new DocumentContent.OfOutputs(outputs));
    ORIGINALS.put(BITCOIN, bitcoin.toByteArray());
    ByteArrayOutputStream ethereum = new ByteArrayOutputStream();
    DocumentContent.OfAccounts accounts = accounts();
    TraceDocument.write(accounts.report(), ethereum);
    DOCUMENTS.add(accounts);
    ORIGINALS.put(ETHEREUM, ethereum.toByteArray());
  }

  private static BoundedComparison outputs() throws IOException {
    try (InputStream in = TrainingCase.blocks();
        UtxoLedger ledger = BlockFiles.read("training case", in.readAllBytes())) {
      List<Seed> seeds = new ArrayList<>();
      TrainingCase.seeds()
          .forEach(s -> seeds.add(new Seed.OfOutPoint(s.label(), OutPoint.parse(s.outpoint()))));
      List<StopListEntry> stops = new ArrayList<>();
      for (TrainingCase.StopAddress stop : TrainingCase.stopList()) {
        BitcoinAddress address = BitcoinAddress.parse(ledger.network(), stop.address());
        stops.add(new StopListEntry(stop.address(), address.script(), stop.reason()));
      }
      TraceRequest request =
          new TraceRequest(
              seeds, Policies.named("fifo").orElseThrow(), StopRules.NONE.withStopList(stops));
      return new BoundedComparison(
          new TraceComparison(List.of(Tracer.trace(ledger, request))), EndpointBounds.none());
    }
  }

  private static DocumentContent.OfAccounts accounts() throws IOException {
    try (InputStream answers = EthereumCase.recording()) {
      Files.copy(answers, recording.resolve("answers.jsonl"));
    }
    try (AccountChain chain =
        AccountSources.open("recording:" + recording, SourceOptions.defaults())) {
      ChainId id = chain.chain();
      Map<Address, String> stops = new HashMap<>();
      EthereumCase.stopList()
          .forEach(stop -> stops.put(EvmAddress.parse(id, stop.account()), stop.reason()));
      Set<Asset> assets = new HashSet<>(Set.of(Asset.coin(id)));
      EthereumCase.tokens().forEach(token -> assets.add(asset(id, token.contract())));
      List<AccountSeed> seeds =
          EthereumCase.seeds().stream()
              .<AccountSeed>map(seed ->
                  new AccountSeed.OfTransaction(
                      seed.label(),
                      EvmHash.parse(seed.transaction()),
                      EvmAddress.parse(id, seed.account()),
                      asset(id, seed.asset())))
              .toList();
      return new DocumentContent.OfAccounts(
          AccountTracer.compare(
              chain,
              new AccountTraceRequest(
                  seeds, AccountRule.FIFO, assets, AccountStopRules.NONE.withStopList(stops)),
              List.of(AccountRule.FIFO)));
    }
  }

  private static Asset asset(ChainId chain, String name) {
    return name.equals(EthereumCase.COIN)
        ? Asset.coin(chain)
        : Asset.token(EvmAddress.parse(chain, name));
  }

  private static Map<String, String> hashes() {
    return ORIGINALS.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, entry -> Sha256.of(entry.getValue())));
  }

  private Redaction export() {
    Redaction redaction = new Redaction(Redacted.KEY, Disclosed.by(DOCUMENTS));
    Map<String, StoredText> texts = new HashMap<>();
    ORIGINALS.forEach((name, bytes) -> texts.put(name, () -> new ByteArrayInputStream(bytes)));
    texts.put("report.txt", () -> new ByteArrayInputStream("Nobody.\n".getBytes(UTF_8)));
    RedactedExport.write(redaction, texts, hashes(), directory);
    return redaction;
  }

  private Map<String, StoredText> files() {
    Map<String, StoredText> files = new HashMap<>();
    for (String name : List.of(BITCOIN, ETHEREUM, "report.txt")) {
      files.put(name, StoredText.of(directory.resolve(name)));
    }
    return files;
  }

  private RedactionReport check(List<Opening> openings) throws IOException {
    try (InputStream commitments =
            Files.newInputStream(directory.resolve(RedactedExport.COMMITMENTS));
        InputStream originals = Files.newInputStream(directory.resolve(RedactedExport.ORIGINALS))) {
      return RedactionCheck.of(
          files(),
          RedactedExport.readOriginals(originals, "originals"),
          Commitments.read(commitments, "commitments"),
          openings);
    }
  }

  /** Values of members that hold an address, found without the code under test. */
  private static Set<String> members(String text, String names) {
    Set<String> found = new HashSet<>();
    Matcher member = Pattern.compile("\"(?:" + names + ")\" : \"([^\"]+)\"").matcher(text);
    while (member.find()) {
      found.add(member.group(1));
    }
    return found;
  }

  @Test
  void write_shouldLeaveSeedsEndpointsAndStopsOfTheTrainingCase() throws IOException {
    export();
    String original = new String(ORIGINALS.get(BITCOIN), UTF_8);
    String redacted = Files.readString(directory.resolve(BITCOIN));
    Set<String> stay = new HashSet<>();
    TrainingCase.answers().stream()
        .filter(answer -> answer.policy().equals("fifo"))
        .forEach(answer -> answer.address().ifPresent(stay::add));
    TrainingCase.stopList().forEach(stop -> stay.add(stop.address()));
    Set<String> seeds =
        members(
            original.substring(
                original.indexOf("\n  \"seeds\" : ["), original.indexOf("\"transactions\"")),
            "address");
    assertThat(seeds).isNotEmpty();
    stay.addAll(seeds);
    Set<String> all = members(original, "address");
    Set<String> gone = new HashSet<>(all);
    gone.removeAll(stay);
    assertThat(gone).hasSizeGreaterThan(2);
    for (String address : all) {
      if (stay.contains(address)) {
        assertThat(redacted).contains("\"" + address + "\"");
      } else {
        assertThat(redacted).doesNotContain(address);
      }
    }
    assertThat(members(redacted, "id|position|transaction|value"))
        .isEqualTo(members(original, "id|position|transaction|value"));
  }

  @Test
  void write_shouldLeaveSeedsEndpointsStopsAndTokensOfTheEthereumCase() throws IOException {
    export();
    String original = new String(ORIGINALS.get(ETHEREUM), UTF_8);
    String redacted = Files.readString(directory.resolve(ETHEREUM));
    Set<String> stay = new HashSet<>();
    EthereumCase.answers().stream()
        .filter(answer -> answer.policy().equals("fifo"))
        .filter(answer -> !answer.reason().equals("GAVE") && !answer.reason().equals("GOT"))
        .forEach(answer -> answer.account().ifPresent(stay::add));
    EthereumCase.stopList().forEach(stop -> stay.add(stop.account()));
    EthereumCase.seeds().forEach(seed -> stay.add(seed.account()));
    EthereumCase.tokens().forEach(token -> stay.add(token.contract()));
    // Whoever made the blocks got the fees.
    stay.add("0xC0B0C0B0C0B0C0b0C0B0c0B0C0b0C0B0C0B0C0b0");
    Set<String> lower =
        stay.stream().map(text -> text.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
    Set<String> all = members(original, "from|to|account|imitated");
    all.removeIf(address -> !address.startsWith("0x"));
    Set<String> gone = new HashSet<>();
    for (String address : all) {
      if (lower.contains(address.toLowerCase(Locale.ROOT))) {
        assertThat(redacted).as(address).contains(address);
      } else if (!original.contains("erc20:" + address)) {
        gone.add(address);
        assertThat(redacted).as(address).doesNotContainIgnoringCase(address.substring(2));
      }
    }
    assertThat(gone).hasSizeGreaterThan(2);
    assertThat(members(redacted, "transaction|value|amount|asset"))
        .isEqualTo(members(original, "transaction|value|amount|asset"));
  }

  @Test
  void check_shouldConfirmSingleOpeningsAndRestoreEveryByteOfAll() throws IOException {
    List<Opening> all = export().openings();
    RedactionReport none = check(List.of());
    assertThat(none.problems()).isEmpty();
    assertThat(none.pseudonyms()).isEqualTo(all.size()).isGreaterThan(4);
    assertThat(none.closed()).containsExactly(BITCOIN, ETHEREUM);
    RedactionReport one = check(all.subList(0, 1));
    assertThat(one.problems()).isEmpty();
    assertThat(one.opened()).isEqualTo(1);
    RedactionReport opened = check(all);
    assertThat(opened.problems()).isEmpty();
    assertThat(opened.restored()).containsExactly(BITCOIN, ETHEREUM);
    for (String name : ORIGINALS.keySet()) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      try (InputStream in = Files.newInputStream(directory.resolve(name))) {
        RedactedText.restore(in, out, all);
      }
      assertThat(out.toByteArray()).isEqualTo(ORIGINALS.get(name));
    }
  }

  @Test
  void check_shouldNameWhatWasChanged() throws Exception {
    List<Opening> all = export().openings();
    Opening first = all.getFirst();
    Opening wrong = new Opening(first.pseudonym(), all.get(1).address(), first.salt());
    assertThat(check(List.of(wrong)).problems()).singleElement().asString().contains("opening of");
    script(List.of(wrong), 1, "opening of");

    Path document = directory.resolve(BITCOIN);
    String text = Files.readString(document);
    Files.writeString(document, text.replaceFirst("\"hop\" : 1", "\"hop\" : 2"));
    assertThat(check(all).problems()).singleElement().asString().contains("SHA-256");
    script(all, 1, "does not have its SHA-256");
    Files.writeString(document, text + "third-party-0000000000000000");
    assertThat(check(List.of()).problems()).singleElement().asString().contains("not committed");
    script(List.of(), 1, "not committed to");
    Files.writeString(document, text.replace("third-party-", "third-pxrty-"));
    assertThat(check(List.of()).problems())
        .isNotEmpty()
        .anyMatch(problem -> problem.contains("in no file"));
    script(List.of(), 1, "is in no file");
    Files.delete(document);
    script(List.of(), 1, "is missing");
  }

  @Test
  void script_shouldSayTheSame() throws Exception {
    List<Opening> all = export().openings();
    script(List.of(), 0, "3 files, " + all.size() + " pseudonyms, 0 opened");
    script(all.subList(0, 1), 0, "1 opened");
    script(all, 0, BITCOIN + ": restored", ETHEREUM + ": restored");
  }

  @Test
  void script_shouldPutEverySpellingBack() throws Exception {
    String evm = "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed";
    String text =
        String.join(
            " ",
            evm,
            evm.toLowerCase(Locale.ROOT),
            evm.toUpperCase(Locale.ROOT),
            evm.substring(2),
            evm + "-lower",
            "BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4",
            "raw(51)",
            "0x5aae" + evm.substring(6));
    Redaction redaction = new Redaction(Redacted.KEY, Disclosed.by(List.of()));
    RedactedExport.write(
        redaction,
        Map.of("a.txt", () -> new ByteArrayInputStream(text.getBytes(UTF_8))),
        Map.of("a.txt", Sha256.of(text.getBytes(UTF_8))),
        directory);
    assertThat(redaction.openings()).hasSize(3);
    script(redaction.openings(), 0, "a.txt: restored");
  }

  private void script(List<Opening> openings, int status, String... expected) throws Exception {
    Path file =
        Files.write(
            recording.resolve("openings.txt"), openings.stream().map(Opening::text).toList());
    Path said = recording.resolve("said.txt");
    Path script =
        Path.of(System.getProperty("tracer.root", "."), "docs", "verify", "check_redaction.py");
    Process process;
    try {
      process =
          new ProcessBuilder("python3", script.toString(), directory.toString(), file.toString())
              .redirectErrorStream(true)
              .redirectOutput(said.toFile())
              .start();
    } catch (IOException e) {
      assumeTrue(false, "skipped: no python3 on this machine: " + e.getMessage());
      throw e;
    }
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(Files.readString(said)).contains(expected);
    assertThat(process.exitValue()).isEqualTo(status);
  }

  @Test
  void write_shouldLeaveNothingBehindWhenATextLeaksOrIsNotTheOriginal() throws IOException {
    Redaction redaction = new Redaction(Redacted.KEY, Disclosed.by(List.of()));
    String leaking = "x1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa";
    assertThatThrownBy(() ->
            RedactedExport.write(
                redaction,
                Map.of("a.txt", () -> new ByteArrayInputStream(leaking.getBytes(UTF_8))),
                Map.of(),
                directory))
        .hasMessageContaining("left in the text");
    assertThatThrownBy(() ->
            RedactedExport.write(
                redaction,
                Map.of("a.txt", () -> new ByteArrayInputStream(new byte[1])),
                Map.of("a.txt", "00".repeat(32)),
                directory))
        .isInstanceOf(MalformedDataException.class);
    try (Stream<Path> files = Files.list(directory)) {
      assertThat(files).isEmpty();
    }
  }
}
