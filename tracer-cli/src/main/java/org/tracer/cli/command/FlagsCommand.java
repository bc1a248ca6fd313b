package org.tracer.cli.command;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tracer.annotation.Annotations;
import org.tracer.chain.bitcoin.LockingScript;
import org.tracer.cli.ExitCode;
import org.tracer.cli.Surroundings;
import org.tracer.cli.converter.SeedText;
import org.tracer.cli.option.AssetOptions;
import org.tracer.cli.option.FlagOptions;
import org.tracer.cli.option.RatesFile;
import org.tracer.cli.option.SourceChoice;
import org.tracer.cli.option.TagChoice;
import org.tracer.cli.render.FlagsDocument;
import org.tracer.cli.render.FlagsReport;
import org.tracer.cli.render.RulesText;
import org.tracer.document.DocumentContent;
import org.tracer.error.InvalidInputException;
import org.tracer.indicator.Circumstances;
import org.tracer.indicator.RedFlags;
import org.tracer.indicator.Rule;
import org.tracer.indicator.RuleResult;
import org.tracer.indicator.Tags;
import org.tracer.indicator.seen.AccountHistory;
import org.tracer.indicator.seen.FundsResults;
import org.tracer.indicator.seen.OutputHistory;
import org.tracer.indicator.seen.Seen;
import org.tracer.indicator.seen.TraceResults;
import org.tracer.ledger.UtxoLedger;
import org.tracer.ledger.account.AccountChain;
import org.tracer.price.Rates;
import org.tracer.trace.Attributions;
import org.tracer.trace.Trace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tracer flags}. */
@Command(
    name = "flags",
    description = "Ask published red flags of an address or a saved trace.",
    footer = {
      "",
      "A red flag is a reason to ask, never a proof: its conditions are met by lawful",
      "payments too, how often is not known. There is no score. A payer may be a victim.",
      "",
      "Examples:",
      "  tracer flags --list",
      "  tracer flags ADDRESS --source blocks:DIR --rates rates.csv",
      "  tracer flags trace.json --rule OCSE-LSA-1 --night-offset +08:00"
    })
public final class FlagsCommand implements Callable<Integer> {

  /** What is looked at, and what sources claim of it; null where nobody was asked. */
  private record Looked(Seen seen, @Nullable Tags tags) {}

  private final Surroundings surroundings;

  @Parameters(
      arity = "0..1",
      paramLabel = "TRACE|ADDRESS",
      description = {
        "A document that 'tracer trace --json' printed (- for standard input), or an address, of"
            + " which all payments are read."
      })
  private @Nullable String what;

  @Mixin private FlagOptions flags = new FlagOptions();
  @Mixin private RatesFile rates = new RatesFile();

  @Option(names = "--list", description = "Print the rules with their sources, and ask nothing.")
  private boolean list;

  @Option(names = "--json", description = "Print JSON (tracer-flags/1) instead of text.")
  private boolean json;

  @Mixin private AssetOptions assets = new AssetOptions();
  @Mixin private TagChoice choice = new TagChoice();
  @Mixin private SourceChoice source = new SourceChoice();

  public FlagsCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws IOException {
    List<Rule> rules = flags.rules();
    if (list) {
      printRules(rules);
      return ExitCode.OK;
    }
    String named = what;
    if (named == null) {
      throw new InvalidInputException(
          "nothing to ask about is named",
          "",
          "Name a saved trace or an address, or --list to see the rules.");
    }
    Rates read = rates.read();
    boolean saved = isDocument(named);
    Looked looked = saved ? ofDocument(named) : ofAddress(named);
    Circumstances known = flags.circumstances(read, looked.tags());
    List<RuleResult> results = RedFlags.check(rules, looked.seen(), known);
    if (json) {
      new FlagsDocument(looked.seen(), known).write(results, stdout());
    } else {
      new FlagsReport(looked.seen(), known, surroundings.screen()).print(results);
    }
    surroundings.out().flush();
    if (!saved) {
      source.inCase().finish(surroundings, source.recording() != null);
    }
    return ExitCode.OK;
  }

  private void printRules(List<Rule> rules) throws IOException {
    if (what != null) {
      throw new InvalidInputException(
          "--list asks nothing", "value \"" + what + "\"", "Leave one of them out.");
    }
    if (json) {
      FlagsDocument.writeRules(rules, stdout());
    } else {
      new RulesText(surroundings.screen()).print(rules);
    }
    surroundings.out().flush();
  }

  /** A file that is there; no address is called like one, and one that is not there names none. */
  private static boolean isDocument(String named) {
    try {
      return named.equals("-") || named.endsWith(".json") || Files.isRegularFile(Path.of(named));
    } catch (InvalidPathException e) {
      return false;
    }
  }

  private Looked ofDocument(String named) throws IOException {
    assets.requireNone();
    SavedTrace document = SavedTrace.read(named, null);
    return switch (document.content()) {
      case DocumentContent.OfOutputs outputs -> {
        // Payments are facts, but which of them a trace holds depends on its rule; a notice names
        // it.
        Trace trace = outputs.comparison().comparison().traces().getFirst();
        yield new Looked(
            TraceResults.of(trace, shown(document)),
            tags(trace.annotations(), trace.request().stopRules().attributions()));
      }
      case DocumentContent.OfAccounts accounts ->
          new Looked(
              FundsResults.of(accounts.report(), shown(document)),
              tags(
                  accounts.report().annotations(),
                  accounts.report().request().stopRules().attributions()));
    };
  }

  private static String shown(SavedTrace document) {
    return document.name() + ", SHA-256 " + document.sha256();
  }

  private static @Nullable Tags tags(Annotations annotations, Attributions attributions) {
    return attributions.sets().isEmpty() && annotations.tagged().isEmpty()
        ? null
        : annotations::tagsOf;
  }

  private Looked ofAddress(String named) throws IOException {
    SeedText place = SeedText.parse(named);
    if (place instanceof SeedText.OfTransaction || place instanceof SeedText.OfAccountTransaction) {
      throw new InvalidInputException(
          "this is no address",
          "value \"" + named + "\"",
          "Red flags are asked of an address or of a saved trace.");
    }
    return new Looked(
        source.isOfAccounts(surroundings) ? account(place) : outputs(place.onOutputs()), asked());
  }

  /** What the tags say of an address, of whatever chain; null if none are asked. */
  private @Nullable Tags asked() throws IOException {
    if (!choice.asksTags()) {
      return null;
    }
    org.tracer.cli.option.Tags all = choice.tags(surroundings);
    return all::claimsOf;
  }

  private Seen account(SeedText place) throws IOException {
    if (!(place.onAccounts() instanceof SeedText.OfAccount one)) {
      throw new IllegalArgumentException("a transaction: " + place);
    }
    try (Interruption interruption = Interruption.of(surroundings, source);
        AccountChain chain = source.openAccounts(surroundings)) {
      Seen seen =
          AccountHistory.read(chain, one.account(chain.chain()), assets.counted(chain.chain()));
      interruption.delivering();
      return seen;
    }
  }

  private Seen outputs(SeedText.OnOutputs place) throws IOException {
    assets.requireNone();
    try (Interruption interruption = Interruption.of(surroundings, source);
        UtxoLedger ledger = source.open(surroundings)) {
      LockingScript script =
          switch (place) {
            case SeedText.OfAddress of -> of.script(ledger.network());
            case SeedText.OfScript of -> of.script();
            case SeedText.OfTransaction of ->
                throw new IllegalArgumentException("a transaction: " + of);
          };
      Seen seen = OutputHistory.read(ledger, script);
      interruption.delivering();
      return seen;
    }
  }

  private BufferedOutputStream stdout() {
    return new BufferedOutputStream(surroundings.stdout(), 1 << 16);
  }
}
