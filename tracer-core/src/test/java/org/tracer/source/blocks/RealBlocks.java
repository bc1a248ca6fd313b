package org.tracer.source.blocks;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.bitcoinj.core.Block;

/** Public block data that lies beside the repository, and the second opinion on it: bitcoinj's. */
public final class RealBlocks {

  private static final byte[] MAIN_MAGIC = HexFormat.of().parseHex("f9beb4d9");

  private RealBlocks() {}

  /** A file below {@code shared/data}; the test is skipped if it is not there. */
  public static Path file(String name) {
    Path root = Path.of(System.getProperty("tracer.root", "."));
    Path file = root.resolve("../shared/data").resolve(name).normalize();
    assumeTrue(Files.exists(file), () -> "skipped: no " + name + " in shared/data");
    return file;
  }

  /** What {@code zstd} or {@code bzip2} make of a file; skipped where the tool is missing. */
  public static byte[] decompressed(String name) {
    Path file = file(name);
    Path tool = Path.of(name.endsWith(".zst") ? "/usr/bin/zstd" : "/usr/bin/bzip2");
    assumeTrue(Files.exists(tool), () -> "skipped: no " + tool + " to read " + name);
    try {
      Process process =
          new ProcessBuilder(tool.toString(), "-dc", file.toString())
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      try (InputStream out = process.getInputStream()) {
        return out.readAllBytes();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static byte[] bytes(String name) {
    try {
      return Files.readAllBytes(file(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Every complete mainnet block of a file, found and parsed without our own code. */
  public static List<Block> parse(String name) {
    boolean packed = name.endsWith(".zst") || name.endsWith(".bz2");
    byte[] bytes = packed ? decompressed(name) : bytes(name);
    List<Block> blocks = new ArrayList<>();
    if (name.contains(".hex")) {
      for (String line : new String(bytes, US_ASCII).lines().toList()) {
        blocks.add(Block.read(ByteBuffer.wrap(HexFormat.of().parseHex(line.strip()))));
      }
    } else if (Arrays.equals(bytes, 0, 4, MAIN_MAGIC, 0, 4)) {
      ByteBuffer file = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
      while (file.remaining() > 8 && file.getInt() == 0xd9b4bef9) {
        int length = file.getInt();
        if (length > file.remaining()) {
          break;
        }
        byte[] block = new byte[length];
        file.get(block);
        blocks.add(Block.read(ByteBuffer.wrap(block)));
      }
    } else {
      blocks.add(Block.read(ByteBuffer.wrap(bytes)));
    }
    return blocks;
  }
}
