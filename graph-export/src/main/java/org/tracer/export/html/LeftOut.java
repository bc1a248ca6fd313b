package org.tracer.export.html;

import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tracer.export.flow.FlowAmount;
import org.tracer.export.flow.FlowAsset;
import org.tracer.export.flow.FlowEnding;
import org.tracer.export.flow.FlowMovement;
import org.tracer.export.flow.FlowNode;

/** What a page does not hold, counted, and what ended there added up, label by label. */
final class LeftOut {

  /** One label's part of one asset. */
  record Share(String label, FlowAsset asset) {}

  /** What ended for one reason, at how many places. */
  static final class Ended {

    private final String reason;
    private int places;
    private final Map<Share, BigInteger> sums = new LinkedHashMap<>();

    private Ended(String reason) {
      this.reason = reason;
    }

    String reason() {
      return reason;
    }

    int places() {
      return places;
    }

    Map<Share, BigInteger> sums() {
      return sums;
    }
  }

  private int movements;
  private int nodes;
  private final Map<String, Ended> ended = new LinkedHashMap<>();

  void add(FlowMovement movement) {
    movements++;
  }

  void add(FlowNode node) {
    nodes++;
    for (FlowEnding ending : node.endings()) {
      Ended sum = ended.computeIfAbsent(ending.reason(), Ended::new);
      sum.places++;
      for (FlowAmount one : ending.amounts()) {
        sum.sums.merge(new Share(one.label(), one.asset()), one.amount(), BigInteger::add);
      }
    }
  }

  int movements() {
    return movements;
  }

  int nodes() {
    return nodes;
  }

  List<Ended> ended() {
    return List.copyOf(ended.values());
  }
}
