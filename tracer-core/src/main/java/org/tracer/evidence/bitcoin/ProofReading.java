package org.tracer.evidence.bitcoin;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.tracer.chain.BlockHeight;
import org.tracer.chain.TxId;
import org.tracer.chain.bitcoin.BitcoinNetwork;
import org.tracer.error.MalformedDataException;
import org.tracer.evidence.bitcoin.ProofReport.Fault;
import org.tracer.evidence.bitcoin.ProofReport.Unproven;
import org.tracer.evidence.bitcoin.ProofReport.Weakest;
import org.tracer.ledger.TransactionProof;
import org.tracer.source.codec.BlockHeader;
import org.tracer.source.http.Excerpt;
import org.tracer.source.http.JsonValue;

/** Reads one file of proofs, line by line. */
final class ProofReading {

  /** Two transactions of the size of a block, in hexadecimal, and the rest of a line. */
  private static final int LONGEST_LINE = 9 << 20;

  /** A file that is wrong in so many lines is read no further. */
  private static final int MOST_FAULTS = 100;

  /** A line of headers for every checkpoint there is, and room for some more. */
  private static final int MOST_HEADER_LINES = 1_000;

  private record Proven(TxId id, int line, BlockHeight height, int workBits) {}

  private final String name;
  private final TreeSet<TxId> expected;
  private final BitcoinNetwork network;
  private final ProofCheck check;
  private final ProvenBlocks blocks = new ProvenBlocks();
  private final SortedMap<TxId, String> reasons = new TreeMap<>();
  private final List<Proven> proven = new ArrayList<>();
  private final TreeSet<TxId> seen = new TreeSet<>();
  private final List<Fault> faults = new ArrayList<>();

  private int headerLines;

  ProofReading(String name, Collection<TxId> expected, BitcoinNetwork network) {
    this.name = name;
    this.expected = new TreeSet<>(expected);
    this.network = network;
    this.check = new ProofCheck(network);
  }

  ProofReport read(InputStream in) throws IOException {
    InputStream buffered = new BufferedInputStream(in, 1 << 16);
    int number = 1;
    for (; faults.size() < MOST_FAULTS && headerLines < MOST_HEADER_LINES; number++) {
      byte[] line = nextLine(buffered, number);
      if (line == null) {
        return report();
      }
      read(line, number);
    }
    faults.add(new Fault(number, "so much is wrong that the file is read no further"));
    return report();
  }

  /** Null at the end. */
  private byte @Nullable [] nextLine(InputStream in, int number) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream(4096);
    for (int b = in.read(); b >= 0; b = in.read()) {
      if (b == '\n') {
        return line.toByteArray();
      }
      if (line.size() == LONGEST_LINE) {
        faults.add(new Fault(number, "the line is too long to be a proof; reading ends here"));
        return null;
      }
      line.write(b);
    }
    if (line.size() > 0) {
      faults.add(new Fault(number, "the file ends in the middle of a line"));
    }
    return null;
  }

  private void read(byte[] bytes, int number) {
    try {
      JsonValue json = JsonValue.parse(bytes, name + ", line " + number);
      if (json.isObject() && json.optional(HeaderLine.MEMBER).isPresent()) {
        blocks.add(HeaderLine.parse(json));
        headerLines++;
      } else {
        read(ProofLine.parse(json), number);
      }
    } catch (MalformedDataException e) {
      String reason = Excerpt.of(String.valueOf(e.getMessage()), 200);
      faults.add(new Fault(number, "it is no proof: " + reason));
    }
  }

  private void read(ProofLine line, int number) {
    if (!expected.contains(line.id())) {
      faults.add(new Fault(number, "the result does not name the transaction " + line.id()));
      return;
    }
    if (!seen.add(line.id())) {
      faults.add(new Fault(number, "an earlier line is about the same transaction " + line.id()));
      return;
    }
    if (!line.network().equals(network.shortName())) {
      refuse(line.id(), number, "the proof is of another network than " + network.shortName());
      return;
    }
    TransactionProof proof = line.proof();
    if (line.gap() != null) {
      reasons.put(line.id(), line.gap().text());
    } else if (proof != null) {
      check(proof, number);
    }
  }

  private void check(TransactionProof proof, int number) {
    try {
      BlockHeader header = check.check(proof);
      blocks.add(proof.height(), header);
      int workBits = header.work().bitLength() - 1;
      proven.add(new Proven(proof.id(), number, proof.height(), workBits));
    } catch (MalformedDataException e) {
      refuse(proof.id(), number, "the proof fails: " + e.getMessage());
    }
  }

  private void refuse(TxId id, int number, String reason) {
    reasons.put(id, reason);
    faults.add(new Fault(number, reason));
  }

  private ProofReport report() {
    Map<BlockHeight, String> contradictions = blocks.faults();
    BlockHeight first = null;
    BlockHeight last = null;
    Weakest weakest = null;
    int count = 0;
    int linked = 0;
    for (Proven one : proven) {
      String contradiction = contradictions.get(one.height());
      if (contradiction != null) {
        refuse(one.id(), one.line(), "the proof fails: " + contradiction);
        continue;
      }
      count++;
      linked += blocks.isLinked(one.height()) ? 1 : 0;
      first = first == null || one.height().compareTo(first) < 0 ? one.height() : first;
      last = last == null || one.height().compareTo(last) > 0 ? one.height() : last;
      if (weakest == null || one.workBits() < weakest.bits()) {
        weakest = new Weakest(one.height(), one.workBits());
      }
    }
    for (TxId id : expected) {
      if (!seen.contains(id)) {
        reasons.put(id, "the file holds no proof of it");
      }
    }
    List<Unproven> unproven = new ArrayList<>();
    reasons.forEach((id, reason) -> unproven.add(new Unproven(id, reason)));
    faults.sort(Comparator.comparingInt(Fault::line));
    return new ProofReport(
        network, expected.size(), count, linked, unproven, faults, weakest, first, last);
  }
}
