package org.tracer.cli;

import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * Runs short commands in one process and throws their output away, so that the class-data archive
 * made of this process holds what those commands load. The build runs it; users never do.
 */
final class Rehearsal {

  /** Commands that load next to nothing, and must not be made to by an archive. */
  private static final List<List<String>> LIGHT =
      List.of(List.of("--help"), List.of("--version"), List.of());

  private static final List<List<String>> FULL =
      List.of(
          List.of("--help"),
          List.of("trcae"),
          List.of("help", "trace"),
          List.of("trace", "--source", "blocks:absent", "4a5e"),
          List.of("show", "1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2"),
          List.of("demo"),
          List.of("demo", "--policy", "haircut", "--json"));

  private Rehearsal() {}

  /**
   * @param args {@code light} for the light commands alone
   */
  public static void main(String[] args) {
    List<List<String>> commands = args.length > 0 && args[0].equals("light") ? LIGHT : FULL;
    Surroundings surroundings =
        new Surroundings(
            OutputStream.nullOutputStream(),
            new PrintWriter(writer()),
            new PrintWriter(writer()),
            Map.of(),
            false,
            false);
    commands.forEach(command -> TracerCli.run(surroundings, command.toArray(new String[0])));
  }

  private static EscapingWriter writer() {
    return new EscapingWriter(OutputStream.nullOutputStream(), StandardCharsets.UTF_8);
  }
}
