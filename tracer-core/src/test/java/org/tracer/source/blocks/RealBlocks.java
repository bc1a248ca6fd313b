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
import java.util.Optional;
import org.bitcoinj.core.Block;
import org.tracer.chain.bitcoin.BitcoinNetwork;

/** Public block data that lies beside the repository, and the second opinion on it: bitcoinj's. */
public final class RealBlocks {

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

  /** A block of a file and the network that its file says it is of. */
  public record Found(BitcoinNetwork network, ByteBuffer bytes) {

    public Block parse() {
      return Block.read(bytes.duplicate());
    }
  }

  /** Every complete mainnet block of a file, found and parsed without our own code. */
  public static List<Block> parse(String name) {
    return found(name).stream()
        .filter(found -> found.network() == BitcoinNetwork.MAIN || name.contains(".hex"))
        .map(Found::parse)
        .toList();
  }

  /**
   * Every complete block of a file, of whatever network; what is behind the last one is left out.
   */
  public static List<Found> found(String name) {
    boolean packed = name.endsWith(".zst") || name.endsWith(".bz2");
    byte[] bytes = packed ? decompressed(name) : bytes(name);
    BitcoinNetwork named =
        name.contains("testnet3") ? BitcoinNetwork.TESTNET3 : BitcoinNetwork.MAIN;
    if (name.contains(".hex")) {
      return new String(bytes, US_ASCII)
          .lines()
          .map(line -> new Found(named, ByteBuffer.wrap(HexFormat.of().parseHex(line.strip()))))
          .toList();
    }
    List<Found> blocks = new ArrayList<>();
    ByteBuffer file = ByteBuffer.wrap(bytes);
    Optional<BitcoinNetwork> network = network(file);
    if (network.isEmpty()) {
      return List.of(new Found(named, ByteBuffer.wrap(bytes)));
    }
    while (network.isPresent()) {
      int length = file.order(ByteOrder.LITTLE_ENDIAN).getInt();
      if (length > file.remaining()) {
        break;
      }
      blocks.add(new Found(network.orElseThrow(), file.slice(file.position(), length)));
      file.position(file.position() + length);
      network = network(file);
    }
    return blocks;
  }

  /** The network whose magic bytes come next; moves behind them if they are some network's. */
  private static Optional<BitcoinNetwork> network(ByteBuffer file) {
    if (file.remaining() <= 8) {
      return Optional.empty();
    }
    int magic = file.order(ByteOrder.BIG_ENDIAN).getInt(file.position());
    Optional<BitcoinNetwork> network =
        Arrays.stream(BitcoinNetwork.values()).filter(each -> each.magic() == magic).findAny();
    network.ifPresent(found -> file.position(file.position() + 4));
    return network;
  }
}
