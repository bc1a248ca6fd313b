package org.tracer.evidence.bag;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;

/** Writes and opens a bag of 1 GB in 10,000 files; arguments: an empty directory, the suffix. */
final class BagBenchmark {

  private static final int FILES = 10_000;
  private static final int FILE_BYTES = 100_000;

  private BagBenchmark() {}

  public static void main(String[] arguments) throws IOException {
    Path directory = Path.of(arguments[0]);
    Path data = directory.resolve("data");
    if (!Files.exists(data)) {
      fill(data);
    }
    List<PayloadFile> payload = new ArrayList<>(PayloadFile.under(data));
    Path target = directory.resolve("bag-" + ProcessHandle.current().pid() + arguments[1]);
    long start = System.nanoTime();
    Bag.write(payload, BagFixture.INFO, target, List.of());
    long written = System.nanoTime();
    Bag.open(target, BagLimits.DEFAULTS, directory).close();
    long opened = System.nanoTime();
    System.out.printf(
        "%s write %.1f s, open %.1f s%n",
        arguments[1], (written - start) / 1e9, (opened - written) / 1e9);
  }

  /** Hexadecimal text, which packs to about half. */
  private static void fill(Path data) throws IOException {
    Random random = new Random(1);
    byte[] bytes = new byte[FILE_BYTES / 2];
    for (int i = 0; i < FILES; i++) {
      random.nextBytes(bytes);
      Path file = data.resolve(i / 100 + "/" + i);
      Files.createDirectories(file.getParent());
      Files.writeString(file, HexFormat.of().formatHex(bytes));
    }
  }
}
