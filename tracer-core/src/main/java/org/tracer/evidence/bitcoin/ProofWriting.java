package org.tracer.evidence.bitcoin;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import org.tracer.chain.BlockHeight;
import org.tracer.chain.TxId;
import org.tracer.chain.bitcoin.BitcoinNetwork;
import org.tracer.error.SourceUnavailableException;
import org.tracer.ledger.UtxoLedger;
import org.tracer.source.codec.Checkpoints;

/** Asks a ledger for proofs and writes them. */
final class ProofWriting {

  /** Proofs that are announced ahead of need. */
  private static final int AHEAD = 16;

  /** Failures in a row after which the source is asked no more. */
  private static final int MOST_FAILURES = 3;

  /** A transaction that the ledger has. */
  private record Found(long key, TxId id) {}

  private final UtxoLedger ledger;
  private final OutputStream out;
  private int failures;

  ProofWriting(UtxoLedger ledger, OutputStream out) {
    this.ledger = ledger;
    this.out = out;
  }

  void write(SortedSet<TxId> transactions) throws IOException {
    List<Found> found = new ArrayList<>();
    SortedMap<TxId, ProofGap> gaps = new TreeMap<>();
    for (TxId id : transactions) {
      long key = find(id, gaps);
      if (key >= 0) {
        found.add(new Found(key, id));
      }
    }
    failures = 0;
    // In chain order, so that a source has to read each block once.
    found.sort(Comparator.comparingLong(Found::key));
    for (Found one : found.subList(0, Math.min(AHEAD, found.size()))) {
      ledger.announceProof(one.key());
    }
    for (int i = 0; i < found.size(); i++) {
      if (i + AHEAD < found.size() && failures < MOST_FAILURES) {
        ledger.announceProof(found.get(i + AHEAD).key());
      }
      writeLine(prove(found.get(i)));
    }
    writeHeaders(found);
    for (Map.Entry<TxId, ProofGap> gap : gaps.entrySet()) {
      writeLine(ProofLine.of(ledger.network(), gap.getKey(), gap.getValue()));
    }
  }

  /** From the first block of every 2016 that was proved from, to the next checkpoint. */
  private void writeHeaders(List<Found> found) throws IOException {
    if (ledger.network() != BitcoinNetwork.MAIN) {
      return;
    }
    SortedMap<BlockHeight, BlockHeight> firsts = new TreeMap<>();
    for (Found one : found) {
      BlockHeight height = ledger.block(one.key()).height();
      Checkpoints.mainnet().next(height).ifPresent(next -> firsts.putIfAbsent(next, height));
    }
    for (Map.Entry<BlockHeight, BlockHeight> first : firsts.entrySet()) {
      Optional<String> line = HeaderLine.of(ledger, first.getValue(), first.getKey());
      if (line.isPresent()) {
        writeLine(line.get());
      }
    }
  }

  private long find(TxId id, SortedMap<TxId, ProofGap> gaps) {
    if (failures < MOST_FAILURES) {
      try {
        long key = ledger.find(id);
        failures = 0;
        if (key == UtxoLedger.NOT_FOUND) {
          gaps.put(id, ProofGap.NOT_FOUND);
        }
        return key;
      } catch (SourceUnavailableException e) {
        failures++;
      }
    }
    gaps.put(id, ProofGap.UNAVAILABLE);
    return UtxoLedger.NOT_FOUND;
  }

  private String prove(Found found) {
    if (failures < MOST_FAILURES) {
      try {
        String line =
            ledger
                .prove(found.key())
                .map(proof -> ProofLine.of(ledger.network(), proof))
                .orElseGet(
                    () -> ProofLine.of(ledger.network(), found.id(), ProofGap.SOURCE_CANNOT));
        failures = 0;
        return line;
      } catch (SourceUnavailableException e) {
        failures++;
      }
    }
    return ProofLine.of(ledger.network(), found.id(), ProofGap.UNAVAILABLE);
  }

  private void writeLine(String line) throws IOException {
    out.write(line.getBytes(US_ASCII));
    out.write('\n');
  }
}
