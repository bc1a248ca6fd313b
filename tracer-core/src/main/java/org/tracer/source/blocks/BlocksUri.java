package org.tracer.source.blocks;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tracer.chain.BlockHeight;
import org.tracer.chain.bitcoin.BitcoinNetwork;
import org.tracer.error.InvalidInputException;
import org.tracer.ledger.MemoryLedger;

/**
 * A source as a user writes it: {@code blocks:PATH[,PATH…][#height=N][&network=NAME]}.
 *
 * @param network null to find it in the data
 * @param firstHeight null to find it in the data
 */
public record BlocksUri(
    List<Path> paths, @Nullable BitcoinNetwork network, @Nullable BlockHeight firstHeight) {

  public static final String SCHEME = "blocks:";

  private static final String FORM = "Write blocks:PATH, or blocks:PATH#height=N&network=NAME.";

  public BlocksUri {
    paths = List.copyOf(paths);
  }

  /**
   * Parses a source URI. Nothing is read but whether the path exists.
   *
   * @throws InvalidInputException if the text names no path or has an unknown part
   */
  public static BlocksUri parse(String text) {
    if (!text.startsWith(SCHEME)) {
      throw unknown("not a blocks: source", text);
    }
    int hash = text.indexOf('#', SCHEME.length());
    // A file whose name holds a '#' can be named if nothing else can be meant.
    boolean plain = hash < 0 || isPath(text.substring(SCHEME.length()));
    String names = text.substring(SCHEME.length(), plain ? text.length() : hash);
    BitcoinNetwork network = null;
    BlockHeight height = null;
    for (String part : (plain ? "" : text.substring(hash + 1)).split("&", -1)) {
      if (part.startsWith("height=")) {
        height = height(part.substring("height=".length()), text);
      } else if (part.startsWith("network=")) {
        String name = part.substring("network=".length());
        network =
            BitcoinNetwork.named(name)
                .orElseThrow(() -> unknown("unknown network \"" + name + "\"", text));
      } else if (!part.isEmpty()) {
        throw unknown("unknown part \"" + part + "\"", text);
      }
    }
    return new BlocksUri(paths(names, text), network, height);
  }

  public MemoryLedger open() {
    return BlockFiles.open(paths, network, firstHeight);
  }

  /** What a ledger read from these paths calls its origin: names without directories. */
  public String origin() {
    return InputFiles.origin(paths);
  }

  private static List<Path> paths(String names, String text) {
    List<Path> paths = new ArrayList<>();
    try {
      if (isPath(names)) {
        return List.of(Path.of(names));
      }
      for (String name : names.split(",", -1)) {
        if (name.isEmpty()) {
          throw unknown("a path is empty", text);
        }
        paths.add(Path.of(name));
      }
    } catch (InvalidPathException e) {
      throw new InvalidInputException("not a path", "source \"" + text + "\"", FORM, e);
    }
    return paths;
  }

  private static boolean isPath(String name) {
    try {
      return !name.isEmpty() && Files.exists(Path.of(name));
    } catch (InvalidPathException e) {
      return false;
    }
  }

  private static BlockHeight height(String number, String text) {
    if (!number.matches("0|[1-9][0-9]{0,8}")) {
      throw unknown("not a block height: \"" + number + "\"", text);
    }
    return BlockHeight.of(Integer.parseInt(number));
  }

  private static InvalidInputException unknown(String message, String text) {
    return new InvalidInputException(message, "source \"" + text + "\"", FORM);
  }
}
