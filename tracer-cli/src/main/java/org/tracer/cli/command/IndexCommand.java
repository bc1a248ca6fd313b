package org.tracer.cli.command;

import org.tracer.cli.Surroundings;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;

/** {@code tracer index}: what it does is in its subcommands. */
@Command(
    name = "index",
    description = "Make an index of a node's block files, or check one.",
    footer = {
      "",
      "Example:",
      "  tracer index build --blocks ~/.bitcoin --out index",
      "  tracer trace --source index:index TXID:VOUT"
    })
public final class IndexCommand {

  private IndexCommand() {}

  /** The command with its subcommands. */
  public static CommandSpec spec(Surroundings surroundings) {
    CommandSpec spec = CommandSpec.forAnnotatedObject(new IndexCommand());
    add(spec, new IndexBuildCommand(surroundings));
    add(spec, new IndexUpdateCommand(surroundings));
    add(spec, new IndexStatusCommand(surroundings));
    add(spec, new IndexVerifyCommand(surroundings));
    return spec;
  }

  private static void add(CommandSpec spec, Object command) {
    CommandLine line = new CommandLine(command);
    spec.addSubcommand(line.getCommandName(), line);
  }
}
