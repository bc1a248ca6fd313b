package org.tracer.cli.option;

import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.tracer.chain.bitcoin.BitcoinNetwork;
import org.tracer.cli.converter.SeedText;
import org.tracer.cli.render.PathReport;
import org.tracer.error.InvalidInputException;
import org.tracer.path.PathTarget;
import org.tracer.trace.Seed;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Where paths begin and where they end. */
public final class PathEnds {

  @Parameters(
      index = "0",
      paramLabel = "[NAME=]FROM",
      description = {
        "Where the money was:",
        "txid:vout      one output",
        "txid           all outputs of a transaction",
        "txid:0,2       some outputs of a transaction",
        "ADDRESS        all it received",
        "pk(HEX)        all a bare public key received",
        "raw(HEX)       all a locking script received"
      })
  private String from = "";

  @Parameters(
      index = "1",
      paramLabel = "TO",
      description = "Where it may have got to, written likewise; any output of it counts.")
  private String to = "";

  @Mixin private ReceivedDates received = new ReceivedDates();

  /** Refuses what can be refused before a source is asked. */
  public void check() {
    received.check(List.of(start().place()));
    named(() -> SeedText.parse(to.strip()));
  }

  public Seed from(BitcoinNetwork network) {
    return received.seed(start(), network);
  }

  public PathTarget to(BitcoinNetwork network) {
    String name = to.strip();
    return named(() ->
        switch (SeedText.parse(name).onOutputs()) {
          case SeedText.OfTransaction some ->
              new PathTarget.OfOutputs(name, some.txId(), some.vouts());
          case SeedText.OfAddress address -> new PathTarget.OfScript(name, address.script(network));
          case SeedText.OfScript script -> new PathTarget.OfScript(name, script.script());
        });
  }

  private NamedSeed start() {
    return NamedSeed.parse(from, PathReport.UNNAMED, "FROM");
  }

  /** Says of a failure that TO is the argument it is about. */
  private static <T> T named(Supplier<T> parsing) {
    try {
      return parsing.get();
    } catch (InvalidInputException e) {
      throw new InvalidInputException(
          Objects.requireNonNullElse(e.getMessage(), "cannot parse TO"),
          "TO, " + e.input(),
          e.remedy(),
          e);
    }
  }
}
