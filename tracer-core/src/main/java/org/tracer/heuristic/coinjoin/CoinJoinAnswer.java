package org.tracer.heuristic.coinjoin;

import java.util.List;
import java.util.Optional;
import org.tracer.heuristic.Verdict;

/**
 * What all detectors together say of one transaction. Different detectors may say different things;
 * all of it is in {@code findings}.
 *
 * <p>A yes of equal outputs counts for nothing where the transaction has Stonewall's form: half of
 * its outputs are equal then, and one owner can make it.
 *
 * @param verdict yes if some detector says so; else inconclusive if one is; else possible; else no
 * @param findings of all detectors that do not say no, the most specific first
 */
public record CoinJoinAnswer(Verdict verdict, List<CoinJoinFinding> findings) {

  static final CoinJoinAnswer NO = new CoinJoinAnswer(Verdict.NO, List.of());

  public CoinJoinAnswer {
    findings = List.copyOf(findings);
  }

  static CoinJoinAnswer of(List<CoinJoinFinding> findings) {
    boolean stonewall =
        findings.stream()
            .anyMatch(each ->
                each.kind() == CoinJoinKind.STONEWALL && each.verdict() == Verdict.POSSIBLE);
    for (Verdict verdict : List.of(Verdict.YES, Verdict.INCONCLUSIVE, Verdict.POSSIBLE)) {
      for (CoinJoinFinding finding : findings) {
        boolean counts = !stonewall || finding.kind() != CoinJoinKind.EQUAL_OUTPUTS;
        if (counts && finding.verdict() == verdict) {
          return new CoinJoinAnswer(verdict, findings);
        }
      }
    }
    return NO;
  }

  /** The most specific finding that has the verdict; empty for {@link Verdict#NO}. */
  public Optional<CoinJoinFinding> finding() {
    return findings.stream().filter(finding -> finding.verdict() == verdict).findFirst();
  }

  /**
   * Whether inputs should not be taken for one owner's because of this: some finding is of a kind
   * that several owners make, and the most specific one that says yes is not of another. PayJoin is
   * left out, because it is possible of a third of all transactions with several inputs.
   */
  public boolean maySeveralOwnersSpend() {
    return verdict == Verdict.YES
        ? finding().map(found -> found.kind().severalOwners()).orElse(false)
        : findings.stream()
            .map(CoinJoinFinding::kind)
            .anyMatch(kind -> kind.severalOwners() && kind != CoinJoinKind.PAYJOIN);
  }
}
