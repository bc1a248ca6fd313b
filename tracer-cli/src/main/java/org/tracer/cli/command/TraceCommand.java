package org.tracer.cli.command;

import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.tracer.bounds.BoundedComparison;
import org.tracer.bounds.EndpointBounds;
import org.tracer.chain.Asset;
import org.tracer.chain.bitcoin.BitcoinNetwork;
import org.tracer.cli.ExitCode;
import org.tracer.cli.Surroundings;
import org.tracer.cli.option.AssetOptions;
import org.tracer.cli.option.KnowledgeOptions;
import org.tracer.cli.option.LimitOptions;
import org.tracer.cli.option.OutputOptions;
import org.tracer.cli.option.RuleOptions;
import org.tracer.cli.option.SeedOptions;
import org.tracer.cli.option.SourceChoice;
import org.tracer.cli.option.Tags;
import org.tracer.cli.render.Screen;
import org.tracer.document.DocumentContent;
import org.tracer.ledger.UtxoLedger;
import org.tracer.ledger.account.AccountChain;
import org.tracer.trace.StopRules;
import org.tracer.trace.Trace;
import org.tracer.trace.TraceComparison;
import org.tracer.trace.TraceRequest;
import org.tracer.trace.account.AccountStopRules;
import org.tracer.trace.account.AccountTraceRequest;
import org.tracer.trace.account.FundsReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code tracer trace}. */
@Command(
    name = "trace",
    description = "Follow funds: where they went and where they are now, or where they came from.",
    footer = {
      "",
      "Sources:",
      "  blocks:PATH                 block files of a node, raw blocks",
      "  esplora+https://HOST/PATH   an explorer with the Esplora interface",
      "  bitcoind+http://HOST:PORT   a Bitcoin Core node",
      "  evm+http://HOST:PORT        a node of Ethereum or another EVM chain",
      "  recording:DIR               what --record kept; no network",
      "",
      "Example: the coins of the first payment there was, from block files:",
      "  tracer trace --source blocks:$HOME/.bitcoin/blocks \\",
      "    0437cd7f8525ceed2324359c2d0ba26006d92d856a9c20fa0241106ee5a597c9:0"
    })
public final class TraceCommand implements Callable<Integer> {

  private final Surroundings surroundings;

  @Mixin private SeedOptions seeds = new SeedOptions();
  @Mixin private SourceChoice source = new SourceChoice();
  @Mixin private AssetOptions assets = new AssetOptions();

  @Mixin private RuleOptions rules = new RuleOptions();
  @Mixin private LimitOptions limits = new LimitOptions();
  @Mixin private KnowledgeOptions knowledge = new KnowledgeOptions();
  @Mixin private OutputOptions output = new OutputOptions();

  public TraceCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws IOException {
    Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    seeds.check();
    rules.check();
    limits.check();
    knowledge.check();
    output.check();
    if (rules.isAll()) {
      output.requireComparing();
    }
    Tags tags = knowledge.tags(surroundings);
    if (source.isOfAccounts(surroundings)) {
      traceAccounts(now, tags);
      return ExitCode.OK;
    }
    assets.requireNone();
    try (Interruption interruption = Interruption.of(surroundings, source);
        UtxoLedger ledger = source.open(surroundings)) {
      BitcoinNetwork network = ledger.network();
      StopRules stops = knowledge.apply(limits.rules(network), tags);
      TraceRequest request = rules.request(seeds.seeds(network), stops, now);
      if (source.isPublicServer(surroundings) && limits.areUnbounded(request.stopRules())) {
        warnOfNoLimit("--max-hops, --min-share, --until and --stop");
      }
      TraceRun run = new TraceRun(surroundings, output, Map.of(), tags, interruption);
      if (rules.isAll()) {
        TraceComparison comparison = run.compare(ledger, request, rules.policies());
        BoundedComparison bounded =
            new BoundedComparison(
                comparison,
                rules.hasBounds()
                    ? EndpointBounds.of(comparison, rules.largest(), rules.sets(network))
                    : EndpointBounds.none());
        // Kept before it is shown: what a person has read must be there afterwards.
        source.inCase().keep(new DocumentContent.OfOutputs(bounded), ledger);
        run.deliver(bounded);
        finish();
      } else {
        Trace trace = run.trace(ledger, request);
        BoundedComparison alone =
            new BoundedComparison(new TraceComparison(List.of(trace)), EndpointBounds.none());
        source.inCase().keep(new DocumentContent.OfOutputs(alone), ledger);
        run.deliver(trace);
        finish();
      }
    }
    return ExitCode.OK;
  }

  private void traceAccounts(Instant now, Tags tags) throws IOException {
    rules.checkForAccounts();
    Interruption interruption = Interruption.of(surroundings, source);
    AccountTraceRun run = new AccountTraceRun(surroundings, output, Map.of(), tags, interruption);
    source.hearRequests(run.progress()::onRequest);
    try (interruption;
        AccountChain chain = source.openAccounts(surroundings)) {
      AccountStopRules stops = knowledge.apply(limits.rules(chain), tags);
      Set<Asset> counted = assets.counted(chain.chain());
      AccountTraceRequest request =
          rules.request(
              seeds.seeds(chain, assets.named(chain.chain()), counted), counted, stops, now);
      if (source.isPublicServer(surroundings) && limits.areUnbounded(request.stopRules())) {
        warnOfNoLimit("--max-hops, --max-transfers, --until and --stop");
      }
      FundsReport report = run.trace(chain, request, rules.accountRules());
      source.inCase().keep(new DocumentContent.OfAccounts(report), chain);
      run.deliver(report);
      finish();
    }
  }

  private void finish() {
    source.inCase().finish(surroundings, output.isQuiet() || source.recording() != null);
  }

  /** One request after the other, a trace that reaches a large service may never end. */
  private void warnOfNoLimit(String limits) {
    if (!output.isQuiet()) {
      Screen screen = surroundings.errorScreen();
      screen.prose(
          "tracer: ",
          "  ",
          "no limit is set; if the money reaches a large service this may take days. Ctrl-C stops"
              + " it; "
              + limits
              + " bound it, and what they cut is shown.");
      screen.flush();
    }
  }
}
