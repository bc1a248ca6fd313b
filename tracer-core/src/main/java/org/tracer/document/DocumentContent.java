package org.tracer.document;

import org.tracer.bounds.BoundedComparison;
import org.tracer.trace.account.FundsReport;

/** What a document of a trace holds. */
public sealed interface DocumentContent {

  /** A trace over outputs, under one rule or several. */
  record OfOutputs(BoundedComparison comparison) implements DocumentContent {}

  /** A trace over accounts, under one rule or several. */
  record OfAccounts(FundsReport report) implements DocumentContent {}
}
