package org.tracer.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Help as it is printed; the files beside this class are read by a person when they change. */
class HelpTest {

  @TempDir private Path directory;

  @ParameterizedTest
  @CsvSource({
    "--help,             help.txt",
    "trace --help,       help-trace.txt",
    "help trace,         help-trace.txt",
    "view --help,        help-view.txt",
    "path --help,        help-path.txt",
    "show --help,        help-show.txt",
    "peel --help,        help-peel.txt",
    "cluster --help,     help-cluster.txt",
    "flags --help,       help-flags.txt",
    "balances --help,    help-balances.txt",
    "coinjoins --help,   help-coinjoins.txt",
    "tables --help,      help-tables.txt",
    "index --help,       help-index.txt",
    "index build --help, help-index-build.txt",
    "index update --help, help-index-update.txt",
    "index status --help, help-index-status.txt",
    "index verify --help, help-index-verify.txt",
    "case --help,        help-case.txt",
    "case new --help,    help-case-new.txt",
    "case trace --help,  help-case-trace.txt",
    "case note --help,   help-case-note.txt",
    "case status --help, help-case-status.txt",
    "case log --help,    help-case-log.txt",
    "case list --help,   help-case-list.txt",
    "case close --help,  help-case-close.txt",
    "tag --help,         help-tag.txt",
    "tag import --help,  help-tag-import.txt",
    "tag list --help,    help-tag-list.txt",
    "tag add --help,     help-tag-add.txt",
    "tag remove --help,  help-tag-remove.txt",
    "tag export --help,  help-tag-export.txt",
    "verify --help,      help-verify.txt",
    "export --help,      help-export.txt",
    "report --help,      help-report.txt",
    "demo --help,        help-demo.txt",
    "completion --help,  help-completion.txt"
  })
  void help_shouldBeAsInFile(String command, String file) throws IOException {
    CliRun run = CliRun.of(command.split(" ", -1));
    assertThat(run.err()).isEmpty();
    assertThat(run.out()).isEqualTo(resource(file));
    assertThat(run.code()).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "trace",
    "path",
    "show",
    "peel",
    "cluster",
    "flags",
    "balances",
    "coinjoins",
    "tables",
    "case",
    "tag",
    "verify",
    "index",
    "export",
    "report",
    "demo",
    "completion"
  })
  void help_shouldFitEightyColumns(String verb) {
    assertThat(CliRun.of(verb, "--help").out().lines()).allMatch(line -> line.length() <= 80);
  }

  @Test
  void help_shouldBeWhatPicocliRenders() {
    CliRun rendered = CliRun.of();
    assertThat(CliRun.of("--help").out()).isEqualTo(rendered.err());
    assertThat(CliRun.of("-h").out()).isEqualTo(rendered.err());
  }

  @Test
  void version_shouldNameProgramAndJava() {
    CliRun run = CliRun.of("--version");
    assertThat(run.out()).matches("tracer \\S+ \\(Java \\d+\\)\n");
    assertThat(run.code()).isZero();
  }

  @Test
  void completion_shouldOfferEveryCommandAndItsOptions() {
    CliRun run = CliRun.of("completion");
    assertThat(run.code()).isZero();
    assertThat(run.out()).startsWith("#!").contains("--received-from", "--stop-list");
    for (Verb verb : Verb.values()) {
      assertThat(run.out()).contains(verb.word());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "trace --policy ha,      haircut",
    "demo --policy '',       fifo lifo haircut poison dirty-first clean-first tiho pure pro-rata libr all",
    "trace --chain bitcoin-s, bitcoin-signet",
    "show --source b,        blocks: bitcoind+http://",
    "trace --source rec,     recording:",
    "demo --export g,        gexf= graphml=",
    "export x.json --to '',  anx= case-uco= csv= cx2= cyjs= cypher= dot= ftm= gexf= graphml= html= i2= json= maltego= misp= mtgx= neo4j= stix= tagpack=",
    "trace --graph o,        outputs",
    "report x.json --lang u,  ur",
    "report x.json --to p,    pdf=",
    "cluster --guards p, payjoin",
    "tables --source i,      index:"
  })
  void completion_shouldOfferValues(String typed, String offered) throws Exception {
    Path bash = Path.of("/bin/bash");
    assumeTrue(Files.isExecutable(bash), "skipped: no /bin/bash to complete in");
    String words = "tracer " + typed;
    String program =
        CliRun.of("completion").out()
            + "\nCOMP_WORDS=(%s); COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); COMP_LINE=\"%s\"\n"
                .formatted(words, words.replace("''", ""))
            + "_complete_tracer 2>/dev/null; echo \"${COMPREPLY[*]}\"\n";
    Path script = Files.writeString(directory.resolve("complete.sh"), program);
    Process process = new ProcessBuilder(bash.toString(), script.toString()).start();
    String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(answer.strip()).isEqualTo(offered);
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = HelpTest.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
