package org.tracer.evidence;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import org.tracer.accounting.account.AccountRule;
import org.tracer.annotation.Annotations;
import org.tracer.bounds.BoundedComparison;
import org.tracer.bounds.EndpointBounds;
import org.tracer.chain.Address;
import org.tracer.chain.bitcoin.BitcoinAddress;
import org.tracer.chain.bitcoin.BitcoinNetwork;
import org.tracer.document.DocumentContent;
import org.tracer.document.PathDocument;
import org.tracer.document.TraceDocument;
import org.tracer.ledger.UtxoLedger;
import org.tracer.ledger.account.AccountChain;
import org.tracer.path.PathFinder;
import org.tracer.path.PathRequest;
import org.tracer.source.AccountSources;
import org.tracer.source.Sources;
import org.tracer.source.http.Transport;
import org.tracer.source.recording.RecordingHeader;
import org.tracer.trace.TraceAnnotator;
import org.tracer.trace.TraceComparison;
import org.tracer.trace.TraceListener;
import org.tracer.trace.Tracer;
import org.tracer.trace.account.AccountTracer;
import org.tracer.trace.account.FundsAnnotator;
import org.tracer.trace.account.FundsReport;
import org.tracer.trace.account.FundsTrace;

/**
 * Makes a result again from what was kept: the request is that of the kept document.
 *
 * @param header of what source the answers or files are
 * @param answers gives the kept answers; is closed with the ledger that reads from it
 * @param files that were kept instead of answers
 */
record Recomputation(RecordingHeader header, Transport answers, List<Path> files) {

  /** The same request over the kept data. */
  KeptContent of(DocumentContent kept) {
    return new KeptContent.OfTrace(
        switch (kept) {
          case DocumentContent.OfOutputs outputs -> outputs(outputs.comparison());
          case DocumentContent.OfAccounts accounts -> accounts(accounts.report());
        });
  }

  /** The same search over the kept data. */
  KeptContent of(PathRequest request) {
    try (UtxoLedger ledger = ledger()) {
      return KeptContent.OfPaths.of(PathFinder.find(ledger, request, TraceListener.SILENT));
    }
  }

  private UtxoLedger ledger() {
    return files.isEmpty() ? Sources.replay(header, answers) : Sources.replay(header, files);
  }

  /** What sources claim of addresses is kept as it was told; it cannot be made again. */
  private DocumentContent outputs(BoundedComparison kept) {
    TraceComparison before = kept.comparison();
    try (UtxoLedger ledger = ledger()) {
      TraceComparison made =
          Tracer.compare(
              ledger,
              before.traces().getFirst().request(),
              before.policies(),
              TraceListener.SILENT);
      TraceComparison said =
          made.withAnnotations(
              Annotations.of(
                  before.annotations().tagged(), TraceAnnotator.inferences(ledger, made)));
      return new DocumentContent.OfOutputs(
          new BoundedComparison(said, bounds(kept.bounds(), said, ledger.network())));
    }
  }

  private static EndpointBounds bounds(
      EndpointBounds kept, TraceComparison made, BitcoinNetwork network) {
    if (kept.largest() == 0 && kept.sets().isEmpty()) {
      return EndpointBounds.none();
    }
    List<List<Address>> sets =
        kept.sets().stream()
            .map(set ->
                set.addresses().stream()
                    .<Address>map(text -> BitcoinAddress.parse(network, text))
                    .toList())
            .toList();
    return EndpointBounds.of(made, kept.largest(), sets);
  }

  private DocumentContent accounts(FundsReport kept) {
    List<AccountRule> rules = kept.traces().stream().map(Recomputation::rule).toList();
    try (AccountChain chain = AccountSources.replay(header, answers)) {
      FundsReport made = AccountTracer.compare(chain, kept.request(), rules);
      FundsReport told =
          made.withAnnotations(Annotations.of(kept.annotations().tagged(), List.of()));
      return new DocumentContent.OfAccounts(
          told.withAnnotations(
              Annotations.of(told.annotations().tagged(), FundsAnnotator.inferences(chain, told))));
    }
  }

  private static AccountRule rule(FundsTrace trace) {
    return trace.request().rule();
  }

  /** Writes a document in the form it has on its own. */
  static void write(KeptContent content, OutputStream out) throws IOException {
    switch (content) {
      case KeptContent.OfPaths paths -> PathDocument.write(paths.result(), paths.bounds(), out);
      case KeptContent.OfTrace(DocumentContent.OfAccounts accounts) ->
          TraceDocument.write(accounts.report(), out);
      case KeptContent.OfTrace(DocumentContent.OfOutputs outputs) -> {
        TraceComparison comparison = outputs.comparison().comparison();
        if (comparison.traces().size() == 1) {
          TraceDocument.write(comparison.traces().getFirst(), out);
        } else {
          TraceDocument.write(outputs.comparison(), out);
        }
      }
    }
  }
}
