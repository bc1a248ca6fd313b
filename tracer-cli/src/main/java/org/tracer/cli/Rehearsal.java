package org.tracer.cli;

import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Runs short commands in one process and throws their output away, so that the class-data archive
 * made of this process holds what those commands load. The build runs it; users never do.
 */
final class Rehearsal {

  private static final List<List<String>> COMMANDS =
      List.of(
          List.of("--help"),
          List.of("--version"),
          List.of("trcae"),
          List.of("help", "trace"),
          List.of("trace", "--source", "blocks:absent", "4a5e"),
          List.of("show", "1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2"),
          List.of("demo"),
          List.of("demo", "--policy", "haircut", "--json"));

  private Rehearsal() {}

  /**
   * @param args one more command, such as a trace of files there are; may be empty
   */
  public static void main(String[] args) {
    Surroundings surroundings =
        new Surroundings(
            OutputStream.nullOutputStream(),
            new PrintWriter(writer()),
            new PrintWriter(writer()),
            Map.of(),
            false,
            false);
    Stream<List<String>> commands = COMMANDS.stream();
    if (args.length > 0) {
      commands = Stream.concat(commands, Stream.of(List.of(args)));
    }
    commands.forEach(command -> TracerCli.run(surroundings, command.toArray(new String[0])));
  }

  private static EscapingWriter writer() {
    return new EscapingWriter(OutputStream.nullOutputStream(), StandardCharsets.UTF_8);
  }
}
