package org.tracer.indicator;

/** Whether a condition is met. */
public enum Met {
  YES,
  NO,
  /** What it asks for is not known. */
  UNKNOWN
}
