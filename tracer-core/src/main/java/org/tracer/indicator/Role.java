package org.tracer.indicator;

/** What a party is taken for. There is one answer: no payment shows who is a victim. */
public enum Role {
  UNKNOWN_ROLE
}
