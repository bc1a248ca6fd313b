package org.tracer.cli.option;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.tracer.chain.bitcoin.BitcoinNetwork;
import org.tracer.error.InvalidInputException;
import org.tracer.trace.Seed;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** The funds to follow. */
public final class SeedOptions {

  @Parameters(
      paramLabel = "[NAME=]SEED",
      arity = "1..*",
      description = {
        "Funds to follow, each under a label of its own:",
        "txid:vout      one output",
        "txid           all outputs of a transaction",
        "txid:0,2       some outputs of a transaction",
        "ADDRESS        all it received",
        "pk(HEX)        all a bare public key received",
        "raw(HEX)       all a locking script received"
      })
  private List<String> seeds = new ArrayList<>();

  @Mixin private ReceivedDates received = new ReceivedDates();

  /** Refuses what can be refused before a source is asked. */
  public void check() {
    received.check(named().stream().map(NamedSeed::place).toList());
  }

  /** The seeds on {@code network}, labelled {@code seed-1}, … where the user gave no name. */
  public List<Seed> seeds(BitcoinNetwork network) {
    return named().stream().map(seed -> received.seed(seed, network)).toList();
  }

  private List<NamedSeed> named() {
    List<NamedSeed> named = new ArrayList<>();
    Set<String> labels = new HashSet<>();
    for (int i = 0; i < seeds.size(); i++) {
      NamedSeed seed = NamedSeed.parse(seeds.get(i), "seed-" + (i + 1), "seed " + (i + 1));
      if (!labels.add(seed.label())) {
        throw new InvalidInputException(
            "two seeds have the same label",
            "label \"" + seed.label() + "\"",
            "Give each its own.");
      }
      named.add(seed);
    }
    return named;
  }
}
