package org.tracer.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tracer.error.TracerException;
import org.tracer.source.recording.Sha256;

/**
 * Whoever forges a case mends every hash, so that what is wrong reaches the readers behind them.
 * Whatever stands there, the check ends with a verdict: no crash, no endless loop.
 */
class CaseFuzzTest {

  private static final Pattern TOKEN =
      // Strings up to any quote: a pattern that knows escapes overflows the stack on long answers.
      Pattern.compile("\"[^\"]*+\"|-?[0-9]+|true|false|null");
  private static final Pattern PREVIOUS = Pattern.compile("\"previous\":\"[0-9a-f]{64}\"");

  private static final List<String> NASTY =
      List.of(
          "-1",
          "0",
          "1e999",
          "99999999999999999999999",
          "null",
          "true",
          "[]",
          "{}",
          "\"\"",
          "\"\\u0000\"",
          "\"../../../../etc/passwd\"",
          "\"\\ud800\"",
          "[".repeat(5_000),
          "\"" + "x".repeat(50_000) + "\"",
          "\"" + "f".repeat(64) + "\"");

  private static final List<String> FILES =
      List.of("log.jsonl", "records.jsonl", "document.json", "manifest.json", "proofs.jsonl");

  @TempDir private Path temporary;
  private ExampleCase example = new ExampleCase(Path.of(""));
  private final Map<String, String> good = new LinkedHashMap<>();

  @BeforeEach
  void open() throws IOException {
    example = ExampleCase.traced(temporary.resolve("case"));
    for (String name : FILES) {
      good.put(name, Files.readString(path(name)));
    }
  }

  private Path path(String name) {
    boolean ofTheCase = name.equals("log.jsonl") || name.equals("records.jsonl");
    return example.directory.resolve(ofTheCase ? name : "results/0001/" + name);
  }

  private static String of(Map<String, String> files, String name) {
    return Objects.requireNonNull(files.get(name));
  }

  @Test
  void verify_shouldEndWithAVerdictWhateverStandsThere() throws IOException {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    int wrong = 0;
    for (int round = 0; round < 250; round++) {
      Map<String, String> files = new LinkedHashMap<>(good);
      String name = FILES.get(round % FILES.size());
      files.put(name, changed(of(files, name), random));
      mend(files);
      for (Map.Entry<String, String> file : files.entrySet()) {
        Files.writeString(path(file.getKey()), file.getValue());
      }
      String as = "seed " + seed + ", round " + round + ", " + name;
      wrong += Assertions.assertTimeoutPreemptively(Duration.ofSeconds(30), this::problems, as);
    }
    assertThat(wrong).as("most of what is put in is noticed").isGreaterThan(100);
  }

  /** 1 if something is wrong with the case, 0 if not; anything but a verdict fails. */
  private int problems() {
    try {
      CaseLog.read(example.directory);
    } catch (TracerException e) {
      assertThat(e.input()).isNotEmpty();
    }
    return example.verify().isWhole() ? 0 : 1;
  }

  private static String changed(String text, Random random) {
    int from = random.nextInt(text.length());
    int until = Math.min(text.length(), from + 1 + random.nextInt(40));
    return switch (random.nextInt(4)) {
      case 0 -> text.substring(0, from) + text.substring(until);
      case 1 -> text.substring(0, until) + text.substring(from);
      default -> {
        List<MatchResult> tokens = TOKEN.matcher(text).results().toList();
        MatchResult token = tokens.get(random.nextInt(tokens.size()));
        String put = NASTY.get(random.nextInt(NASTY.size()));
        yield text.substring(0, token.start()) + put + text.substring(token.end());
      }
    };
  }

  /** Every hash as it must be: of records, of the files of the result, of the log's lines. */
  private void mend(Map<String, String> files) {
    List<String> before = of(good, "records.jsonl").lines().toList();
    List<String> now = new ArrayList<>(of(files, "records.jsonl").lines().toList());
    for (int i = 0; i < Math.min(before.size(), now.size()); i++) {
      if (!before.get(i).equals(now.get(i))) {
        String old = before.get(i).substring(11, 75);
        String hash = hashOfBody(now.get(i), old);
        now.set(i, now.get(i).replace(old, hash));
        files.replaceAll(
            (name, text) -> name.equals("records.jsonl") ? text : text.replace(old, hash));
      }
    }
    files.put("records.jsonl", String.join("\n", now) + "\n");
    for (String name : List.of("document.json", "proofs.jsonl", "manifest.json")) {
      String old = sha256(of(good, name));
      String hash = sha256(of(files, name));
      files.replaceAll((other, text) -> other.equals(name) ? text : text.replace(old, hash));
    }
    files.put("log.jsonl", chained(of(files, "log.jsonl")));
  }

  /** Of the body of a record as it reads now, if it can be read. */
  private static String hashOfBody(String line, String otherwise) {
    int start = line.indexOf("\"body\":\"");
    if (start < 0 || !line.endsWith("\"}")) {
      return otherwise;
    }
    String body = line.substring(start + 8, line.length() - 2);
    return sha256(body.replace("\\\"", "\"").replace("\\n", "\n").replace("\\\\", "\\"));
  }

  private static String chained(String log) {
    StringBuilder chained = new StringBuilder();
    String previous = "0".repeat(64);
    for (String line : log.split("\n", -1)) {
      if (!line.isEmpty()) {
        Matcher place = PREVIOUS.matcher(line);
        String mended = place.replaceFirst("\"previous\":\"" + previous + "\"");
        chained.append(mended).append('\n');
        previous = sha256(mended);
      }
    }
    return chained.toString();
  }

  private static String sha256(String text) {
    return Sha256.of(text.getBytes(StandardCharsets.UTF_8));
  }
}
