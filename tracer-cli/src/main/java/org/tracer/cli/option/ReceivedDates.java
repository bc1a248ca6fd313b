package org.tracer.cli.option;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tracer.chain.bitcoin.BitcoinNetwork;
import org.tracer.cli.converter.Moment;
import org.tracer.cli.converter.SeedText;
import org.tracer.error.InvalidInputException;
import org.tracer.trace.Seed;
import picocli.CommandLine.Option;

/** Which of the payments to an address are meant. */
final class ReceivedDates {

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

  /** Refuses dates that choose among nothing. */
  void check(List<SeedText> places) {
    boolean dates = receivedFrom != null || receivedUntil != null;
    if (dates && places.stream().allMatch(SeedText.OfTransaction.class::isInstance)) {
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

  /** Refuses dates where they have no meaning. */
  void requireNone() {
    if (receivedFrom != null || receivedUntil != null) {
      throw new InvalidInputException(
          "dates of receipt are for addresses of bitcoin",
          receivedFrom != null ? "--received-from" : "--received-until",
          "Name the transactions that are meant: 0xHASH:0xADDRESS.");
    }
  }

  /** The seed on {@code network}. */
  Seed seed(NamedSeed seed, BitcoinNetwork network) {
    Instant from = receivedFrom == null ? null : receivedFrom.first();
    Instant until = receivedUntil == null ? null : receivedUntil.last();
    return switch (seed.place().onOutputs()) {
      case SeedText.OfTransaction one when one.vouts().size() == 1 ->
          new Seed.OfOutPoint(seed.label(), one.outPoint());
      case SeedText.OfTransaction whole ->
          new Seed.OfTransaction(seed.label(), whole.txId(), whole.vouts());
      case SeedText.OfAddress address ->
          new Seed.OfAddress(seed.label(), address.text(), address.script(network), from, until);
      case SeedText.OfScript script ->
          new Seed.OfAddress(seed.label(), script.text(), script.script(), from, until);
    };
  }
}
