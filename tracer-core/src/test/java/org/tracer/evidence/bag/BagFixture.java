package org.tracer.evidence.bag;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A small payload, and bags of it. */
public final class BagFixture {

  /** Text, no text, a name with blanks and letters beyond ASCII, and one that packs well. */
  static final Map<String, byte[]> PAYLOAD =
      new TreeMap<>(
          Map.of(
              "log.jsonl", bytes("{\"kind\":\"OPENED\"}\n"),
              "empty", new byte[0],
              "files/ab/Überweisung 1.csv", bytes("a;b\n"),
              "results/0001/document.json", bytes("{}".repeat(50_000))));

  static final BagInfo INFO =
      BagInfo.of(LocalDate.of(2026, 11, 22)).with("Source-Organization", "Police of Nowhere");

  private BagFixture() {}

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** The payload as files below {@code directory}. */
  public static List<PayloadFile> payload(Path directory) {
    return payload(directory, PAYLOAD);
  }

  static List<PayloadFile> payload(Path directory, Map<String, byte[]> files) {
    try {
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        Path path = directory.resolve(file.getKey());
        Files.createDirectories(path.getParent());
        Files.write(path, file.getValue());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return PayloadFile.under(directory);
  }

  /** A bag of the payload; its form goes by the suffix. */
  static Path write(Path directory, String name) {
    Path target = directory.resolve(name);
    Bag.write(payload(directory.resolve("payload")), INFO, target, List.of());
    return target;
  }

  /** A bag with seals. */
  public static Path write(Path directory, String name, List<BagSeal> seals) {
    Path target = directory.resolve(name);
    Bag.write(payload(directory.resolve("payload")), INFO, target, seals);
    return target;
  }

  static Bag open(Path bundle, Path temporary) {
    return Bag.open(bundle, BagLimits.DEFAULTS, temporary);
  }

  /** A bag whose names are plain ASCII. */
  public static Path writePlain(Path directory, String name) {
    Path target = directory.resolve(name);
    List<PayloadFile> payload =
        payload(
            directory.resolve("payload"), Map.of("a/b.txt", bytes("b"), "log.jsonl", bytes("{}")));
    Bag.write(payload, INFO, target, List.of());
    return target;
  }
}
