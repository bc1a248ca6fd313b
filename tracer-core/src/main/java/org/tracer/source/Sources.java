package org.tracer.source;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.tracer.error.InvalidInputException;
import org.tracer.ledger.ChainTables;
import org.tracer.ledger.UtxoLedger;
import org.tracer.source.http.Excerpt;
import org.tracer.source.http.Transport;
import org.tracer.source.recording.RecordingHeader;

/** Opens a ledger by the address of its source. */
public final class Sources {

  static final String KNOWN =
      "Known are blocks:PATH, index:DIR, esplora+https://HOST/PATH, bitcoind+http://HOST:PORT,"
          + " evm+http://HOST:PORT, etherscan+https://HOST/v2/api, blockscout+https://HOST and"
          + " recording:PATH.";

  private Sources() {}

  /**
   * Opens a source; the kind is the scheme of its URI. Nothing of the other kinds is loaded.
   *
   * @throws InvalidInputException if there is no such kind
   */
  public static UtxoLedger open(String uri, SourceOptions options) {
    String kind = kind(uri);
    return switch (kind) {
      case "blocks" -> BlocksSource.open(uri, options);
      case "index" -> IndexSource.open(uri, options);
      case "recording" -> ReplaySource.open(uri, options);
      case "esplora+http", "esplora+https" -> EsploraSource.open(uri, options);
      case "bitcoind+http", "bitcoind+https" -> BitcoindSource.open(uri, options);
      case "evm+http",
          "evm+https",
          "etherscan+http",
          "etherscan+https",
          "blockscout+http",
          "blockscout+https" ->
          throw new InvalidInputException(
              "the source is of a chain of accounts, not of bitcoin",
              kind + "://…",
              "Name a source of bitcoin for this.");
      case "http", "https" ->
          throw new InvalidInputException(
              "the address does not say what kind of source it is",
              kind + "://…",
              "Put esplora+, bitcoind+ or evm+ before it.");
      default ->
          throw new InvalidInputException(
              "unknown kind of source", "\"" + Excerpt.of(kind, 30) + "\"", KNOWN);
    };
  }

  /**
   * Opens answers that were kept, through a transport that gives them.
   *
   * @param header of what the answers are
   */
  public static UtxoLedger replay(RecordingHeader header, Transport answers) {
    return ReplaySource.answers(header, answers, SourceOptions.defaults(), List.of());
  }

  /** Opens block files that were kept, under the name of what was read. */
  public static UtxoLedger replay(RecordingHeader header, List<Path> files) {
    return BlocksSource.replay(header, files, List.of());
  }

  /**
   * Opens a source that holds a whole chain as tables: an index.
   *
   * @throws InvalidInputException if the source is of another kind
   */
  public static ChainTables openTables(String uri) {
    if (!kind(uri).equals("index")) {
      throw new InvalidInputException(
          "only an index knows the whole chain at once",
          "source of kind " + kind(uri),
          "Build one with: tracer index build --blocks DIR --out DIR; then name it: index:DIR");
    }
    return IndexSource.tables(uri);
  }

  static String kind(String uri) {
    int colon = uri.indexOf(':');
    if (colon < 1) {
      throw new InvalidInputException("not the address of a source", "no scheme", KNOWN);
    }
    return uri.substring(0, colon).toLowerCase(Locale.ROOT);
  }
}
