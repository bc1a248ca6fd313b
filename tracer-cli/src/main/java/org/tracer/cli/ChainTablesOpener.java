package org.tracer.cli;

import org.tracer.error.InvalidInputException;
import org.tracer.ledger.ChainTables;

/** Opens the tables of a whole chain. */
@FunctionalInterface
public interface ChainTablesOpener {

  /** How the source URI of an index begins. */
  String INDEX = "index:";

  /**
   * @param uri as the user wrote it, such as {@code index:DIR}
   * @throws InvalidInputException if this is no source of tables
   */
  ChainTables open(String uri);
}
