package org.tracer.path;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tracer.chain.BlockRef;
import org.tracer.chain.bitcoin.LockingScript;
import org.tracer.error.SourceUnavailableException;
import org.tracer.ledger.UtxoLedger;
import org.tracer.trace.TracedTransaction;

/** Why no path was found: what is certain first, what only may be last. */
record Explanation(Verdict verdict, @Nullable TargetHistory history) {

  /**
   * @param first the transaction of the earliest output of the start
   */
  static Explanation of(
      UtxoLedger ledger,
      PathRequest request,
      Destination target,
      TracedTransaction first,
      List<Cut> cuts) {
    TargetHistory history = history(ledger, request);
    Verdict certain =
        switch (target) {
          case Destination.Outputs outputs -> certain(outputs, first);
          case Destination.Lock lock -> certain(history, first);
        };
    if (certain != Verdict.NONE) {
      return new Explanation(certain, history);
    }
    return new Explanation(cuts.isEmpty() ? Verdict.NONE : Verdict.CUT_SHORT, history);
  }

  private static Verdict certain(Destination.Outputs target, TracedTransaction first) {
    int order = target.block().height().compareTo(first.block().height());
    if (order < 0 || (order == 0 && target.indexInBlock() <= first.indexInBlock())) {
      return Verdict.NOT_LATER;
    }
    if (target.isCoinbase()) {
      return Verdict.MINTED;
    }
    return target.isAfterWindow() ? Verdict.AFTER_WINDOW : Verdict.NONE;
  }

  private static Verdict certain(@Nullable TargetHistory history, TracedTransaction first) {
    if (history == null) {
      return Verdict.NONE;
    }
    BlockRef last = history.last();
    if (last == null) {
      return Verdict.NOT_PAID;
    }
    return last.height().compareTo(first.block().height()) < 0 ? Verdict.NOT_LATER : Verdict.NONE;
  }

  /** A source that cannot look up a lock, or does not answer, leaves the question open. */
  private static @Nullable TargetHistory history(UtxoLedger ledger, PathRequest request) {
    if (!(request.to() instanceof PathTarget.OfScript(String name, LockingScript script))
        || !request.lookUpTarget()) {
      return null;
    }
    try {
      return TargetHistory.read(ledger, script);
    } catch (SourceUnavailableException e) {
      return null;
    }
  }
}
