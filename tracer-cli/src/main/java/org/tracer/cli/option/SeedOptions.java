package org.tracer.cli.option;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tracer.chain.bitcoin.BitcoinNetwork;
import org.tracer.cli.converter.Moment;
import org.tracer.cli.converter.SeedText;
import org.tracer.error.InvalidInputException;
import org.tracer.trace.Seed;
import picocli.CommandLine.Option;
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

  @Option(
      names = "--received-from",
      paramLabel = "DATE",
      converter = Moment.Converter.class,
      description = "Of an address, follow only what it received on this day (UTC) or later.")
  private @Nullable Moment receivedFrom;

  @Option(
      names = "--received-until",
      paramLabel = "DATE",
      converter = Moment.Converter.class,
      description = "Of an address, follow only what it received up to the end of this day (UTC).")
  private @Nullable Moment receivedUntil;

  private record Named(String label, String text, SeedText place) {}

  /** Refuses what can be refused before a source is asked. */
  public void check() {
    boolean dates = receivedFrom != null || receivedUntil != null;
    List<Named> named = named();
    if (dates && named.stream().allMatch(seed -> seed.place() instanceof SeedText.OfTransaction)) {
      throw new InvalidInputException(
          "dates choose among what an address received, and no seed is an address",
          receivedFrom != null ? "--received-from" : "--received-until",
          "Leave the dates out.");
    }
    if (receivedFrom != null
        && receivedUntil != null
        && receivedFrom.first().isAfter(receivedUntil.last())) {
      throw new InvalidInputException(
          "the dates leave no time between them",
          "--received-from is after --received-until",
          "Exchange them.");
    }
  }

  /** The seeds on {@code network}, labelled {@code seed-1}, … where the user gave no name. */
  public List<Seed> seeds(BitcoinNetwork network) {
    List<Seed> result = new ArrayList<>();
    for (Named seed : named()) {
      result.add(
          switch (seed.place()) {
            case SeedText.OfTransaction one when one.vouts().size() == 1 ->
                new Seed.OfOutPoint(seed.label(), one.outPoint());
            case SeedText.OfTransaction whole ->
                new Seed.OfTransaction(seed.label(), whole.txId(), whole.vouts());
            case SeedText.OfAddress address ->
                new Seed.OfAddress(
                    seed.label(), address.text(), address.script(network), from(), until());
            case SeedText.OfScript script ->
                new Seed.OfAddress(seed.label(), script.text(), script.script(), from(), until());
          });
    }
    return result;
  }

  private java.time.@Nullable Instant from() {
    return receivedFrom == null ? null : receivedFrom.first();
  }

  private java.time.@Nullable Instant until() {
    return receivedUntil == null ? null : receivedUntil.last();
  }

  private List<Named> named() {
    List<Named> named = new ArrayList<>();
    Set<String> labels = new HashSet<>();
    for (int i = 0; i < seeds.size(); i++) {
      String text = seeds.get(i);
      int equals = text.indexOf('=');
      String label = equals < 0 ? "seed-" + (i + 1) : text.substring(0, equals).strip();
      String value = equals < 0 ? text.strip() : text.substring(equals + 1).strip();
      if (label.isEmpty() || label.chars().anyMatch(Character::isISOControl)) {
        throw new InvalidInputException(
            "a label needs at least one character and has one line",
            "seed " + (i + 1) + ", value \"" + text + "\"",
            "Write NAME=SEED, or the seed alone.");
      }
      if (label.indexOf('\ufffd') >= 0) {
        throw new InvalidInputException(
            "the label did not arrive whole: this terminal's character set cannot hold it",
            "seed " + (i + 1) + ", label \"" + label + "\"",
            "Use plain letters, or run with LC_ALL=C.UTF-8.");
      }
      if (!labels.add(label)) {
        throw new InvalidInputException(
            "two seeds have the same label", "label \"" + label + "\"", "Give each its own.");
      }
      try {
        named.add(new Named(label, value, SeedText.parse(value)));
      } catch (InvalidInputException e) {
        throw new InvalidInputException(
            Objects.requireNonNullElse(e.getMessage(), "cannot parse seed"),
            "seed \"" + label + "\", " + e.input(),
            e.remedy(),
            e);
      }
    }
    return named;
  }
}
