package org.tracer.source.codec;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tracer.chain.BlockHash;
import org.tracer.chain.BlockHeight;
import org.tracer.chain.bitcoin.BitcoinNetwork;

/**
 * The first block of every 2016 of mainnet that share a target, up to the height where the list in
 * {@code mainnet-checkpoints.csv} ends: what a header of a height must be, without any other
 * header. Immutable.
 */
public final class Checkpoints {

  private static final BigInteger EASIEST =
      CompactTarget.decode(BitcoinNetwork.MAIN.powLimitBits()).orElseThrow();

  private static final Checkpoints MAINNET = read("mainnet-checkpoints.csv");

  private final int[] bits;
  private final BlockHash[] hashes;

  private Checkpoints(int[] bits, BlockHash[] hashes) {
    this.bits = bits;
    this.hashes = hashes;
  }

  public static Checkpoints mainnet() {
    return MAINNET;
  }

  private static Checkpoints read(String resource) {
    String text;
    try (InputStream in = Checkpoints.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("the list of checkpoints is missing");
      }
      text = new String(in.readAllBytes(), US_ASCII);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    List<String> lines = text.lines().filter(line -> !line.startsWith("#")).toList();
    int[] bits = new int[lines.size()];
    BlockHash[] hashes = new BlockHash[lines.size()];
    for (int i = 0; i < bits.length; i++) {
      String[] cells = lines.get(i).split(",", -1);
      if (Integer.parseInt(cells[0]) != i * Retarget.PERIOD) {
        throw new IllegalStateException("checkpoint " + i + " is at height " + cells[0]);
      }
      bits[i] = HexFormat.fromHexDigits(cells[1]);
      hashes[i] = BlockHash.parse(cells[2]);
    }
    return new Checkpoints(bits, hashes);
  }

  /** The last height whose target is known exactly. */
  public BlockHeight lastExact() {
    return BlockHeight.of(bits.length * Retarget.PERIOD - 1);
  }

  /** The lowest checkpoint at a height or above it; empty behind the last. */
  public Optional<BlockHeight> next(BlockHeight height) {
    int period = Math.ceilDiv(height.value(), Retarget.PERIOD);
    return period < bits.length
        ? Optional.of(BlockHeight.of(period * Retarget.PERIOD))
        : Optional.empty();
  }

  /**
   * Why no block of mainnet at that height can have this header; null if one can. Up to {@link
   * #lastExact} the target must be the one that was in force, and a checkpoint the block itself;
   * later, each 2016 blocks may be easier by the factor 4 at most, and none easier than {@link
   * LeastDifficulty}.
   */
  public @Nullable String fault(BlockHeight height, BlockHeader header) {
    int period = height.value() / Retarget.PERIOD;
    if (period < bits.length) {
      if (header.bits() != bits[period]) {
        return String.format(
            Locale.ROOT,
            "its target is %08x, but that of height %s is %08x",
            header.bits(),
            height,
            bits[period]);
      }
      boolean checkpoint = height.value() % Retarget.PERIOD == 0;
      return checkpoint && !header.hash().equals(hashes[period])
          ? String.format(Locale.ROOT, "the block of height %s is %s", height, hashes[period])
          : null;
    }
    BigInteger last = CompactTarget.decode(bits[bits.length - 1]).orElseThrow();
    int factors = Math.min(period - bits.length + 1, 128);
    BigInteger bound = last.shiftLeft(2 * factors).min(EASIEST);
    boolean hard = header.target().map(target -> target.compareTo(bound) <= 0).orElse(false);
    return hard && LeastDifficulty.isMet(BitcoinNetwork.MAIN, height.value(), header)
        ? null
        : String.format(
            Locale.ROOT, "its target %08x is easier than any of height %s", header.bits(), height);
  }
}
