package org.tracer.source;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.tracer.error.InvalidInputException;
import org.tracer.ledger.UtxoLedger;
import org.tracer.source.index.ChainIndex;
import org.tracer.source.index.IndexedLedger;
import org.tracer.source.remote.RemoteLedger;

/** Opens Tracer's own index: {@code index:DIR[#blocks=PATH]}. */
final class IndexSource {

  static final String SCHEME = "index:";

  private static final String BLOCKS = "#blocks=";
  private static final String FORM = "Write index:DIR, or index:DIR#blocks=PATH.";

  private IndexSource() {}

  static UtxoLedger open(String uri, SourceOptions options) {
    if (options.archive() != null) {
      throw new InvalidInputException(
          "what is read from an index is not recorded",
          "option --record",
          "Keep the block files: the index can be built from them again, byte for byte.");
    }
    ChainIndex index = tables(uri);
    Path name = directory(uri).toAbsolutePath().normalize().getFileName();
    String origin = SCHEME + (name == null ? "" : name);
    if (options.network != null) {
      RemoteLedger.requireNetwork(options.network, index.network(), origin);
    }
    return new IndexedLedger(index, origin);
  }

  static ChainIndex tables(String uri) {
    int hash = uri.lastIndexOf(BLOCKS);
    return ChainIndex.open(
        directory(uri), hash < 0 ? null : path(uri, uri.substring(hash + BLOCKS.length())));
  }

  private static Path directory(String uri) {
    int hash = uri.lastIndexOf(BLOCKS);
    return path(uri, uri.substring(SCHEME.length(), hash < 0 ? uri.length() : hash));
  }

  private static Path path(String uri, String text) {
    try {
      if (!text.isEmpty()) {
        return Path.of(text);
      }
    } catch (InvalidPathException e) {
      throw new InvalidInputException("not a path", "source \"" + uri + "\"", FORM, e);
    }
    throw new InvalidInputException("a path is missing", "source \"" + uri + "\"", FORM);
  }
}
