package org.tracer.cli;

import org.tracer.error.InvalidInputException;
import org.tracer.ledger.ChainTables;

/** Opens the tables of a whole chain. */
@FunctionalInterface
public interface ChainTablesOpener {

  /** How an address of an index begins. */
  String INDEX = "index:";

  /**
   * @param uri as the user wrote it, such as {@code index:DIR}
   * @throws InvalidInputException if this is no source of tables
   */
  OpenTables open(String uri);

  /** Tables that are to be closed when nothing reads them any more. */
  record OpenTables(ChainTables tables, Runnable release) implements AutoCloseable {
    @Override
    public void close() {
      release.run();
    }
  }

  /** Opens what this program knows. */
  @SuppressWarnings("DoNotCallSuggester") // There will be sources to open.
  static OpenTables openKnown(String uri) {
    throw new InvalidInputException(
        "there is no such source of a whole chain",
        "--source, value \"" + uri + "\"",
        "Name an index, as " + INDEX + "DIR.");
  }
}
