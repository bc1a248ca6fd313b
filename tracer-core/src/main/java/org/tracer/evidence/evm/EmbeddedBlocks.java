package org.tracer.evidence.evm;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.tracer.chain.ChainId;
import org.tracer.chain.evm.EvmHash;
import org.tracer.chain.evm.EvmNetwork;

/** Blocks of Ethereum whose hashes come with this program. Other chains have none. */
public final class EmbeddedBlocks {

  /**
   * A block of the list.
   *
   * @param obtained how its hash was obtained, in words
   */
  public record Known(long height, EvmHash hash, String obtained) {}

  private static final String FILE = "mainnet-blocks.tsv";
  private static final List<Known> MAINNET = read();

  private EmbeddedBlocks() {}

  /** The blocks of a chain that are known, by height. */
  public static List<Known> of(ChainId chain) {
    return chain.equals(EvmNetwork.ETHEREUM.chainId()) ? MAINNET : List.of();
  }

  private static List<Known> read() {
    InputStream file = Objects.requireNonNull(EmbeddedBlocks.class.getResourceAsStream(FILE), FILE);
    List<Known> known = new ArrayList<>();
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
      lines.readLine();
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String[] cells = line.split("\t", -1);
        known.add(new Known(Long.parseLong(cells[0]), EvmHash.parse(cells[1]), cells[2]));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return List.copyOf(known);
  }
}
