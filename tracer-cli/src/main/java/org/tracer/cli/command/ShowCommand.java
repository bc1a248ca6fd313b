package org.tracer.cli.command;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.concurrent.Callable;
import org.tracer.annotation.Annotations;
import org.tracer.chain.TxId;
import org.tracer.chain.bitcoin.LockingScript;
import org.tracer.cli.ExitCode;
import org.tracer.cli.Surroundings;
import org.tracer.cli.converter.SeedText;
import org.tracer.cli.option.AssetOptions;
import org.tracer.cli.option.SaidOptions;
import org.tracer.cli.option.SourceChoice;
import org.tracer.cli.option.Tags;
import org.tracer.cli.render.AccountShowDocument;
import org.tracer.cli.render.AccountShowText;
import org.tracer.cli.render.AccountView;
import org.tracer.cli.render.AddressHistory;
import org.tracer.cli.render.ShowDocument;
import org.tracer.cli.render.ShowReport;
import org.tracer.cli.render.TransactionView;
import org.tracer.error.InvalidInputException;
import org.tracer.ledger.UtxoLedger;
import org.tracer.ledger.account.AccountChain;
import org.tracer.trace.TransactionInferences;
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
      "  evm+http://HOST:PORT        a node of Ethereum or another EVM chain",
      "  recording:DIR               what --record kept; no network"
    })
public final class ShowCommand implements Callable<Integer> {

  private final Surroundings surroundings;

  @Parameters(
      paramLabel = "ADDRESS|TXID|TXID:VOUT",
      description =
          "What to show; pk(HEX) and raw(HEX) are understood too, and 0x… on chains of accounts.")
  private String what = "";

  @Mixin private SourceChoice source = new SourceChoice();
  @Mixin private AssetOptions assets = new AssetOptions();

  @Mixin private SaidOptions said = new SaidOptions();

  @Option(
      names = "--neighbours",
      description =
          "To tell the change of a transaction, also read those that it spends from and that spend"
              + " it.")
  private boolean neighbours;

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
    Tags tags = said.tags(surroundings);
    if (source.isOfAccounts(surroundings)) {
      showOnAccounts(place.onAccounts(), tags);
      return ExitCode.OK;
    }
    assets.requireNone();
    SeedText.OnOutputs output = place.onOutputs();
    Interruption interruption = Interruption.of(surroundings, source);
    try (UtxoLedger ledger = source.open(surroundings)) {
      switch (output) {
        case SeedText.OfTransaction transaction -> show(ledger, transaction, tags);
        case SeedText.OfAddress address ->
            show(ledger, address.text(), address.script(ledger.network()), tags);
        case SeedText.OfScript script -> show(ledger, script.text(), script.script(), tags);
      }
    } finally {
      interruption.close();
    }
    finish();
    return ExitCode.OK;
  }

  private void showOnAccounts(SeedText.OnAccounts place, Tags tags) throws IOException {
    try (Interruption interruption = Interruption.of(surroundings, source);
        AccountChain chain = source.openAccounts(surroundings)) {
      AccountView read =
          switch (place) {
            case SeedText.OfAccount account ->
                AccountView.read(
                    chain, account.account(chain.chain()), assets.counted(chain.chain()));
            case SeedText.OfAccountTransaction one ->
                AccountView.read(chain, one.hash(), assets.counted(chain.chain()))
                    .orElseThrow(() -> notThere("transaction " + one.hash(), chain.horizon()));
          };
      AccountView view = said.infers() ? read : read.withoutInferences();
      Annotations known =
          Annotations.of(
              view.account() == null ? List.of() : tags.taggedAmong(List.of(view.account())),
              List.of());
      interruption.delivering();
      if (json) {
        AccountShowDocument.write(chain, view, known, stdout());
      } else {
        new AccountShowText(chain, view, known, surroundings.screen()).print();
      }
    }
    finish();
  }

  private void finish() {
    surroundings.out().flush();
    source.inCase().finish(surroundings, source.recording() != null);
  }

  private static InvalidInputException notThere(String what, long horizon) {
    return new InvalidInputException(
        "the transaction is not in the chain up to block " + horizon,
        what,
        "Check the id and the network, or name a source whose data reaches further.");
  }

  private void show(UtxoLedger ledger, String name, LockingScript script, Tags tags)
      throws IOException {
    AddressHistory history = AddressHistory.read(ledger, name, script);
    Annotations known =
        Annotations.of(
            tags.taggedAmong(script.address(ledger.network()).stream().toList()), List.of());
    if (json) {
      ShowDocument.write(ledger, history, known, stdout());
    } else {
      new ShowReport(ledger, known, surroundings.screen()).print(history);
    }
  }

  private void show(UtxoLedger ledger, SeedText.OfTransaction named, Tags tags) throws IOException {
    TxId id = named.txId();
    TransactionView view =
        TransactionView.read(ledger, id)
            .orElseThrow(() -> notThere("transaction " + id, ledger.horizon().height().value()));
    Annotations known =
        Annotations.of(
            tags.taggedAmong(view.addresses(ledger.network())),
            said.infers() ? TransactionInferences.of(ledger, id, neighbours) : List.of());
    if (named.vouts().isEmpty()) {
      if (json) {
        ShowDocument.write(ledger, view, known, stdout());
      } else {
        new ShowReport(ledger, known, surroundings.screen()).print(view);
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
      ShowDocument.write(ledger, view, vout, known, stdout());
    } else {
      new ShowReport(ledger, known, surroundings.screen()).print(view, vout);
    }
  }

  private OutputStream stdout() {
    return new BufferedOutputStream(surroundings.stdout(), 1 << 16);
  }
}
