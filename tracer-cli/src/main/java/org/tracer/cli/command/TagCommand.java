package org.tracer.cli.command;

import org.tracer.cli.Surroundings;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;

/** {@code tracer tag}: what it does is in its subcommands. */
@Command(
    name = "tag",
    description = "Keep what sources say of addresses, and ask for it.",
    footer = {
      "",
      "Example:",
      "  tracer tag import packs/ SDN.XML",
      "  tracer tag list 12QtD5BFwRsdNsAZY76UVE1xyCGNTojH9h"
    })
public final class TagCommand {

  private TagCommand() {}

  /** The command with its subcommands. */
  public static CommandSpec spec(Surroundings surroundings) {
    CommandSpec spec = CommandSpec.forAnnotatedObject(new TagCommand());
    add(spec, new TagImportCommand(surroundings));
    add(spec, new TagListCommand(surroundings));
    add(spec, new TagAddCommand(surroundings));
    add(spec, new TagRemoveCommand(surroundings));
    add(spec, new TagExportCommand(surroundings));
    return spec;
  }

  private static void add(CommandSpec spec, Object command) {
    CommandLine line = new CommandLine(command);
    spec.addSubcommand(line.getCommandName(), line);
  }
}
