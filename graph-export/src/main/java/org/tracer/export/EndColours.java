package org.tracer.export;

import org.tracer.trace.StopReason;
import org.tracer.trace.account.AccountStop;

/**
 * The colours of pictures, the same in every format: a vertex is filled by why the trace ended
 * there. Light enough for black text; the reason is always written beside.
 */
public final class EndColours {

  public static final String SEED = "#7b1fa2";
  public static final String PLAIN = "#666666";

  /** Transactions and conversions, where nothing rests. */
  public static final String STEP = "#eceff1";

  private EndColours() {}

  public static String of(StopReason reason) {
    return switch (reason) {
      case UNSPENT -> "#c8e6c9";
      case STOP_LIST -> "#ffcc80";
      case SERVICE -> "#ffb74d";
      case MIXER -> "#ce93d8";
      case BRIDGE -> "#90caf9";
      case SANCTIONED -> "#ef9a9a";
      case FEE -> "#e0e0e0";
      case BURN -> "#bcaaa4";
      case BELOW_THRESHOLD -> "#fff9c4";
      case HOP_LIMIT -> "#b3e5fc";
      case FAN_OUT_LIMIT -> "#b2dfdb";
      case OUTSIDE_WINDOW -> "#c5cae9";
      case COMMINGLED -> "#d1c4e9";
      case COINJOIN -> "#e1bee7";
      case COINBASE -> "#fff59d";
      case END_OF_DATA -> "#ffcdd2";
    };
  }

  public static String of(AccountStop reason) {
    return switch (reason) {
      case HELD -> "#c8e6c9";
      case FEE -> "#e0e0e0";
      case BURN -> "#bcaaa4";
      case CONTRACT -> "#d1c4e9";
      case COMMINGLED -> "#f8bbd0";
      case STOP_LIST -> "#ffcc80";
      case SERVICE -> "#ffb74d";
      case MIXER -> "#ce93d8";
      case BRIDGE -> "#90caf9";
      case SANCTIONED -> "#ef9a9a";
      case HOP_LIMIT -> "#b3e5fc";
      case HUB -> "#b2dfdb";
      case OUTSIDE_WINDOW -> "#c5cae9";
      case UNEXPLAINED -> "#ffcdd2";
    };
  }
}
