package org.tracer.cli.command;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.Callable;
import org.tracer.chain.TxId;
import org.tracer.chain.bitcoin.LockingScript;
import org.tracer.cli.ExitCode;
import org.tracer.cli.Surroundings;
import org.tracer.cli.converter.SeedText;
import org.tracer.cli.option.SourceChoice;
import org.tracer.cli.render.AddressHistory;
import org.tracer.cli.render.ShowDocument;
import org.tracer.cli.render.ShowReport;
import org.tracer.cli.render.TransactionView;
import org.tracer.error.InvalidInputException;
import org.tracer.ledger.UtxoLedger;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tracer show}. */
@Command(
    name = "show",
    description = "Show an address, a transaction or an output as the chain has it.",
    footer = {
      "",
      "Sources:",
      "  blocks:PATH                 block files of a node, raw blocks",
      "  esplora+https://HOST/PATH   an explorer with the Esplora interface",
      "  bitcoind+http://HOST:PORT   a Bitcoin Core node",
      "  recording:DIR               what --record kept; no network"
    })
public final class ShowCommand implements Callable<Integer> {

  private final Surroundings surroundings;

  @Parameters(
      paramLabel = "ADDRESS|TXID|TXID:VOUT",
      description = "What to show; pk(HEX) and raw(HEX) are understood too.")
  private String what = "";

  @Mixin private SourceChoice source = new SourceChoice();

  @Option(names = "--json", description = "Print JSON (tracer-show/1) instead of text.")
  private boolean json;

  public ShowCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws IOException {
    SeedText place = SeedText.parse(what);
    if (place instanceof SeedText.OfTransaction some && some.vouts().size() > 1) {
      throw new InvalidInputException(
          "one output is shown at a time", "value \"" + what + "\"", "Name one, as txid:vout.");
    }
    Interruption interruption = new Interruption(surroundings, source.recording());
    try (UtxoLedger ledger = source.open(surroundings)) {
      switch (place) {
        case SeedText.OfTransaction transaction -> show(ledger, transaction);
        case SeedText.OfAddress address ->
            show(ledger, address.text(), address.script(ledger.network()));
        case SeedText.OfScript script -> show(ledger, script.text(), script.script());
      }
    } finally {
      interruption.close();
    }
    return ExitCode.OK;
  }

  private void show(UtxoLedger ledger, String name, LockingScript script) throws IOException {
    AddressHistory history = AddressHistory.read(ledger, name, script);
    if (json) {
      ShowDocument.write(ledger, history, stdout());
    } else {
      new ShowReport(ledger, surroundings.screen()).print(history);
    }
  }

  private void show(UtxoLedger ledger, SeedText.OfTransaction named) throws IOException {
    TxId id = named.txId();
    TransactionView view =
        TransactionView.read(ledger, id)
            .orElseThrow(() ->
                new InvalidInputException(
                    "the transaction is not in the chain up to block " + ledger.horizon().height(),
                    "transaction " + id,
                    "Check the id and the network, or name a source whose data reaches"
                        + " further."));
    if (named.vouts().isEmpty()) {
      if (json) {
        ShowDocument.write(ledger, view, stdout());
      } else {
        new ShowReport(ledger, surroundings.screen()).print(view);
      }
      return;
    }
    int vout = named.vouts().getFirst();
    if (vout >= view.spends().size()) {
      throw new InvalidInputException(
          "the transaction has no such output",
          "outpoint " + id + ":" + vout + ": it has outputs 0 to " + (view.spends().size() - 1),
          "Outputs are counted from 0.");
    }
    if (json) {
      ShowDocument.write(ledger, view, vout, stdout());
    } else {
      new ShowReport(ledger, surroundings.screen()).print(view, vout);
    }
  }

  private OutputStream stdout() {
    return new BufferedOutputStream(surroundings.stdout(), 1 << 16);
  }
}
