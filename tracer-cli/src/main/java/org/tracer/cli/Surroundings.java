package org.tracer.cli;

import java.io.OutputStream;
import java.io.PrintWriter;
import java.util.Map;
import org.tracer.cli.render.Screen;
import org.tracer.source.Sources;

/**
 * Everything a command has of the world around it, so that tests run without a process.
 *
 * @param stdout the bytes of the standard output, for documents in UTF-8; not to be mixed with
 *     {@code out} without a flush between
 * @param out results as text
 * @param err everything else
 * @param environment variables by name
 * @param outIsTerminal whether a person reads {@code out} as it is written
 * @param errIsTerminal whether a person reads {@code err} as it is written
 * @param chainTables opens whole chains
 */
public record Surroundings(
    OutputStream stdout,
    PrintWriter out,
    PrintWriter err,
    Map<String, String> environment,
    boolean outIsTerminal,
    boolean errIsTerminal,
    ChainTablesOpener chainTables) {

  /** With the sources of whole chains that the program knows. */
  public Surroundings(
      OutputStream stdout,
      PrintWriter out,
      PrintWriter err,
      Map<String, String> environment,
      boolean outIsTerminal,
      boolean errIsTerminal) {
    this(stdout, out, err, environment, outIsTerminal, errIsTerminal, Sources::openTables);
  }

  /** The standard output as lines of text. */
  public Screen screen() {
    return new Screen(out, columns());
  }

  /** The standard error as lines of text. */
  public Screen errorScreen() {
    return new Screen(err, columns());
  }

  /** Width to wrap prose at: {@code COLUMNS} where it is sensible, else 80. */
  private int columns() {
    String columns = environment.getOrDefault("COLUMNS", "");
    if (outIsTerminal && columns.length() > 1 && columns.length() < 4) {
      try {
        return Math.clamp(Integer.parseInt(columns), 60, 120);
      } catch (NumberFormatException e) {
        return Screen.DEFAULT_COLUMNS;
      }
    }
    return Screen.DEFAULT_COLUMNS;
  }
}
