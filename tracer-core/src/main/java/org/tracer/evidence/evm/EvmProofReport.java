package org.tracer.evidence.evm;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.tracer.chain.evm.EvmHash;

/**
 * What came of holding proofs against a result.
 *
 * @param transactions how many the result names
 * @param proven how many of them have a proof that holds
 * @param unproven the others, and why
 * @param transfers those of the result that transactions make, in the order of the chain
 * @param headers the blocks of the proofs, by height
 * @param problems what is wrong with the proofs, or contradicts the result; of very many, the first
 */
public record EvmProofReport(
    int transactions,
    int proven,
    SortedMap<EvmHash, String> unproven,
    List<TransferProof> transfers,
    List<GradedHeader> headers,
    List<String> problems) {

  public EvmProofReport {
    unproven = Collections.unmodifiableSortedMap(new TreeMap<>(unproven));
    transfers = List.copyOf(transfers);
    headers = List.copyOf(headers);
    problems = List.copyOf(problems);
  }

  /** Whether the file is whole, every proof in it holds, and none contradicts the result. */
  public boolean holds() {
    return problems.isEmpty();
  }

  /** How many transfers have each grade; grades that none has are left out. */
  public Map<ProofGrade, Long> grades() {
    Map<ProofGrade, Long> counts = new EnumMap<>(ProofGrade.class);
    transfers.forEach(one -> counts.merge(one.grade(), 1L, Long::sum));
    return counts;
  }

  /** How many blocks have each grade; grades that none has are left out. */
  public Map<HeaderGrade, Long> headerGrades() {
    Map<HeaderGrade, Long> counts = new EnumMap<>(HeaderGrade.class);
    headers.forEach(one -> counts.merge(one.grade(), 1L, Long::sum));
    return counts;
  }

  /** All that a reader must know, in words; what the proofs do not show included. */
  public List<String> sentences() {
    List<String> said = new ArrayList<>();
    said.add(
        String.format(
                Locale.ROOT,
                "%d of %d transactions of the result are proven: each stands, with its receipt, under the",
                proven,
                transactions)
            + " header of its block.");
    if (!unproven.isEmpty()) {
      said.add(
          String.format(
              Locale.ROOT, "%d have no proof; the result has the source's word.", unproven.size()));
    }
    grades().forEach((grade, count) -> said.add(count + words(grade)));
    headerGrades().forEach((grade, count) -> said.add(count + words(grade)));
    long work = headers.stream().filter(GradedHeader::work).count();
    if (work > 0) {
      said.add(work + " of the blocks carry proof of work, which is not checked here.");
    }
    if (!problems.isEmpty()) {
      said.add("Do not rely on these proofs: " + problems.size() + " things are wrong.");
    }
    said.add(
        "Not shown: that there were no other transfers; that a token's contract tells the truth by"
            + " its events; what contracts moved of the coin, where only a trace says so; balances;"
            + " rewards and withdrawals; who stands behind an address.");
    return List.copyOf(said);
  }

  private static String words(ProofGrade grade) {
    return switch (grade) {
      case PROVEN -> " transfers follow from proven bytes (PROVEN).";
      case TRACE_ONLY ->
          " transfers were made by contracts and are in no receipt (TRACE_ONLY): only running the"
              + " transactions again would show them.";
      case NOT_PROVEN -> " transfers are not borne out by the proofs (NOT_PROVEN).";
      case CONTRADICTED -> " transfers are not what the proven bytes say (CONTRADICTED).";
    };
  }

  private static String words(HeaderGrade grade) {
    return switch (grade) {
      case EMBEDDED ->
          " blocks are in the list that comes with this program, or blocks of it descend from them"
              + " (EMBEDDED).";
      case SEVERAL_SOURCES ->
          " blocks are named by two sources or more (SEVERAL_SOURCES); that these are independent"
              + " of each other is not known here.";
      case NODE_ATTESTED ->
          " blocks are the chain's by the word of one source (NODE_ATTESTED): it could have made"
              + " up a block and all in it.";
    };
  }
}
