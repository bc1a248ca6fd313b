package org.tracer.cli;

/** What the process returns, after the BSD convention {@code sysexits.h}. */
public final class ExitCode {

  /** Finished; a trace that is empty or was cut short by a limit included. */
  public static final int OK = 0;

  /** A bad option or argument. */
  public static final int USAGE = 64;

  /** Input was read but is malformed or contradicts itself. */
  public static final int DATA = 65;

  /** A file is absent or cannot be read. */
  public static final int NO_INPUT = 66;

  /** A node or service did not answer, or cannot answer this question. */
  public static final int UNAVAILABLE = 69;

  /** A fault of Tracer. */
  public static final int SOFTWARE = 70;

  /** Output was refused, or exists already. */
  public static final int CANNOT_CREATE = 73;

  /** Reading or writing failed midway. */
  public static final int IO = 74;

  /** The environment asks for something that cannot be. */
  public static final int CONFIGURATION = 78;

  /** Ended by Ctrl-C: 128 and the number of the signal. */
  public static final int INTERRUPTED = 130;

  private ExitCode() {}
}
