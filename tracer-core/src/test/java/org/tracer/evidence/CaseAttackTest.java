package org.tracer.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tracer.error.TracerException;
import org.tracer.source.recording.Sha256;

/** Whatever is changed in a case is found, and said where. */
class CaseAttackTest {

  @TempDir Path temporary;
  private ExampleCase example = new ExampleCase(Path.of(""));

  @BeforeEach
  void make() {
    example = ExampleCase.traced(temporary.resolve("case"));
    assertThat(example.verify().problems()).isEmpty();
    assertThat(example.verify().results()).hasSize(1);
  }

  private String found() {
    CaseReport report = example.verify();
    assertThat(report.isWhole()).isFalse();
    return report.problems().toString();
  }

  private int line(String file, String text) {
    List<String> lines = example.lines(file);
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).contains(text)) {
        return i;
      }
    }
    throw new AssertionError(text);
  }

  @Test
  void entryChanged() {
    List<String> lines = example.lines("log.jsonl");
    int at = line("log.jsonl", "\"kind\":\"ANSWER\"");
    lines.set(at, lines.get(at).replace("\"status\":200", "\"status\":404"));
    example.write("log.jsonl", lines);
    assertThat(found())
        .contains("does not hold the hash of the one before")
        .contains("log.jsonl, line " + (at + 2));
  }

  @Test
  void entryTakenOut() {
    List<String> lines = example.lines("log.jsonl");
    lines.remove(5);
    example.write("log.jsonl", lines);
    assertThat(found()).contains("not in its place").contains("log.jsonl, line 6");
  }

  @Test
  void entriesInAnotherOrder() {
    List<String> lines = example.lines("log.jsonl");
    lines.add(7, lines.remove(5));
    example.write("log.jsonl", lines);
    assertThat(found()).contains("not in its place").contains("log.jsonl, line 6");
  }

  /** What the log says last is gone: its own chain holds, but records and results tell. */
  @Test
  void logCut() {
    List<String> lines = example.lines("log.jsonl");
    String head = CaseLog.read(example.directory).head();
    example.write("log.jsonl", lines.subList(0, lines.size() - 1));
    assertThat(found()).contains("results/0001").contains("or the log was cut");
    example.write("log.jsonl", lines.subList(0, 5));
    assertThat(found()).contains("the log was cut or is an older one");
    CaseReport report = CaseVerification.of(example.directory, head, part -> {});
    assertThat(report.problems().toString())
        .contains("no entry has the hash that was written down (" + head + ")");
  }

  @Test
  void recordChanged() {
    List<String> lines = example.lines("records.jsonl");
    int at = line("records.jsonl", "value");
    lines.set(at, lines.get(at).replaceFirst("(value[^0-9]*)[0-9]", "$17"));
    example.write("records.jsonl", lines);
    assertThat(found())
        .contains("a record does not have its SHA-256")
        .contains("records.jsonl, line " + (at + 1));
  }

  @Test
  void recordTakenOutOrPutIn() {
    List<String> lines = example.lines("records.jsonl");
    String taken = lines.remove(3);
    example.write("records.jsonl", lines);
    assertThat(found()).contains("the answer it names is missing");
    lines.add(3, taken);
    String body = "made up";
    lines.add(
        4,
        "{\"sha256\":\""
            + Sha256.of(body.getBytes(StandardCharsets.UTF_8))
            + "\",\"body\":\"made up\"}");
    example.write("records.jsonl", lines);
    assertThat(found()).contains("the log does not name the record");
  }

  /** A result with all hashes mended up to the log, whose chain is mended too. */
  @Test
  void resultForged() throws IOException {
    Path document = example.directory.resolve("results/0001/document.json");
    String text = Files.readString(document);
    String old = Sha256.of(Files.readAllBytes(document));
    Files.writeString(document, text.replace("UNSPENT", "SERVICE"));
    assertThat(found()).contains("a file does not have its SHA-256");
    Files.writeString(
        document, text.replaceFirst("\"notices\" : \\[ *\\]", "\"notices\" : [\"x\"]"));
    String forged = Sha256.of(Files.readAllBytes(document));
    assertThat(forged).isNotEqualTo(old);
    example.mendLog(old, forged);
    assertThat(found()).contains("the result made again is another one, from byte");
  }

  /** Proofs of a transaction that is not there, with every hash of the case mended. */
  @Test
  void proofForged() throws IOException {
    Path proofs = example.directory.resolve("results/0001/proofs.jsonl");
    String text = Files.readString(proofs);
    String old = Sha256.of(Files.readAllBytes(proofs));
    int position = text.indexOf("\"branch\"");
    assertThat(position).isPositive();
    Files.writeString(proofs, text.replaceFirst("\"position\":[0-9]+", "\"position\":77"));
    example.mendLog(old, Sha256.of(Files.readAllBytes(proofs)));
    String manifest = Files.readString(example.directory.resolve("results/0001/manifest.json"));
    assertThat(manifest).contains(old);
    assertThat(found()).contains("proofs do not hold");
  }

  @Test
  void manifestChanged() throws IOException {
    Path manifest = example.directory.resolve("results/0001/manifest.json");
    Files.writeString(manifest, Files.readString(manifest).replace("Ann", "Eve"));
    assertThat(found()).contains("a file does not have its SHA-256").contains("manifest.json");
  }

  @Test
  void resultTakenOutOrPutIn() throws IOException {
    Path result = example.directory.resolve("results/0001");
    Path copy = example.directory.resolve("results/0002");
    Files.createDirectory(copy);
    try (Stream<Path> files = Files.list(result)) {
      for (Path file : files.toList()) {
        Files.copy(file, copy.resolve(file.getFileName()));
      }
    }
    assertThat(found()).contains("results/0002").contains("it was put in");
    Files.delete(result.resolve("document.json"));
    assertThat(found()).contains("a file is missing");
  }

  /** No byte is without meaning: each one that is changed is noticed, and nothing crashes. */
  @Test
  void anyByteChanged() throws IOException {
    Random random = new Random(7);
    List<Path> files =
        Stream.of(
                "log.jsonl",
                "records.jsonl",
                "results/0001/document.json",
                "results/0001/manifest.json",
                "results/0001/proofs.jsonl")
            .map(example.directory::resolve)
            .toList();
    for (int round = 0; round < 120; round++) {
      Path file = files.get(round % files.size());
      byte[] bytes = Files.readAllBytes(file);
      byte[] changed = bytes.clone();
      int at = random.nextInt(bytes.length);
      changed[at] ^= (byte) (1 << random.nextInt(8));
      Files.write(file, changed);
      CaseReport report = example.verify();
      boolean brokenOff = at == bytes.length - 1 && !report.notices().isEmpty();
      assertThat(!report.isWhole() || brokenOff)
          .as("%s, byte %d of %d", file, at, bytes.length)
          .isTrue();
      Files.write(file, bytes);
    }
    assertThat(example.verify().isWhole()).isTrue();
  }

  @Test
  void anyFileCutOff() throws IOException {
    Random random = new Random(8);
    for (String name :
        List.of(
            "records.jsonl",
            "results/0001/proofs.jsonl",
            "results/0001/document.json",
            "results/0001/manifest.json")) {
      Path file = example.directory.resolve(name);
      byte[] bytes = Files.readAllBytes(file);
      for (int round = 0; round < 10; round++) {
        Files.write(file, Arrays.copyOf(bytes, random.nextInt(bytes.length)));
        assertThat(example.verify().isWhole()).isFalse();
      }
      Files.write(file, bytes);
    }
  }

  @Test
  void wrongOpeningIsRefusedWithoutAStackTrace() {
    example.write("log.jsonl", List.of("{\"sequence\":1}"));
    assertThat(found()).contains("log.jsonl");
    try (Case opened = example.open()) {
      throw new AssertionError(opened.head());
    } catch (TracerException e) {
      assertThat(e.input()).contains("log.jsonl, line 1");
    }
  }
}
