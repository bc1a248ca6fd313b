package org.tracer.indicator;

/** One thing that can be checked of payments. The set is closed: rules combine these. */
sealed interface Condition
    permits CountCondition,
        AmountCondition,
        WorthCondition,
        TimeCondition,
        FlowCondition,
        TouchCondition {

  /** Checks it. Never throws for what is not known: that is an answer. */
  Answer ask(Focus focus, Circumstances known);

  /** What is checked, with the thresholds in force and their units, as a clause. */
  String terms();

  /** Whether a payment that is not here could make a yes wrong. */
  default boolean needsAll() {
    return false;
  }
}
