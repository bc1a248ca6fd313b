package org.tracer.evidence.bitcoin;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.tracer.chain.BlockHeight;
import org.tracer.chain.bitcoin.BitcoinNetwork;
import org.tracer.evidence.bitcoin.ProofReport.Fault;
import org.tracer.evidence.bitcoin.ProofReport.Unproven;
import org.tracer.source.codec.Checkpoints;

/** A report of proofs in plain words. */
final class ProofSentences {

  private static final int SHOWN = 20;

  private ProofSentences() {}

  static List<String> of(ProofReport report) {
    List<String> sentences = new ArrayList<>();
    sentences.add(
        String.format(
            Locale.ROOT,
            "%d of %d transactions proven to stand in blocks of %s.",
            report.proven(),
            report.expected(),
            report.network().shortName()));
    addWork(report, sentences);
    addLinks(report, sentences);
    addUnproven(report, sentences);
    addFaults(report, sentences);
    if (report.proven() > 0) {
      addLimits(report, sentences);
    }
    return List.copyOf(sentences);
  }

  private static void addWork(ProofReport report, List<String> sentences) {
    ProofReport.Weakest weakest = report.weakest();
    BlockHeight first = report.first();
    BlockHeight last = report.last();
    if (weakest == null || first == null || last == null) {
      return;
    }
    sentences.add(
        String.format(
            Locale.ROOT,
            "The blocks have heights %s to %s. At least %d bits of work stand behind each: making a"
                + " block as hard as the easiest of them, that of height %s, takes about 2^%d"
                + " hashes.",
            first,
            last,
            weakest.bits(),
            weakest.height(),
            weakest.bits()));
    if (report.network() != BitcoinNetwork.MAIN) {
      sentences.add(
          "On "
              + report.network().shortName()
              + " no difficulty is fixed for a height, and blocks are cheap to make.");
      return;
    }
    BlockHeight exact = Checkpoints.mainnet().lastExact();
    sentences.add(
        last.compareTo(exact) <= 0
            ? "Each block has exactly the difficulty that was in force at its height."
            : String.format(
                Locale.ROOT,
                "Up to height %s each block has exactly the difficulty that was in force; for later"
                    + " ones only a lower bound is known.",
                exact));
  }

  private static void addLinks(ProofReport report, List<String> sentences) {
    if (report.linked() > 0) {
      sentences.add(
          String.format(
              Locale.ROOT,
              "Of %d of them the block is part of the chain that every Bitcoin node knows: its headers"
                  + " lead to a block whose hash is built into Tracer.",
              report.linked()));
    }
    if (report.linked() < report.proven()) {
      sentences.add(
          String.format(
              Locale.ROOT,
              "Of %d of them it is not shown that the block is part of the best chain, which takes the"
                  + " headers of the blocks after it; forging it takes the work that is stated.",
              report.proven() - report.linked()));
    }
  }

  private static void addUnproven(ProofReport report, List<String> sentences) {
    Map<String, Integer> reasons = new TreeMap<>();
    report.unproven().forEach(one -> reasons.merge(one.reason(), 1, Integer::sum));
    reasons.forEach(
        (reason, count) -> sentences.add("Not proven: " + count + ", because " + reason + "."));
    List<Unproven> unproven = report.unproven();
    for (Unproven one : unproven.subList(0, Math.min(SHOWN, unproven.size()))) {
      sentences.add("Not proven: transaction " + one.id() + ": " + one.reason() + ".");
    }
    if (unproven.size() > SHOWN) {
      sentences.add("And " + (unproven.size() - SHOWN) + " more transactions not proven.");
    }
  }

  private static void addFaults(ProofReport report, List<String> sentences) {
    List<Fault> faults = report.faults();
    for (Fault fault : faults.subList(0, Math.min(SHOWN, faults.size()))) {
      sentences.add(
          "The file of proofs is wrong in line " + fault.line() + ": " + fault.reason() + ".");
    }
    if (faults.size() > SHOWN) {
      sentences.add("And " + (faults.size() - SHOWN) + " more faults in the file of proofs.");
    }
  }

  private static void addLimits(ProofReport report, List<String> sentences) {
    sentences.add(
        "A proof shows that a transaction with these inputs and outputs stands in that block.");
    sentences.add(
        "It does not show that there are no other transactions: nothing here proves that an output"
            + " is unspent or that a list of payments is complete.");
    sentences.add("It does not show who held the keys.");
    if (report.network() == BitcoinNetwork.MAIN && report.linked() < report.proven()) {
      sentences.add(
          String.format(
              Locale.ROOT,
              "Below height %d no block has to state its height, so where its headers lead to no"
                  + " known block, the height is a claim that only the difficulty bears out.",
              ProofCheck.HEIGHTS_DEMANDED));
    }
    sentences.add("The time of a block is what its miner claimed, true to about two hours.");
    sentences.add("Witness data, such as signatures, is not part of an id and is not proven.");
  }
}
