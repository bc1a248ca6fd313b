package org.tracer.evidence.redaction;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.tracer.chain.Asset;
import org.tracer.chain.Position;
import org.tracer.chain.bitcoin.BitcoinNetwork;
import org.tracer.chain.bitcoin.LockingScript;
import org.tracer.document.DocumentContent;
import org.tracer.heuristic.poisoning.Finding;
import org.tracer.ledger.account.IssuerAct;
import org.tracer.trace.Endpoint;
import org.tracer.trace.Seed;
import org.tracer.trace.SeededPosition;
import org.tracer.trace.StopListEntry;
import org.tracer.trace.Trace;
import org.tracer.trace.TracedOutput;
import org.tracer.trace.TracedTransaction;
import org.tracer.trace.account.AccountEndpoint;
import org.tracer.trace.account.AccountSeed;
import org.tracer.trace.account.Conversion;
import org.tracer.trace.account.FundsReport;
import org.tracer.trace.account.FundsTrace;
import org.tracer.trace.account.SeededTransfer;
import org.tracer.trace.account.TracedTransfer;

/**
 * The addresses that stay as they are when third parties are redacted: what was asked about, where
 * money ended under any rule, what the user stops at and says something of, and the contracts of
 * tokens. Immutable.
 */
public final class Disclosed {

  /** Nobody's: money that is made or destroyed. */
  private static final String NO_ACCOUNT = "0x" + "0".repeat(40);

  private final Set<String> addresses;

  private Disclosed(Set<String> addresses) {
    this.addresses = addresses;
  }

  /** What stays in documents, taken together: who is named in one of them is named in all. */
  public static Disclosed by(Collection<DocumentContent> documents) {
    Set<String> texts = new HashSet<>(Set.of(NO_ACCOUNT));
    for (DocumentContent document : documents) {
      switch (document) {
        case DocumentContent.OfOutputs outputs ->
            outputs.comparison().comparison().traces().forEach(trace -> outputs(trace, texts));
        case DocumentContent.OfAccounts accounts -> accounts(accounts.report(), texts);
      }
    }
    return new Disclosed(Set.of()).with(texts);
  }

  /** These, and every address that is in these texts. */
  public Disclosed with(Collection<String> texts) {
    Set<String> more = new HashSet<>(addresses);
    for (String text : texts) {
      add(text, more);
    }
    return new Disclosed(more);
  }

  private static void add(String text, Set<String> addresses) {
    try {
      Runs.read(
          new ByteArrayInputStream(text.getBytes(UTF_8)),
          "what stays",
          new Runs.Sink() {
            @Override
            public void run(String run, Runs at) {
              for (AddressTokens.Token token : AddressTokens.in(run, at)) {
                addresses.add(usual(token.address()));
              }
            }

            @Override
            public void between(int octet) {}
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Scripts and keys stand as somebody wrote them; here all in small letters. */
  private static String usual(String address) {
    return address.matches("[0-9a-fA-F]++") ? address.toLowerCase(Locale.ROOT) : address;
  }

  /** Whether an address, script or key stays. */
  boolean contains(String address) {
    return addresses.contains(usual(address));
  }

  /** Of what stays, in small letters. */
  Set<String> inSmallLetters() {
    return addresses.stream()
        .map(address -> address.toLowerCase(Locale.ROOT))
        .collect(Collectors.toSet());
  }

  private static void outputs(Trace trace, Set<String> texts) {
    BitcoinNetwork network = trace.network();
    for (Seed seed : trace.request().seeds()) {
      if (seed instanceof Seed.OfAddress address) {
        texts.add(address.name());
        lock(address.script(), network, texts);
      }
    }
    for (StopListEntry entry : trace.request().stopRules().stopList()) {
      texts.add(entry.name());
      lock(entry.script(), network, texts);
    }
    Set<Position> seeds = new HashSet<>();
    for (SeededPosition seed : trace.seeds()) {
      seeds.add(seed.position());
      if (seed.address() != null) {
        texts.add(seed.address().text());
      }
    }
    for (TracedTransaction transaction : trace.transactions()) {
      for (TracedOutput output : transaction.outputs()) {
        if (seeds.contains(output.position())) {
          texts.add(output.descriptor());
        }
      }
    }
    for (Endpoint endpoint : trace.endpoints()) {
      if (endpoint.descriptor() != null) {
        texts.add(endpoint.descriptor());
      }
      if (endpoint.address() != null) {
        texts.add(endpoint.address().text());
      }
    }
  }

  private static void lock(LockingScript script, BitcoinNetwork network, Set<String> texts) {
    texts.add(script.descriptor(network));
    texts.add("raw(" + script + ")");
  }

  private static void accounts(FundsReport report, Set<String> texts) {
    report.request().assets().forEach(asset -> texts.add(asset.toString()));
    report.request().stopRules().stopList().keySet().forEach(stop -> texts.add(stop.text()));
    for (AccountSeed seed : report.request().seeds()) {
      texts.add(seed.account().text());
      texts.add(seed.asset().toString());
    }
    for (FundsTrace trace : report.traces()) {
      assets(trace).forEach(asset -> texts.add(asset.toString()));
      for (AccountEndpoint end : trace.endpoints()) {
        texts.add(end.asset().toString());
        if (end.account() != null) {
          texts.add(end.account().text());
        }
      }
    }
    for (IssuerAct act : report.context().acts()) {
      texts.add(act.asset().toString());
    }
    for (Finding finding : report.context().noise()) {
      texts.add(finding.transfer().asset().toString());
    }
    report.context().claims().keySet().forEach(asset -> texts.add(asset.toString()));
  }

  private static Set<Asset> assets(FundsTrace trace) {
    Set<Asset> assets = new HashSet<>();
    for (SeededTransfer seed : trace.seeds()) {
      assets.add(seed.transfer().asset());
    }
    for (TracedTransfer traced : trace.transfers()) {
      assets.add(traced.transfer().asset());
    }
    for (Conversion conversion : trace.conversions()) {
      assets.addAll(List.of(conversion.from(), conversion.into()));
      conversion.proof().forEach(transfer -> assets.add(transfer.asset()));
    }
    return assets;
  }
}
