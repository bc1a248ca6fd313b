package org.tracer.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tracer.fixtures.TrainingCase;

/** What the README says is true. */
class ReadmeTest {

  private static final Path ROOT =
      Path.of(Objects.requireNonNull(System.getProperty("tracer.root")));

  @TempDir private Path directory;

  @Test
  void example_shouldBeWhatIsCompiledHere() throws IOException {
    String source =
        Files.readString(
            ROOT.resolve("tracer-cli/src/test/java/org/tracer/example/FollowPayment.java"));
    String example = source.substring(source.indexOf("public final class"));

    assertThat(Files.readString(ROOT.resolve("README.md"))).contains("```java\n" + example + "```");
    assertThat(example.lines().count()).isLessThanOrEqualTo(20);
  }

  @Test
  void example_shouldPrintWhereThePaymentIs() throws IOException {
    Path blocks = directory.resolve("blk00000.dat");
    try (InputStream in = TrainingCase.blocks()) {
      Files.copy(in, blocks);
    }
    PrintStream before = System.out;
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
      FollowPayment.main(
          new String[] {"blocks:" + blocks, TrainingCase.seeds().getFirst().outpoint()});
    } finally {
      System.setOut(before);
    }
    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains("UNSPENT 898500 satoshi at addr(bcrt1qyqlfaj85vu9e0qrl2kjz592ghclf3r9sxu0m5f)")
        .contains("FEE 500 satoshi at null");
  }

  @Test
  void links_shouldLeadToFilesThatAreThere() throws IOException {
    Matcher links =
        Pattern.compile("\\]\\(([^)#:]+)[^)]*\\)")
            .matcher(Files.readString(ROOT.resolve("README.md")));
    while (links.find()) {
      assertThat(ROOT.resolve(links.group(1))).exists();
    }
  }
}
