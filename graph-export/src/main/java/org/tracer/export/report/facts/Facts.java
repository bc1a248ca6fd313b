package org.tracer.export.report.facts;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a report says of a trace under one rule.
 *
 * @param horizon the last block that was looked at
 * @param conserving whether amounts of places are amounts of money; not under poison
 * @param chosenAt when rule and limits were chosen, before any data was read
 * @param feeRule what becomes of fees; null where there is no choice
 * @param ends in the order of the trace
 * @param told what tags were asked, and where money was followed on in spite of them
 * @param tellsOutputs whether places of payments are outputs; else transfers
 */
public record Facts(
    String chainName,
    String chainId,
    String origin,
    Block horizon,
    boolean forward,
    String policy,
    boolean conserving,
    @Nullable Instant chosenAt,
    @Nullable String feeRule,
    boolean tellsOutputs,
    int transactions,
    List<Start> starts,
    List<Sheet> sheets,
    List<End> ends,
    List<Limit> limits,
    List<Conversion> conversions,
    List<Remark> remarks,
    Told told,
    List<String> notices) {

  /** A block. */
  public record Block(long height, String hash, Instant time) {}

  public Facts {
    starts = List.copyOf(starts);
    sheets = List.copyOf(sheets);
    ends = List.copyOf(ends);
    limits = List.copyOf(limits);
    conversions = List.copyOf(conversions);
    remarks = List.copyOf(remarks);
    notices = List.copyOf(notices);
  }
}
