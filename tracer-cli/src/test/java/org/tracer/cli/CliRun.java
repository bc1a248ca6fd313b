package org.tracer.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.tracer.fixtures.TrainingCase;
import org.tracer.source.Sources;

/**
 * One run of the command line.
 *
 * @param out the standard output, with {@code \n} line ends
 * @param err the standard error, likewise
 */
record CliRun(int code, String out, String err) {

  static CliRun of(String... args) {
    return of(Map.of(), false, StandardCharsets.UTF_8, args);
  }

  /** A run in which whole chains are what {@code chainTables} opens. */
  static CliRun of(ChainTablesOpener chainTables, Map<String, String> environment, String... args) {
    return of(chainTables, environment, false, StandardCharsets.UTF_8, args);
  }

  static CliRun of(
      Map<String, String> environment, boolean terminal, Charset charset, String... args) {
    return of(Sources::openTables, environment, terminal, charset, args);
  }

  private static CliRun of(
      ChainTablesOpener chainTables,
      Map<String, String> environment,
      boolean terminal,
      Charset charset,
      String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Surroundings surroundings =
        new Surroundings(
            out,
            new PrintWriter(new EscapingWriter(out, charset)),
            new PrintWriter(new EscapingWriter(err, charset)),
            environment,
            terminal,
            terminal,
            chainTables);
    int code = TracerCli.run(surroundings, args);
    return new CliRun(code, text(out, charset), text(err, charset));
  }

  /** Writes the blocks of the training case into {@code directory}; returns their source. */
  static String trainingBlocks(Path directory) throws IOException {
    Path file = directory.resolve("blk00000.dat");
    try (InputStream blocks = TrainingCase.blocks()) {
      Files.copy(blocks, file);
    }
    return "blocks:" + file;
  }

  private static String text(ByteArrayOutputStream bytes, Charset charset) {
    return bytes.toString(charset).replace("\r\n", "\n");
  }
}
