package org.tracer.cli.option;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.tracer.chain.Asset;
import org.tracer.chain.bitcoin.BitcoinNetwork;
import org.tracer.error.InvalidInputException;
import org.tracer.ledger.account.AccountChain;
import org.tracer.trace.Seed;
import org.tracer.trace.account.AccountSeed;
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
        "raw(HEX)       all a locking script received",
        "On chains of accounts:",
        "0xHASH         what a transaction pays, if to one account",
        "0xHASH:0xADDR  what it pays to that account",
        "0xADDR         all an account received; see --asset"
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

  /**
   * The seeds on a chain of accounts.
   *
   * @param only the assets to begin with; empty for any
   * @param counted the assets that count
   */
  public List<AccountSeed> seeds(AccountChain chain, List<Asset> only, Set<Asset> counted) {
    received.requireNone();
    AccountSeeds seeds = new AccountSeeds(chain, only, counted);
    return named().stream().flatMap(seed -> seeds.of(seed).stream()).toList();
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
