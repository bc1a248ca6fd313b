package org.tracer.attribution;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Random;

/**
 * Measures import, opening and look-ups of a million tags: {@code java -cp …
 * org.tracer.attribution.MillionTags}. Half of them are of EVM addresses. Figures are for reading,
 * not for a test.
 */
final class MillionTags {

  private static final int TAGS = 1_000_000;
  private static final int ASKED = 100_000;

  private MillionTags() {}

  public static void main(String[] args) throws IOException {
    Path file = Files.createTempDirectory("tags").resolve("tags.jsonl");
    TagPack pack = new TagPack("synthetic", "nobody", null, "{}");
    long begin = System.nanoTime();
    try (TagStoreWriter writer = new TagStoreWriter(file)) {
      for (int i = 0; i < TAGS; i++) {
        boolean evm = i % 2 == 0;
        writer.add(
            Tag.of(
                pack,
                Map.of(
                    "address",
                    evm ? evm(i) : "1" + evm(i).substring(2, 35),
                    "currency",
                    evm ? "ETH" : "BTC",
                    "label",
                    "Exchange " + i % 1000,
                    "source",
                    "https://example.org/wallets/" + i % 100,
                    "lastmod",
                    "2026-08-20",
                    "confidence",
                    "service_data",
                    "category",
                    "exchange",
                    "actor",
                    "exchange" + i % 1000)));
      }
      System.out.println(writer.commit() + " " + millis(begin) + " ms");
    }
    System.out.println(Files.size(file) + " bytes");
    long before = heap();
    begin = System.nanoTime();
    TagStore store = TagStore.open(file);
    System.out.println("open " + millis(begin) + " ms");
    System.out.println("heap " + (heap() - before) + " bytes more");
    Random random = new Random(1);
    for (int round = 0; round < 3; round++) {
      System.out.println(
          "hit " + median(store, random, 0) + " ns, miss " + median(store, random, TAGS) + " ns");
    }
  }

  private static long median(TagStore store, Random random, int from) {
    long[] nanos = new long[ASKED];
    for (int i = 0; i < ASKED; i++) {
      String asked = evm(from + 2 * random.nextInt(TAGS / 2));
      long begin = System.nanoTime();
      int found = store.find(asked).size();
      nanos[i] = System.nanoTime() - begin;
      if (found != (from == 0 ? 1 : 0)) {
        throw new IllegalStateException(asked + " has " + found);
      }
    }
    Arrays.sort(nanos);
    return nanos[ASKED / 2];
  }

  private static String evm(int i) {
    byte[] bytes = new byte[20];
    new Random(i * 31L + 7).nextBytes(bytes);
    return "0x" + HexFormat.of().formatHex(bytes);
  }

  private static long heap() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }

  private static long millis(long begin) {
    return (System.nanoTime() - begin) / 1_000_000;
  }
}
