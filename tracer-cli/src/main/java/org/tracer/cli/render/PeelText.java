package org.tracer.cli.render;

import java.math.BigInteger;
import java.util.List;
import java.util.function.Function;
import org.tracer.annotation.TagClaim;
import org.tracer.chain.bitcoin.BitcoinNetwork;
import org.tracer.chain.bitcoin.LockingScript;
import org.tracer.heuristic.peel.Peel;
import org.tracer.heuristic.peel.PeelChain;
import org.tracer.heuristic.peel.PeelLine;
import org.tracer.ledger.UtxoLedger;

/** A peel chain as a person reads it: the sum first, then every payment. */
public final class PeelText {

  private final UtxoLedger ledger;
  private final BitcoinNetwork network;
  private final Function<LockingScript, List<TagClaim>> claims;
  private final Screen screen;

  /**
   * @param claims what sources claim of who holds a lock
   */
  public PeelText(
      UtxoLedger ledger, Function<LockingScript, List<TagClaim>> claims, Screen screen) {
    this.ledger = ledger;
    this.network = ledger.network();
    this.claims = claims;
    this.screen = screen;
  }

  public void print(PeelChain chain) {
    PeelLine line = chain.line();
    screen.line("Peel chain from " + line.start());
    screen.line("  source     " + ledger.origin());
    screen.line("  data to    " + Wording.block(ledger.horizon()));
    screen.line("  began      " + Wording.block(line.first()));
    screen.line("  last       " + Wording.block(line.last()));
    screen.line();
    Table sums = new Table("  ", "lrr");
    sums.row("", "satoshi", "BTC");
    row(sums, "began with", line.startingSat());
    row(sums, "added on the way", line.addedSat());
    row(sums, "paid in " + Wording.count(line.peels(), "peel", "peels"), line.paidSat());
    row(sums, "fees", line.feesSat());
    row(sums, "remaining", line.remainingSat());
    sums.print(screen);
    screen.line("  remaining at " + line.end());
    screen.line("               " + where(chain.remaining().script()));
    screen.prose("  ended: ", "    ", line.stop() + ": " + chain.reason());
    screen.line();
    screen.line("Payments, in the order of the chain");
    int number = 1;
    for (Peel peel : chain.peels()) {
      print(number++, peel);
    }
    screen.line();
    screen.prose(
        "",
        "",
        "Amounts, addresses and blocks are ledger facts. That the rest is the change, and so that"
            + " one person pays all of these, is an inference (see the rule at each payment with"
            + " --json); where it is wrong, all behind it is somebody else's. Whoever is paid may"
            + " know nothing of where the money came from.");
  }

  private static void row(Table sums, String what, long sat) {
    BigInteger amount = BigInteger.valueOf(sat);
    sums.row(what, amount.toString(), Wording.coins(amount));
  }

  private void print(int number, Peel peel) {
    screen.line(
        "  "
            + number
            + ". "
            + Wording.amount(peel.payment().value().baseUnits())
            + "  "
            + Wording.block(peel.block()));
    screen.line("     to " + where(peel.payment().script()));
    for (TagClaim claim : claims.apply(peel.payment().script())) {
      screen.prose("     tag: ", "       ", claim.line());
    }
    screen.line("     output " + peel.paid());
    screen.prose("     inferred: ", "       ", peel.change().evidence().getFirst());
  }

  private String where(LockingScript script) {
    return script
        .address(network)
        .map(address -> address.text())
        .orElseGet(() -> script.descriptor(network));
  }
}
