package org.tracer.evidence.evm;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.tracer.chain.evm.EvmHash;
import org.tracer.error.MalformedDataException;
import org.tracer.ledger.account.Attestation;
import org.tracer.ledger.account.EvmProof;
import org.tracer.ledger.account.Transfer;
import org.tracer.source.evm.codec.BlockHeader;
import org.tracer.source.http.Excerpt;
import org.tracer.trace.account.FundsReport;

/** One file of proofs, held against one result. */
final class ProofVerification {

  private static final int MOST_PROBLEMS = 200;
  private static final int LONGEST_REASON = 300;

  private final FundsReport report;
  private final Collection<Transfer> named;
  private final Map<EvmHash, List<Transfer>> transfers;
  private final Map<EvmHash, Attestation> attested = new HashMap<>();
  private final Map<Long, Map<Integer, EvmHash>> places = new HashMap<>();
  private final HeaderGrader headers;
  private final Set<EvmHash> seen = new HashSet<>();
  private final Set<EvmHash> proven = new HashSet<>();
  private final SortedMap<EvmHash, String> unproven = new TreeMap<>();
  private final List<TransferProof> graded = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();

  ProofVerification(FundsReport report) {
    this.report = report;
    this.named = NamedTransfers.of(report);
    this.transfers = NamedTransfers.byTransaction(named);
    this.headers = new HeaderGrader(report.chain());
    report.context().attestations().forEach(one -> attested.put(one.transaction(), one));
  }

  EvmProofReport run(ProofLines lines, List<HeaderWitness> witnesses) throws IOException {
    try {
      readAll(lines);
    } catch (MalformedDataException e) {
      problem(lines.where(), e);
    }
    for (EvmHash hash : transfers.keySet()) {
      if (!seen.contains(hash)) {
        problem("the file has no line for transaction " + hash);
        unproven.put(hash, "the file of proofs has no line for it");
      } else if (!proven.contains(hash)) {
        unproven.putIfAbsent(hash, "its proof does not hold");
      }
    }
    gradeTheRest();
    List<GradedHeader> blocks = headers.grade(report.origin(), witnesses, this::problem);
    return new EvmProofReport(transfers.size(), proven.size(), unproven, graded, blocks, problems);
  }

  private void readAll(ProofLines lines) throws IOException {
    byte[] first = lines.next();
    if (first == null) {
      problem("the file is empty");
      return;
    }
    int announced = ProofLine.readFirst(first, report.chain(), lines.where());
    for (byte[] line = lines.next(); line != null; line = lines.next()) {
      try {
        read(ProofLine.read(line, report.chain(), lines.where()), lines.where());
      } catch (MalformedDataException e) {
        problem(lines.where(), e);
      }
    }
    if (lines.number() - 1 != announced) {
      problem(
          String.format(
              Locale.ROOT,
              "the file has %d lines behind the first, which announces %d",
              lines.number() - 1,
              announced));
    }
  }

  private void read(ProofLine line, String where) {
    switch (line) {
      case ProofLine.Link(String header) ->
          headers.link(CheckedProof.header(header, report.chain()));
      case ProofLine.Unproven(EvmHash hash, String reason) -> {
        if (isNew(hash, where)) {
          Attestation attestation = attested.get(hash);
          if (attestation != null && attestation.proof() == Attestation.Proof.RECOMPUTED) {
            problem(
                String.format(
                    Locale.ROOT,
                    "%s: the result says that %s was recomputed, but here is no proof",
                    where,
                    hash));
          }
          unproven.put(hash, Excerpt.of(reason, LONGEST_REASON));
        }
      }
      case ProofLine.Proven(EvmProof proof) -> {
        if (isNew(proof.transaction(), where)) {
          check(CheckedProof.of(proof, where), where);
        }
      }
    }
  }

  private boolean isNew(EvmHash hash, String where) {
    if (!transfers.containsKey(hash)) {
      problem(where + ": the result names no transaction " + hash);
      return false;
    }
    if (!seen.add(hash)) {
      problem(where + ": a second line for transaction " + hash);
      return false;
    }
    return true;
  }

  private void check(CheckedProof proof, String where) {
    BlockHeader header = proof.header();
    long height = header.number();
    EvmHash block = header.hash();
    String contradiction = contradiction(proof, block);
    if (contradiction.isEmpty() && !headers.add(header, block)) {
      contradiction = String.format(Locale.ROOT, "another proof has another block %d", height);
    }
    EvmHash other =
        places.computeIfAbsent(height, any -> new HashMap<>()).put(proof.index(), proof.hash());
    if (contradiction.isEmpty() && other != null) {
      contradiction = "another proof has another transaction at that place: " + other;
    }
    if (!contradiction.isEmpty()) {
      problem(
          String.format(Locale.ROOT, "%s, transaction %s: %s", where, proof.hash(), contradiction));
      unproven.put(proof.hash(), contradiction);
      return;
    }
    proven.add(proof.hash());
    List<Transfer> own = transfers.getOrDefault(proof.hash(), List.of());
    for (TransferProof one : TransferGrader.grade(own, proof)) {
      graded.add(one);
      if (one.grade() == ProofGrade.CONTRADICTED) {
        Transfer said = one.transfer();
        problem(
            String.format(
                Locale.ROOT,
                "the result has %s %s of %s from %s to %s in transaction %s, but: %s",
                said.kind(),
                said.amount(),
                said.asset(),
                said.from(),
                said.to(),
                proof.hash(),
                one.basis()));
      }
    }
  }

  /** What the result says of the block that its header does not. */
  private String contradiction(CheckedProof proof, EvmHash block) {
    BlockHeader header = proof.header();
    long height = header.number();
    Attestation attestation = attested.get(proof.hash());
    if (attestation != null
        && (attestation.block() != height || !attestation.blockHash().equals(block))) {
      return String.format(
          Locale.ROOT,
          "the result has it in block %d, %s",
          attestation.block(),
          attestation.blockHash());
    }
    Instant time = report.context().times().get(height);
    if (time != null && !time.equals(header.time())) {
      return String.format(
          Locale.ROOT,
          "the result has the time %s for block %d, the header %s",
          time,
          height,
          header.time());
    }
    if (height > report.horizon().height()) {
      return String.format(Locale.ROOT, "its block %d is behind the horizon of the result", height);
    }
    if (height == report.horizon().height() && !block.equals(report.horizon().hash())) {
      return "its block is the last that the result looked at, but another";
    }
    return "";
  }

  /** Transfers without a proof, and the order of all. */
  private void gradeTheRest() {
    for (Transfer transfer : named) {
      EvmHash hash = transfer.transaction();
      if (hash == null) {
        graded.add(
            new TransferProof(
                transfer, ProofGrade.NOT_PROVEN, "no transaction made it: nothing here proves it"));
      } else if (!proven.contains(hash)) {
        graded.add(
            new TransferProof(
                transfer, ProofGrade.NOT_PROVEN, unproven.getOrDefault(hash, "no proof")));
      }
    }
    graded.sort(Comparator.comparing(one -> one.transfer().order()));
  }

  private void problem(String where, MalformedDataException e) {
    problem((e.input().isEmpty() ? where : e.input()) + ": " + e.getMessage());
  }

  private void problem(String text) {
    if (problems.size() < MOST_PROBLEMS) {
      problems.add(text);
    } else if (problems.size() == MOST_PROBLEMS) {
      problems.add("there is more of the kind");
    }
  }
}
