package org.tracer.trace;

/** Which way a trace goes. */
public enum Direction {
  /** Where did the money go? */
  FORWARD("forward"),
  /** Where did the money come from? */
  BACKWARD("backward");

  private final String text;

  Direction(String text) {
    this.text = text;
  }

  /** The direction's name in results. */
  @Override
  public String toString() {
    return text;
  }
}
