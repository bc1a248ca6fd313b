package org.tracer.cli;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Puts the command line together: the root, and of the verbs only those that are asked for. */
final class CommandTree {

  static final String STACKTRACE = "--stacktrace";

  private static final Map<String, String> EXIT_CODES = exitCodes();

  private CommandTree() {}

  /** The command line for {@code args}; verbs that do not occur in them are only names. */
  static CommandLine of(Surroundings surroundings, String... args) {
    List<String> words = Arrays.asList(args);
    boolean everything = words.contains(Verb.COMPLETION.word());
    CommandSpec root = CommandSpec.create().name("tracer").version(VersionText.line());
    root.usageMessage()
        .description("Follows money on public blockchains, exactly and reproducibly.")
        .customSynopsis("tracer <command> [options] [arguments]")
        .footer(
            "",
            "Start with:  tracer demo",
            "Then:        tracer help trace",
            "",
            "Results go to standard output, everything else to standard error.");
    for (Verb verb : Verb.values()) {
      boolean named = everything || words.contains(verb.word());
      root.addSubcommand(verb.word(), named ? full(verb, surroundings) : stub(verb));
    }
    root.addOption(
        OptionSpec.builder("-V", "--version")
            .versionHelp(true)
            .description("Print the version and exit.")
            .build());
    CommandLine tree = new CommandLine(root);
    tree.setCaseInsensitiveEnumValuesAllowed(true);
    tree.setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF));
    tree.setOut(surroundings.out());
    tree.setErr(surroundings.err());
    tree.setUsageHelpLongOptionsMaxWidth(24);
    tree.setUnmatchedOptionsArePositionalParams(false);
    complete(tree);
    return tree;
  }

  private static CommandLine full(Verb verb, Surroundings surroundings) {
    return new CommandLine(verb.command(surroundings));
  }

  private static CommandLine stub(Verb verb) {
    CommandSpec spec = CommandSpec.create();
    spec.usageMessage().description(verb.summary());
    return new CommandLine(spec);
  }

  /** What every command has: help, stack traces on demand, and our exit codes. */
  private static void complete(CommandLine line) {
    CommandSpec spec = line.getCommandSpec();
    if (spec.findOption("--help") == null && !spec.name().equals(Verb.HELP.word())) {
      spec.addOption(
          OptionSpec.builder("-h", "--help")
              .usageHelp(true)
              .description("Show this help and exit.")
              .build());
    }
    if (!spec.name().equals(Verb.HELP.word())) {
      spec.addOption(
          OptionSpec.builder(STACKTRACE)
              .description("With an error, print where in the program it happened.")
              .build());
    }
    spec.exitCodeOnInvalidInput(ExitCode.USAGE);
    spec.exitCodeOnExecutionException(ExitCode.SOFTWARE);
    spec.usageMessage()
        .exitCodeListHeading("%nExit codes:%n")
        .exitCodeList(EXIT_CODES)
        .sortOptions(false)
        .abbreviateSynopsis(true);
    for (CommandLine sub : line.getSubcommands().values()) {
      complete(sub);
    }
  }

  private static Map<String, String> exitCodes() {
    Map<String, String> codes = new LinkedHashMap<>();
    codes.put(" " + ExitCode.OK, "finished; a trace that a limit cut short included");
    codes.put("" + ExitCode.USAGE, "bad option or argument");
    codes.put("" + ExitCode.DATA, "input malformed or contradictory");
    codes.put("" + ExitCode.NO_INPUT, "a file is absent or cannot be read");
    codes.put("" + ExitCode.UNAVAILABLE, "a source did not answer, or cannot answer this");
    codes.put("" + ExitCode.SOFTWARE, "a fault of Tracer: please report it");
    codes.put("" + ExitCode.CANNOT_CREATE, "output refused, or it exists (see --force)");
    codes.put("" + ExitCode.IO, "reading or writing failed midway");
    codes.put("" + ExitCode.CONFIGURATION, "an environment variable is wrong");
    return codes;
  }
}
