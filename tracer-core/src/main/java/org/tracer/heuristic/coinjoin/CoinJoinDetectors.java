package org.tracer.heuristic.coinjoin;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tracer.chain.bitcoin.BitcoinNetwork;
import org.tracer.heuristic.TransactionShape;
import org.tracer.heuristic.Verdict;

/**
 * All detectors, for one network. On the main chain a detector is not asked below the height at
 * which its protocol was first there; test networks have no such heights, and no detector has a
 * last one. Immutable; may be used by several threads.
 */
public final class CoinJoinDetectors {

  private static final List<CoinJoinDetector> ALL =
      List.of(
          new Whirlpool(),
          new WhirlpoolTx0(),
          new Wasabi2(),
          new Wasabi2Small(),
          new Wasabi11(),
          new Wasabi1(),
          new JoinMarket(),
          new EqualOutputs(),
          new Stonewall(),
          new PayJoin());

  private final CoinJoinDetector[] detectors;
  private final int[] firstHeights;

  private CoinJoinDetectors(List<CoinJoinDetector> asked, boolean main) {
    detectors = asked.toArray(CoinJoinDetector[]::new);
    firstHeights = asked.stream().mapToInt(each -> main ? each.firstMainHeight() : 0).toArray();
  }

  public static CoinJoinDetectors of(BitcoinNetwork network) {
    return new CoinJoinDetectors(ALL, network == BitcoinNetwork.MAIN);
  }

  /**
   * All but PayJoin's, which finds something in a third of all transactions with several inputs.
   */
  public static CoinJoinDetectors withoutPayJoin(BitcoinNetwork network) {
    return new CoinJoinDetectors(
        ALL.stream().filter(each -> each.kind() != CoinJoinKind.PAYJOIN).toList(),
        network == BitcoinNetwork.MAIN);
  }

  /** One of each kind, in the order of {@link CoinJoinKind}. */
  public static List<CoinJoinDetector> all() {
    return ALL;
  }

  /** Asks every detector. Without allocation if all say no from the counts, as for most. */
  public CoinJoinAnswer judge(TransactionShape tx) {
    // No detector looks for a coinbase or a single output.
    if (tx.inputCount() == 0 || tx.outputCount() < 2) {
      return CoinJoinAnswer.NO;
    }
    @Nullable List<CoinJoinFinding> found = null;
    int height = tx.height();
    for (int i = 0; i < detectors.length; i++) {
      if (height >= firstHeights[i]) {
        CoinJoinFinding finding = detectors[i].judge(tx);
        if (finding.verdict() != Verdict.NO) {
          found = found == null ? new ArrayList<>() : found;
          found.add(finding);
        }
      }
    }
    return found == null ? CoinJoinAnswer.NO : CoinJoinAnswer.of(found);
  }
}
