package org.tracer.evidence;

/** Kinds of log entries. */
public final class Entries {

  /** The first entry: what the case is about. */
  public static final String OPENED = "OPENED";

  /** A command begins, with all it was told, before anything is read. */
  public static final String RUN_STARTED = "RUN_STARTED";

  /** A run reads from a source whose chain is known. */
  public static final String SOURCE = "SOURCE";

  /** A request was answered over the network. */
  public static final String ANSWER = "ANSWER";

  /** A file was copied into the case. */
  public static final String FILE = "FILE";

  /** A result was kept. */
  public static final String RESULT = "RESULT";

  /** What was asked again has other answers now, or the same. */
  public static final String REFRESHED = "REFRESHED";

  public static final String NOTE = "NOTE";

  /** A copy was made for others. */
  public static final String EXPORTED = "EXPORTED";

  /** Pseudonyms of redacted copies were opened. */
  public static final String REVEALED = "REVEALED";

  /** What a broken run left: half a line, which was cut off, or an answer without its entry. */
  public static final String REPAIRED = "REPAIRED";

  /** Nothing may follow. */
  public static final String CLOSED = "CLOSED";

  private Entries() {}
}
