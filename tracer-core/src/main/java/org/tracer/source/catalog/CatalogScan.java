package org.tracer.source.catalog;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.tracer.chain.bitcoin.BitcoinNetwork;
import org.tracer.error.InvalidInputException;
import org.tracer.error.MalformedDataException;
import org.tracer.source.blocks.InputFiles;
import org.tracer.source.blocks.Notices;

/** The walk through all files, and the choice of the network. */
final class CatalogScan {

  /** Files walked at the same time or before the first of them is put away. */
  private static final int BATCH = 64;

  /** With less, walking through everything is quicker than wondering. */
  private static final long LARGE = 256L << 20;

  private static final int BYTES_PER_BLOCK = 160;

  final List<Path> files;
  final Notices notices = new Notices();
  private final String origin;
  private final byte[] key;
  private final @Nullable BitcoinNetwork requested;
  private final Map<BitcoinNetwork, NetworkBlocks> blocks = new EnumMap<>(BitcoinNetwork.class);
  private final Map<BitcoinNetwork, String> firsts = new EnumMap<>(BitcoinNetwork.class);
  private final Map<BitcoinNetwork, Integer> counts = new EnumMap<>(BitcoinNetwork.class);
  private long tooEasy;

  CatalogScan(List<Path> files, String origin, byte[] key, @Nullable BitcoinNetwork requested) {
    this.files = files;
    this.origin = origin;
    this.key = key.clone();
    this.requested = requested;
  }

  /** Files of a node's directory, or the one file named. */
  static List<Path> filesOf(Path path) {
    List<Path> files = InputFiles.of(List.of(path));
    if (Files.isDirectory(path)) {
      files = files.stream().filter(InputFiles::isNodeFile).toList();
    }
    if (files.isEmpty()) {
      throw new InvalidInputException(
          "there are no block files (blk*.dat)",
          path.toString(),
          "Name a node's data directory, or the blocks directory in it.");
    }
    return files;
  }

  /**
   * The blocks of the requested network, or of the one that most blocks belong to.
   *
   * @throws MalformedDataException if there is none besides the genesis block although others were
   *     refused, or none at all
   */
  NetworkBlocks run() {
    checkBeginnings();
    for (int from = 0; from < files.size(); from += BATCH) {
      int first = from;
      int count = Math.min(BATCH, files.size() - from);
      List<FoundFrames> batch =
          IntStream.range(0, count)
              .parallel()
              .mapToObj(i -> FrameWalk.of(files.get(first + i), key, requested))
              .toList();
      for (int i = 0; i < count; i++) {
        add(batch.get(i), first + i);
      }
    }
    NetworkBlocks chosen = choose();
    int found = chosen == null ? 0 : chosen.rows.found();
    if (chosen == null || found == 0 || (found == 1 && tooEasy > 0)) {
      throw new MalformedDataException(
          (found == 0
                  ? "no valid block was found"
                  : "no valid block but the genesis block was found")
              + notices.first(),
          origin,
          tooEasy > 0
              ? "If this is a made-up chain for testing, name it: --chain bitcoin-regtest"
              : "Obfuscated files need the xor.dat of their directory beside them.");
    }
    notices.addAll(chosen.notices);
    return chosen;
  }

  /** Looks at the first bytes before reading hundreds of gigabytes for nothing. */
  private void checkBeginnings() {
    long total = 0;
    for (Path file : files) {
      try (FileWindow window = new FileWindow(file, key)) {
        total += window.size();
        if (window.size() >= Magic.LENGTH
            && Magic.read(window.bytes(), window.at(0, Magic.LENGTH)) != null) {
          return;
        }
      }
    }
    if (total > LARGE) {
      throw new MalformedDataException(
          "none of " + files.size() + " block files begins with a block of a known network",
          origin,
          "Obfuscated files need the xor.dat of their directory beside them.");
    }
  }

  private void add(FoundFrames frames, int file) {
    notices.addAll(frames.notices);
    tooEasy += frames.tooEasy;
    for (int row = 0; row < frames.size(); row++) {
      BitcoinNetwork magic = Objects.requireNonNull(Magic.of(frames.magic.get(row)));
      if (counts.merge(magic, 1, Integer::sum) == 1) {
        firsts.put(magic, Places.of(files, file, frames.offset.get(row)));
      }
      if (requested == null || requested == BitcoinNetwork.REGTEST || requested == magic) {
        blocks
            .computeIfAbsent(requested == null ? magic : requested, NetworkBlocks::new)
            .add(frames, row, files, file);
      }
    }
    long most = Runtime.getRuntime().maxMemory() / 3 * 2 / BYTES_PER_BLOCK;
    long total = 0;
    for (int count : counts.values()) {
      total += count;
    }
    if (total > most) {
      throw new InvalidInputException(
          "there are too many blocks to hold their headers in memory",
          total + " blocks, memory for " + most,
          "Give Java more memory (-Xmx).");
    }
  }

  private int count(BitcoinNetwork network) {
    return counts.getOrDefault(network, 0);
  }

  private @Nullable NetworkBlocks choose() {
    BitcoinNetwork network = requested;
    if (network == null) {
      for (BitcoinNetwork candidate : blocks.keySet()) { // Equal counts go to the first.
        if (network == null || count(candidate) > count(network)) {
          network = candidate;
        }
      }
    }
    for (Map.Entry<BitcoinNetwork, String> first : firsts.entrySet()) {
      if (first.getKey() != network) {
        notices.add(Notices.Kind.GENERAL, ofAnother(first.getKey(), first.getValue()));
      }
    }
    return network == null ? null : blocks.get(network);
  }

  private String ofAnother(BitcoinNetwork network, String first) {
    String what = requested == BitcoinNetwork.REGTEST ? "are read as regtest" : "are left out";
    return "Blocks of another network ("
        + network.shortName()
        + ") "
        + what
        + ": "
        + count(network)
        + ", the first in "
        + first
        + ".";
  }
}
