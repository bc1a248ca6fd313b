package org.tracer.evidence;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tracer.document.DocumentContent;
import org.tracer.evidence.bitcoin.BitcoinProofs;
import org.tracer.evidence.evm.EvmProofs;
import org.tracer.ledger.ChainTables;
import org.tracer.ledger.UtxoLedger;
import org.tracer.ledger.account.AccountChain;
import org.tracer.source.http.Transport;
import org.tracer.source.recording.Archive;
import org.tracer.source.recording.KeptAnswers;
import org.tracer.source.recording.KeptFiles;
import org.tracer.source.recording.RecordingHeader;

/**
 * One command that works in a case. What it reads is in the case before it is used: answers of the
 * network are kept and then given out, and what was answered in this case before is not asked again
 * unless that is wanted. Thread-safe.
 */
public final class CaseRun implements Archive {

  private final CaseStore store;
  private final Tool tool;
  private final boolean refresh;
  private final LogEntry started;
  private final NavigableMap<Long, LogEntry> used = new TreeMap<>();
  private final List<String> changes = new ArrayList<>();
  private long asked;
  private @Nullable RecordingHeader header;

  CaseRun(CaseStore store, List<String> command, Tool tool, boolean refresh) {
    this.store = store;
    this.tool = tool;
    this.refresh = refresh;
    this.started =
        store.appendNumbered(
            Entries.RUN_STARTED,
            "run",
            line -> {
              line.texts("command", command);
              tool.write(line);
            });
  }

  /** Number of the run in its case, from 1 on. */
  public long number() {
    return started.number("run");
  }

  LogEntry started() {
    return started;
  }

  CaseStore store() {
    return store;
  }

  Tool tool() {
    return tool;
  }

  @Override
  public KeptAnswers keep(Transport source, String origin) {
    return new CaseAnswers(this, source, origin, refresh);
  }

  @Override
  public KeptFiles keep(List<Path> files) {
    return CaseFiles.copy(this, files);
  }

  /** Notes that an answer was used that is in the log. */
  synchronized void use(LogEntry answer) {
    used.put(answer.sequence(), answer);
  }

  synchronized void asked(@Nullable LogEntry before, LogEntry now) {
    asked++;
    if (before != null && !before.text("record").equals(now.text("record"))) {
      changes.add(now.text("path") + now.text("request"));
    }
  }

  /** Answers and files that were used, in the order of the log. */
  synchronized List<LogEntry> used() {
    return List.copyOf(used.values());
  }

  synchronized void source(RecordingHeader of) {
    header = of;
    store.append(
        Entries.SOURCE,
        line ->
            line.number("run", number())
                .text("source", of.source())
                .text("chain", of.chain().toString())
                .object("options", of.options()));
  }

  synchronized Optional<RecordingHeader> header() {
    return Optional.ofNullable(header);
  }

  /**
   * Keeps the result of the run, with what it was made of and what shows its transactions in their
   * blocks; on return it is on the disk. Where proofs cannot be had, the result is kept without.
   *
   * @param ledger that the trace was made of, still open
   */
  public KeptResult keep(DocumentContent.OfOutputs content, UtxoLedger ledger) {
    return ResultWriter.keep(
        this,
        new KeptContent.OfTrace(KeptTags.of(content)),
        out ->
            BitcoinProofs.write(
                ledger, BitcoinProofs.transactionsOf(content.comparison().comparison()), out));
  }

  /** As {@link #keep(DocumentContent.OfOutputs, UtxoLedger)}, of a trace over accounts. */
  public KeptResult keep(DocumentContent.OfAccounts content, AccountChain chain) {
    return ResultWriter.keep(
        this,
        new KeptContent.OfTrace(KeptTags.of(content)),
        out -> EvmProofs.write(chain, EvmProofs.transactions(content.report()), out));
  }

  /** As {@link #keep(DocumentContent.OfOutputs, UtxoLedger)}, of a search for paths. */
  public KeptResult keep(KeptContent.OfPaths content, UtxoLedger ledger) {
    return ResultWriter.keep(
        this,
        content,
        out ->
            BitcoinProofs.write(
                ledger, BitcoinProofs.transactionsOf(content.result(), content.bounds()), out));
  }

  /**
   * Keeps what was worked out over a whole chain, as it was printed: to make it again takes the
   * index that it was read from, which is not in the case.
   *
   * @param source what the user named
   * @param document JSON
   */
  public KeptResult keep(ChainTables tables, String source, Printed document) {
    source(new RecordingHeader(source, tables.network().chainId(), Map.of()));
    return ResultWriter.keepPrinted(this, tables.horizon(), document::write);
  }

  /** Writes a document. */
  @FunctionalInterface
  public interface Printed {
    void write(OutputStream out) throws IOException;
  }

  /** How many requests went over the network. */
  public synchronized long asked() {
    return asked;
  }

  /** How many answers were used, old and new. */
  public synchronized long answers() {
    return used.size();
  }

  /** Of what was asked again: the questions whose answers are others now. Notes them in the log. */
  public synchronized List<String> changes() {
    if (refresh) {
      store.append(
          Entries.REFRESHED,
          line -> line.number("run", number()).number("asked", asked).texts("changed", changes));
    }
    return List.copyOf(changes);
  }
}
