package org.tracer.cli.render;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tracer.annotation.Annotations;
import org.tracer.chain.bitcoin.BitcoinNetwork;
import org.tracer.ledger.Transaction;
import org.tracer.ledger.TxInput;
import org.tracer.ledger.TxOutput;
import org.tracer.ledger.UtxoLedger;

/** An address, a transaction or an output as a person reads it. */
public final class ShowReport {

  /** A longer lock is named by its size only. */
  private static final int LONGEST_LOCK = 150;

  private final UtxoLedger ledger;
  private final BitcoinNetwork network;
  private final Annotations said;
  private final Screen screen;

  /**
   * @param said what sources claim and heuristics infer of what is shown
   */
  public ShowReport(UtxoLedger ledger, Annotations said, Screen screen) {
    this.ledger = ledger;
    this.said = said;
    network = ledger.network();
    this.screen = screen;
  }

  public void print(AddressHistory history) {
    screen.line("Address " + history.name());
    screen.line("  type     " + history.script().type());
    history
        .script()
        .address(network)
        .ifPresent(address -> SaidText.printTags(screen, said, address.text()));
    printData();
    screen.line();
    Table sums = new Table("  ", "lrr");
    sums.row("", "satoshi", "BTC");
    sums.row("received", history.received().toString(), Wording.coins(history.received()));
    sums.row("spent", history.spent().toString(), Wording.coins(history.spent()));
    if (history.unknownInputs() == 0) {
      var balance = history.received().subtract(history.spent());
      sums.row("balance", balance.toString(), Wording.coins(balance));
    }
    sums.print(screen);
    if (history.unknownInputs() > 0) {
      screen.prose(
          "  ",
          "  ",
          "No balance: "
              + Wording.count(history.unknownInputs(), "input", "inputs")
              + " of these transactions spend outputs that the data does not hold.");
    }
    screen.line();
    List<AddressHistory.Line> lines = history.lines();
    screen.line(
        lines.isEmpty()
            ? "No transaction up to this block pays to it or spends from it."
            : Wording.count(lines.size(), "transaction", "transactions") + ", earliest first");
    for (AddressHistory.Line line : lines) {
      screen.line("  " + Wording.block(line.block()));
      screen.line("    " + line.id());
      if (line.receivedSat().signum() > 0) {
        screen.line("    received  " + Wording.amount(line.receivedSat()));
      }
      if (line.spentSat().signum() > 0) {
        screen.line("    spent     " + Wording.amount(line.spentSat()));
      }
    }
    printNotices();
  }

  public void print(TransactionView view) {
    Transaction transaction = view.transaction();
    screen.line("Transaction " + transaction.id());
    printBlock(transaction);
    printData();
    view.fee().ifPresent(fee -> screen.line("  fee      " + Wording.amount(fee.baseUnits())));
    screen.line();
    if (transaction.isCoinbase()) {
      screen.line("No inputs: a coinbase, new coins and the fees of its block");
    } else {
      screen.line(Wording.count(transaction.inputs().size(), "input", "inputs"));
    }
    for (int vin = 0; vin < transaction.inputs().size(); vin++) {
      printInput(vin, transaction.inputs().get(vin));
    }
    screen.line();
    screen.line(Wording.count(transaction.outputs().size(), "output", "outputs"));
    for (int vout = 0; vout < transaction.outputs().size(); vout++) {
      printOutput(vout, transaction.outputs().get(vout), view.spends().get(vout));
    }
    printInferences();
    printNotices();
  }

  /** One output of a transaction. */
  public void print(TransactionView view, int vout) {
    Transaction transaction = view.transaction();
    screen.line("Output " + transaction.id() + ":" + vout);
    printBlock(transaction);
    printData();
    screen.line();
    printOutput(vout, transaction.outputs().get(vout), view.spends().get(vout));
    printInferences();
    printNotices();
  }

  private void printBlock(Transaction transaction) {
    screen.line(
        "  in       "
            + Wording.block(transaction.block())
            + ", place "
            + transaction.indexInBlock());
    screen.line("           " + transaction.block().hash());
  }

  private void printData() {
    screen.line("  chain    " + network.shortName());
    screen.line("  source   " + ledger.origin());
    screen.line("  data to  " + Wording.block(ledger.horizon()));
    screen.line("           " + ledger.horizon().hash());
  }

  private void printInput(int vin, TxInput input) {
    @Nullable TxOutput output = input.output();
    screen.line(
        "  "
            + vin
            + ": "
            + (output == null
                ? "unknown amount; the data does not hold the spent output"
                : Wording.amount(output.value().baseUnits()) + "  " + output.script().type()));
    if (output != null) {
      screen.line("     " + where(output));
      printTags(output);
    }
    screen.line("     spends " + input.spent());
  }

  private void printOutput(int vout, TxOutput output, TransactionView.Spend spend) {
    screen.line(
        "  "
            + vout
            + ": "
            + Wording.amount(output.value().baseUnits())
            + "  "
            + output.script().type());
    screen.line("     " + where(output));
    printTags(output);
    screen.line("     " + fate(output, spend));
  }

  private void printTags(TxOutput output) {
    output
        .script()
        .address(network)
        .ifPresent(address -> SaidText.printTags(screen, said, address.text()));
  }

  private void printInferences() {
    if (!said.inferences().isEmpty()) {
      screen.line();
      screen.line("Inferred, no facts");
      said.inferences().forEach(inference -> SaidText.printWhole(screen, inference));
    }
  }

  private String fate(TxOutput output, TransactionView.Spend spend) {
    byte[] script = output.script().toBytes();
    if (org.tracer.chain.bitcoin.LockingScript.isUnspendable(script, 0, script.length)) {
      return "can never be spent";
    }
    return switch (spend.fate()) {
      case UNSPENT -> "unspent at block " + ledger.horizon().height();
      case SPENT ->
          spend.by() == null
              ? "spent; by which transaction the source does not say"
              : "spent by " + spend.by().txId() + ", input " + spend.by().vout();
      case UNKNOWN -> "spent or not: the data does not say";
    };
  }

  private String where(TxOutput output) {
    String lock = output.script().descriptor(network);
    return output
        .script()
        .address(network)
        .map(address -> "at " + address.text())
        .orElse(
            lock.length() <= LONGEST_LOCK
                ? "no address; lock " + lock
                : "no address; a lock of " + output.script().length() + " bytes (see --json)");
  }

  private void printNotices() {
    List<String> notices = ledger.notices();
    if (!notices.isEmpty()) {
      screen.line();
      screen.line("Notices");
      notices.forEach(notice -> screen.prose("  - ", "    ", notice));
    }
  }
}
