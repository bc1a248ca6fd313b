package org.tracer.indicator;

/** What a rule answers. */
public enum Outcome {
  /** Its conditions are met. A reason to ask, no more. */
  MATCHED,
  /** They are not met by anything that was looked at. */
  NOT_MATCHED,
  /** What it asks for is not known. */
  INCONCLUSIVE
}
