package org.tracer.cli;

import org.tracer.cli.command.BalancesCommand;
import org.tracer.cli.command.CaseCommand;
import org.tracer.cli.command.ClusterCommand;
import org.tracer.cli.command.CoinJoinsCommand;
import org.tracer.cli.command.CompletionCommand;
import org.tracer.cli.command.DemoCommand;
import org.tracer.cli.command.ExportCommand;
import org.tracer.cli.command.FlagsCommand;
import org.tracer.cli.command.IndexCommand;
import org.tracer.cli.command.PathCommand;
import org.tracer.cli.command.PeelCommand;
import org.tracer.cli.command.ReportCommand;
import org.tracer.cli.command.ShowCommand;
import org.tracer.cli.command.TablesCommand;
import org.tracer.cli.command.TagCommand;
import org.tracer.cli.command.TraceCommand;
import org.tracer.cli.command.VerifyCommand;
import org.tracer.cli.command.ViewCommand;
import picocli.CommandLine;

/**
 * The verbs of the command line with the one line that help says of each. A command itself is made
 * only when it is named, because reading its annotations takes longer than printing the help.
 */
enum Verb {
  TRACE("trace", "Follow funds: where they went, where they are, or came from."),
  PATH("path", "Find how money could have got from one place to another."),
  SHOW("show", "Show an address, a transaction or an output as the chain has it."),
  PEEL("peel", "Follow a peel chain: payments in a row that leave the rest."),
  CLUSTER("cluster", "Infer which addresses one entity controls."),
  COINJOINS("coinjoins", "Find what looks like CoinJoins in a whole chain."),
  FLAGS("flags", "Ask published red flags of an address or a saved trace."),
  BALANCES("balances", "Count what every address of a chain holds at a height."),
  TABLES("tables", "Write a chain's transactions, inputs and outputs as CSV."),
  CASE("case", "Keep the evidence record of an investigation."),
  TAG("tag", "Keep what sources say of addresses, and ask for it."),
  VERIFY("verify", "Check a case offline, down to every byte."),
  INDEX("index", "Make an index of a node's block files, or check one."),
  VIEW("view", "Write a saved trace as a page to look at in a browser."),
  EXPORT("export", "Write the graph of a saved trace for other software."),
  REPORT("report", "Write a report of a saved trace to sign and hand in."),
  DEMO("demo", "Trace the training case, offline."),
  COMPLETION("completion", "Print a completion script for bash or zsh."),
  HELP("help", "Show the help of a command.");

  private final String word;
  private final String summary;

  Verb(String word, String summary) {
    this.word = word;
    this.summary = summary;
  }

  String word() {
    return word;
  }

  String summary() {
    return summary;
  }

  Object command(Surroundings surroundings) {
    return switch (this) {
      case TRACE -> new TraceCommand(surroundings);
      case PATH -> new PathCommand(surroundings);
      case SHOW -> new ShowCommand(surroundings);
      case PEEL -> new PeelCommand(surroundings);
      case CLUSTER -> new ClusterCommand(surroundings);
      case COINJOINS -> new CoinJoinsCommand(surroundings);
      case FLAGS -> new FlagsCommand(surroundings);
      case BALANCES -> new BalancesCommand(surroundings);
      case TABLES -> new TablesCommand(surroundings);
      case CASE -> CaseCommand.spec(surroundings);
      case TAG -> TagCommand.spec(surroundings);
      case VERIFY -> new VerifyCommand(surroundings);
      case INDEX -> IndexCommand.spec(surroundings);
      case VIEW -> new ViewCommand(surroundings);
      case EXPORT -> ExportCommand.spec(surroundings);
      case REPORT -> new ReportCommand(surroundings);
      case DEMO -> new DemoCommand(surroundings);
      case COMPLETION -> new CompletionCommand(surroundings);
      case HELP -> new CommandLine.HelpCommand();
    };
  }
}
