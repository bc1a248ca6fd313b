package org.tracer.cli.command;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.tracer.chain.OutPoint;
import org.tracer.chain.bitcoin.BitcoinNetwork;
import org.tracer.chain.bitcoin.LockingScript;
import org.tracer.cli.ExitCode;
import org.tracer.cli.Surroundings;
import org.tracer.cli.converter.SeedText;
import org.tracer.cli.option.KnowledgeOptions;
import org.tracer.cli.option.SourceChoice;
import org.tracer.cli.option.Tags;
import org.tracer.cli.render.PeelDocument;
import org.tracer.cli.render.PeelText;
import org.tracer.error.InvalidInputException;
import org.tracer.heuristic.LedgerShape;
import org.tracer.heuristic.change.ChangeDetection;
import org.tracer.heuristic.coinjoin.CoinJoinAnswer;
import org.tracer.heuristic.coinjoin.CoinJoinDetectors;
import org.tracer.heuristic.peel.PeelChain;
import org.tracer.heuristic.peel.PeelRules;
import org.tracer.ledger.Transaction;
import org.tracer.ledger.UtxoLedger;
import org.tracer.trace.Attributions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tracer peel}. */
@Command(
    name = "peel",
    description = "Follow a peel chain: small payments in a row, each leaving the rest as change.",
    footer = {
      "",
      "Which output is the change is inferred; where heuristics disagree the chain ends.",
      "Every payment is listed: peels are where money is cashed out. For amounts that",
      "hold under a rule use 'tracer trace'; a peel chain is for reading.",
      "",
      "Example:",
      "  tracer peel TXID:VOUT --source index:DIR"
    })
public final class PeelCommand implements Callable<Integer> {

  private final Surroundings surroundings;

  @Parameters(paramLabel = "TXID:VOUT", description = "The output that the chain begins with.")
  private String start = "";

  @Mixin private SourceChoice source = new SourceChoice();
  @Mixin private KnowledgeOptions knowledge = new KnowledgeOptions();

  @Option(
      names = "--max-peels",
      paramLabel = "N",
      defaultValue = "1000",
      description = "Follow at most N payments; unless given, 1000.")
  private int mostPeels = PeelRules.DEFAULT_MOST_PEELS;

  @Option(
      names = "--max-rest",
      paramLabel = "DAYS",
      defaultValue = "180",
      description = "Stop where the rest lay still for more than DAYS; unless given, 180.")
  private int longestRestDays = 180;

  @Option(
      names = "--all-heuristics",
      description =
          "Ask every change heuristic, and read the transactions around each for it; unless given,"
              + " those that look at one transaction alone.")
  private boolean everyHeuristic;

  @Option(names = "--json", description = "Print JSON (tracer-peel/1) instead of text.")
  private boolean json;

  public PeelCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws IOException {
    OutPoint from = from();
    knowledge.check();
    knowledge.requireInferences("a peel chain");
    if (mostPeels < 1 || longestRestDays < 0) {
      throw new InvalidInputException(
          "a chain has at least one payment, and a rest of no negative time",
          "--max-peels " + mostPeels + ", --max-rest " + longestRestDays,
          "Name other limits.");
    }
    Tags tags = knowledge.tags(surroundings);
    Attributions attributions = knowledge.attributions(tags);
    try (Interruption interruption = Interruption.of(surroundings, source);
        UtxoLedger ledger = source.open(surroundings)) {
      PeelChain chain = PeelChain.follow(ledger, from, rules(ledger, attributions));
      interruption.delivering();
      if (json) {
        PeelDocument.write(
            ledger, chain, attributions, new BufferedOutputStream(surroundings.stdout(), 1 << 16));
      } else {
        new PeelText(ledger, lock -> tags.claims(ledger.network(), lock), surroundings.screen())
            .print(chain);
      }
    }
    surroundings.out().flush();
    source.inCase().finish(surroundings, source.recording() != null);
    return ExitCode.OK;
  }

  private OutPoint from() {
    if (SeedText.parse(start).onOutputs() instanceof SeedText.OfTransaction one
        && one.vouts().size() == 1) {
      return new OutPoint(one.txId(), one.vouts().getFirst());
    }
    throw new InvalidInputException(
        "a peel chain begins with one output", "value \"" + start + "\"", "Name it as TXID:VOUT.");
  }

  private PeelRules rules(UtxoLedger ledger, Attributions attributions) {
    CoinJoinDetectors coinJoins = CoinJoinDetectors.of(ledger.network());
    PeelRules rules =
        PeelRules.standard()
            .withCoinJoin(transaction -> isShared(coinJoins, transaction))
            .withService(lock -> isService(ledger.network(), attributions, lock))
            .withLimits(mostPeels, Duration.ofDays(longestRestDays));
    return everyHeuristic ? rules.withChange(ChangeDetection.all(), true) : rules;
  }

  /** Whether strangers may have made it; in doubt the chain ends openly. */
  private static boolean isShared(CoinJoinDetectors detectors, Transaction transaction) {
    CoinJoinAnswer answer = detectors.judge(LedgerShape.of(transaction));
    return answer.maySeveralOwnersSpend();
  }

  private static boolean isService(
      BitcoinNetwork network, Attributions attributions, LockingScript lock) {
    return lock.address(network).stream()
        .flatMap(address -> attributions.lookup().apply(address).stream())
        .anyMatch(stop -> !attributions.isPassed(stop));
  }
}
