package org.tracer.heuristic;

import java.util.List;

/**
 * What a heuristic says, with everything needed to check it, dispute it and take it back. It
 * annotates: no amount in any result depends on it unless the user asked for that.
 *
 * @param heuristic the rule
 * @param subject what it speaks of: a transaction id, {@code txid:vout}, or an address
 * @param claim what it says of the subject, such as {@code coinjoin} or {@code change}
 * @param evidence what the answer rests on, each a short sentence with its numbers; the ledger
 *     facts in it are named by transaction id or position
 */
public record Inference(
    Heuristic heuristic, String subject, String claim, Verdict verdict, List<String> evidence) {

  public Inference {
    evidence = List.copyOf(evidence);
  }
}
