package org.tracer.cli.render;

import java.util.List;
import java.util.Map;
import org.tracer.accounting.Policy;
import org.tracer.chain.BlockRef;
import org.tracer.trace.Direction;
import org.tracer.trace.FeeRule;
import org.tracer.trace.SeededPosition;
import org.tracer.trace.Trace;
import org.tracer.trace.TraceRequest;

/** What was asked, of which data, and from where on. */
final class RequestText {

  private static final int SEEDS_LISTED = 20;

  private final Trace trace;
  private final Map<String, String> names;

  RequestText(Trace trace, Map<String, String> names) {
    this.trace = trace;
    this.names = Map.copyOf(names);
  }

  /** Prints what was asked, of whom, and from where on. */
  void print(Screen screen, List<Policy> policies) {
    TraceRequest request = trace.request();
    boolean backward = request.direction() == Direction.BACKWARD;
    BlockRef horizon = trace.horizon();
    screen.line("Trace, " + request.direction());
    String title = "  policy   ";
    for (Policy policy : policies) {
      screen.line(title + Wording.policy(policy));
      title = "           ";
    }
    if (request.fees() != FeeRule.ENDPOINT) {
      screen.line("  fees     go on into the block's coinbase, " + request.fees());
    }
    if (request.chosenAt() != null) {
      screen.line("  chosen   " + Wording.time(request.chosenAt()) + ", before any data was read");
    }
    screen.line(
        "  chain    " + trace.network().shortName() + " (" + trace.network().chainId() + ")");
    screen.line("  source   " + trace.origin());
    screen.line("  data to  " + Wording.block(horizon));
    screen.line("           " + horizon.hash());
    screen.line(
        "  visited  " + Wording.count(trace.transactions().size(), "transaction", "transactions"));
    screen.line();
    screen.line(backward ? "Asked about" : "Followed from");
    List<SeededPosition> seeds = trace.seeds();
    for (SeededPosition seed : seeds.subList(0, Math.min(SEEDS_LISTED, seeds.size()))) {
      printSeed(screen, seed);
    }
    if (seeds.size() > SEEDS_LISTED) {
      screen.line(
          "  and "
              + Wording.count(seeds.size() - SEEDS_LISTED, "more output", "more outputs")
              + "; --json has them all");
    }
    screen.line();
  }

  private void printSeed(Screen screen, SeededPosition seed) {
    screen.line("  " + seed.label() + "  " + Wording.amount(seed.amount().baseUnits()));
    if (!seed.amount().equals(seed.value())) {
      screen.line(
          "    of an output of "
              + Wording.amount(seed.value().baseUnits())
              + "; the rest was under trace already");
    }
    screen.line("    " + seed.position());
    if (seed.address() != null) {
      screen.line("    at " + PlaceText.named(seed.address().text(), names));
    }
    screen.line("    received " + Wording.block(seed.block()));
  }
}
