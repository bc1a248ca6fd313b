package org.tracer.source.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tracer.accounting.account.AccountRule;
import org.tracer.fixtures.EthereumCase;
import org.tracer.ledger.account.AccountChain;
import org.tracer.source.AccountSources;
import org.tracer.source.SourceOptions;
import org.tracer.source.evm.node.AnvilNode;
import org.tracer.source.evm.node.Books;
import org.tracer.source.evm.node.HarbourScript;
import org.tracer.trace.account.AccountTraceRequest;
import org.tracer.trace.account.AccountTracer;

/** The story of the training case on accounts, run on a real node. */
@Tag("node-evm")
class EthereumCaseFilesTest {

  /** Set {@code -Dtraining.case.write=true} to rewrite the committed files after a change. */
  private static final boolean WRITE = Boolean.getBoolean("training.case.write");

  private static final String FOLDER = "ethereum-case";

  /** What the recording names as its source: the node that was asked is long gone. */
  private static final String SOURCE = "evm+http://training-case.invalid";

  @TempDir Path directory;

  @Test
  void build_shouldGiveTheCommittedTablesByteForByte() throws Exception {
    try (AnvilNode node = AnvilNode.start(directory)) {
      Books books = HarbourScript.run(node.uri());
      Map<String, byte[]> files = EthereumCaseFiles.build(books);
      if (WRITE) {
        write(files, node.uri());
        return;
      }
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        assertThat(resource(file.getKey())).as(file.getKey()).isEqualTo(file.getValue());
      }
    }
  }

  private void write(Map<String, byte[]> files, URI node) throws IOException {
    Path folder =
        Path.of(
            System.getProperty("tracer.root"),
            "fixtures/src/main/resources/org/tracer/fixtures",
            FOLDER);
    Files.createDirectories(folder);
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      Files.write(folder.resolve(file.getKey()), file.getValue());
    }
    Map<String, List<String[]>> tables =
        Map.of("seeds", rows(files, "seeds.csv"), "stops", rows(files, "stops.csv"));
    // Each by itself: one that reaches fewer accounts asks about them in other words.
    List<List<AccountRule>> runs = new ArrayList<>();
    runs.add(List.of(AccountRule.values()));
    for (AccountRule rule : AccountRule.values()) {
      runs.add(List.of(rule));
    }
    Set<String> asked = new HashSet<>();
    StringBuilder answers = new StringBuilder();
    for (List<AccountRule> rules : runs) {
      Path recording = directory.resolve("recording-" + rules.size() + "-" + rules.getFirst());
      try (AccountChain chain =
          AccountSources.open(
              "evm+" + node + "?horizon=latest",
              SourceOptions.defaults().withRecordDirectory(recording))) {
        AccountTraceRequest request =
            CaseRequest.of(
                chain.chain(),
                Objects.requireNonNull(tables.get("seeds")).stream()
                    .map(row -> new EthereumCase.Seed(row[0], row[1], row[2], row[3]))
                    .toList(),
                Objects.requireNonNull(tables.get("stops")).stream()
                    .map(row -> new EthereumCase.StopAccount(row[0], row[1]))
                    .toList(),
                rows(files, "tokens.csv").stream()
                    .map(row -> new EthereumCase.Token(row[0], row[1]))
                    .toList());
        AccountTracer.compare(chain, request, rules);
      }
      for (String line : Files.readAllLines(recording.resolve("answers.jsonl"))) {
        // The time before and the server's date behind it differ.
        String question = line.replaceFirst("^.*?\"request\":(.*?),\"status\":.*$", "$1");
        if (asked.add(question)) {
          answers.append(line).append('\n');
        }
      }
    }
    String source = "evm+" + node;
    assertThat(answers.toString().lines().skip(1)).noneMatch(line -> line.contains(source));
    try (OutputStream out =
        new GZIPOutputStream(Files.newOutputStream(folder.resolve("answers.jsonl.gz")))) {
      out.write(answers.toString().replace(source, SOURCE).getBytes(StandardCharsets.UTF_8));
    }
  }

  private static List<String[]> rows(Map<String, byte[]> files, String name) {
    return new String(Objects.requireNonNull(files.get(name)), StandardCharsets.UTF_8)
        .lines()
        .skip(1)
        .map(line -> line.split(",", -1))
        .toList();
  }

  private static byte[] resource(String name) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(EthereumCase.class.getResourceAsStream(FOLDER + "/" + name), name)) {
      return in.readAllBytes();
    }
  }
}
