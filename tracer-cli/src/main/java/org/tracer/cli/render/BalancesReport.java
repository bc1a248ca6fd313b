package org.tracer.cli.render;

import java.math.BigInteger;
import org.tracer.census.Balances;
import org.tracer.census.Holding;
import org.tracer.ledger.ChainTables;

/** Balances of all addresses as a person reads them. */
public final class BalancesReport {

  private final ChainTables tables;
  private final Balances balances;
  private final String source;

  public BalancesReport(ChainTables tables, Balances balances, String source) {
    this.tables = tables;
    this.balances = balances;
    this.source = source;
  }

  /** Sums, and the {@code count} addresses that hold most. */
  public void print(Screen screen, int count) {
    screen.line("Balances of all addresses");
    screen.line(
        "  chain      "
            + balances.network().shortName()
            + " ("
            + balances.network().chainId()
            + ")");
    screen.line("  source     " + source);
    screen.line("  data from  block " + balances.firstHeight());
    screen.line("  as of      " + Wording.block(balances.block()));
    screen.line("             " + balances.block().hash());
    screen.line("  claim      ledger fact");
    screen.line();
    Table sums = new Table("  ", "lr");
    sums.row("held at addresses", amount(balances.unspentSat() - balances.unspendableSat()));
    sums.row("where nobody can spend it", amount(balances.unspendableSat()));
    sums.row("in unspent outputs together", amount(balances.unspentSat()));
    sums.print(screen);
    screen.line();
    Table counts = new Table("  ", "lr");
    counts.row("unspent outputs", Long.toString(balances.unspentOutputs()));
    counts.row("addresses that hold anything", Long.toString(balances.holders()));
    counts.print(screen);
    screen.line();
    screen.line("Largest balances");
    Table largest = new Table("  ", "rl");
    for (Holding holding : balances.largest(count)) {
      largest.row(
          amount(holding.balanceSat()),
          Wording.name(tables.network(), tables.script(holding.address())));
    }
    largest.print(screen);
    screen.line();
    screen.prose(
        "",
        "",
        "An address may belong to a service that holds it for many people. Nothing here says who"
            + " controls an address."
            + (balances.firstHeight() > 0
                ? " The data begins at block "
                    + balances.firstHeight()
                    + ": what was received before is missing from these balances."
                : ""));
  }

  private static String amount(long satoshi) {
    return Wording.amount(BigInteger.valueOf(satoshi));
  }
}
