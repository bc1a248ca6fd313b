package org.tracer.cli.command;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.tracer.annotation.Annotations;
import org.tracer.annotation.TagClaim;
import org.tracer.chain.TxId;
import org.tracer.chain.bitcoin.BitcoinNetwork;
import org.tracer.chain.bitcoin.LockingScript;
import org.tracer.cli.Surroundings;
import org.tracer.cli.converter.SeedText;
import org.tracer.cli.option.ClusterOptions;
import org.tracer.cli.option.OutputFile;
import org.tracer.cli.option.SourceChoice;
import org.tracer.cli.option.Tags;
import org.tracer.cli.render.FoundClusterDocument;
import org.tracer.cli.render.FoundClusterReport;
import org.tracer.cli.render.JoinedTo;
import org.tracer.cli.render.Screen;
import org.tracer.cli.render.StatusLine;
import org.tracer.error.InvalidInputException;
import org.tracer.export.tables.ClusterEdgesCsv;
import org.tracer.heuristic.cospend.ActorAlarm;
import org.tracer.heuristic.cospend.ClusterSearch;
import org.tracer.heuristic.cospend.CoSpendCluster;
import org.tracer.heuristic.cospend.FoundCluster;
import org.tracer.heuristic.cospend.HangsOn;
import org.tracer.ledger.UtxoLedger;

/** {@code tracer cluster ADDRESS}: a search around one address in any source. */
final class ClusterSearchRun {

  private final Surroundings surroundings;
  private final SourceChoice source;
  private final ClusterOptions options;
  private final Tags tags;
  private final boolean json;
  private final int list;
  private final boolean quiet;

  ClusterSearchRun(
      Surroundings surroundings,
      SourceChoice source,
      ClusterOptions options,
      Tags tags,
      boolean json,
      int list,
      boolean quiet) {
    this.surroundings = surroundings;
    this.source = source;
    this.options = options;
    this.tags = tags;
    this.json = json;
    this.list = list;
    this.quiet = quiet;
  }

  void run(SeedText.OnOutputs place, @Nullable OutputFile file) throws IOException {
    try (Interruption interruption = Interruption.of(surroundings, source);
        UtxoLedger ledger = source.open(surroundings)) {
      Map<LockingScript, Set<String>> actors =
          options.actors(
              text -> ClusterCommand.script(ledger.network(), ClusterCommand.place(text)));
      LockingScript start = ClusterCommand.script(ledger.network(), place);
      @Nullable LockingScript other = other(ledger.network(), start);
      FoundCluster found = search(ledger, start);
      HangsOn hangsOn = found.cluster().hangsOn(CoSpendCluster.STEPS);
      @Nullable List<ActorAlarm> alarms =
          actors.isEmpty() && isNobodyKnown(ledger.network(), found)
              ? null
              : ActorAlarm.of(
                  found.cluster(), address -> actors(ledger.network(), address, actors));
      Annotations said = said(ledger.network(), found);
      @Nullable JoinedTo joined =
          other == null ? null : JoinedTo.of(ledger.network(), found, other, CoSpendCluster.STEPS);
      FoundClusterDocument document =
          new FoundClusterDocument(ledger, found, hangsOn, alarms, said, joined);
      // A case keeps every answer, as for show: the same command gives the same bytes from there.
      interruption.delivering();
      if (file != null) {
        long rows =
            file.write(stream -> ClusterEdgesCsv.write(ledger.network(), found.cluster(), stream));
        tell("tracer: wrote " + rows + " edges to " + file.file());
      }
      if (json) {
        document.write(new BufferedOutputStream(surroundings.stdout(), 1 << 16));
      } else {
        new FoundClusterReport(ledger, found, surroundings.screen(), list)
            .print(hangsOn, alarms, said, joined);
      }
      surroundings.out().flush();
      if (!quiet) {
        notices(ledger, found);
      }
      source.inCase().finish(surroundings, quiet || source.recording() != null);
    }
  }

  private @Nullable LockingScript other(BitcoinNetwork network, LockingScript start) {
    String named = options.joinedTo();
    if (named == null) {
      return null;
    }
    LockingScript other = ClusterCommand.script(network, ClusterCommand.place(named));
    if (other.equals(start)) {
      throw new InvalidInputException(
          "this is the address that the cluster is searched around",
          "--joined-to, value \"" + named + "\"",
          "Name another one.");
    }
    return other;
  }

  private Annotations said(BitcoinNetwork network, FoundCluster found) {
    return Annotations.of(
        tags.taggedAmong(
            found.cluster().addresses().stream()
                .flatMap(lock -> lock.address(network).stream())
                .toList()),
        List.of());
  }

  private boolean isNobodyKnown(BitcoinNetwork network, FoundCluster found) {
    return found.cluster().addresses().stream()
        .allMatch(address -> tags.claims(network, address).isEmpty());
  }

  /** Who a lock is said to belong to: by the user, and by tags. */
  private Set<String> actors(
      BitcoinNetwork network, LockingScript lock, Map<LockingScript, Set<String>> named) {
    Set<String> all = new TreeSet<>(named.getOrDefault(lock, Set.of()));
    for (TagClaim claim : tags.claims(network, lock)) {
      all.add(claim.actor() == null ? claim.label() : claim.actor());
    }
    return all;
  }

  private FoundCluster search(UtxoLedger ledger, LockingScript start) {
    StatusLine status =
        new StatusLine(
            surroundings.err(), surroundings.errIsTerminal() && !quiet, System::nanoTime);
    try {
      return ClusterSearch.around(
          ledger,
          start,
          options.guards(),
          options.limits(),
          options.without(),
          read -> status.update(() -> read + " transactions read"));
    } finally {
      status.end();
    }
  }

  private void notices(UtxoLedger ledger, FoundCluster found) {
    Screen screen = surroundings.errorScreen();
    ledger.notices().forEach(notice -> screen.prose("tracer: notice: ", "  ", notice));
    for (TxId id : options.without()) {
      if (found.retracted().stream().noneMatch(one -> one.txId().equals(id))) {
        screen.prose(
            "tracer: notice: ",
            "  ",
            "--without " + id + " changes nothing: it is no evidence for this cluster");
      }
    }
    screen.flush();
  }

  private void tell(String line) {
    Screen screen = surroundings.errorScreen();
    screen.line(line);
    screen.flush();
  }
}
