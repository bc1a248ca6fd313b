package org.tracer.cli.command;

import org.tracer.cli.Surroundings;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;

/** {@code tracer case}: what it does is in its subcommands. */
@Command(
    name = "case",
    description = "Keep the evidence record of an investigation.",
    footer = {
      "",
      "A case is a directory: a log of everything that was done, in which each line",
      "holds the hash of the one before, the raw answers of every source, and the",
      "results. Whoever has it can check every number without a network and without",
      "trusting anybody: tracer verify DIR.",
      "",
      "Example:",
      "  tracer case new CASE --id 2026-0417 --title \"Harbour\" \\",
      "    --authority \"Order 12/26\" --purpose \"Find the exchange that was paid\"",
      "  tracer trace --case CASE --source esplora+https://HOST/api ADDRESS",
      "  tracer verify CASE"
    })
public final class CaseCommand {

  private CaseCommand() {}

  /** The command with its subcommands. */
  public static CommandSpec spec(Surroundings surroundings) {
    CommandSpec spec = CommandSpec.forAnnotatedObject(new CaseCommand());
    add(spec, new CaseNewCommand(surroundings));
    add(spec, new CaseTraceCommand(surroundings));
    add(spec, new CaseNoteCommand(surroundings));
    add(spec, new CaseStatusCommand(surroundings));
    add(spec, new CaseLogCommand(surroundings));
    add(spec, new CaseListCommand(surroundings));
    add(spec, new CaseExportCommand(surroundings));
    add(spec, new CaseRevealCommand(surroundings));
    add(spec, new CaseCloseCommand(surroundings));
    add(spec, new CaseDeleteCommand(surroundings));
    return spec;
  }

  private static void add(CommandSpec spec, Object command) {
    CommandLine line = new CommandLine(command);
    spec.addSubcommand(line.getCommandName(), line);
  }
}
