package org.tracer.export.flow;

import java.util.List;

/**
 * What ended at a node for one reason.
 *
 * @param reason why, such as {@code UNSPENT} or {@code STOP_LIST}
 * @param amounts label by label in the order of the request
 * @param spentBy transactions that take the value on but were not followed, where known
 * @param notes what {@link #voice} says
 */
public record FlowEnding(
    String reason, List<FlowAmount> amounts, List<String> spentBy, List<String> notes) {
  public FlowEnding {
    amounts = List.copyOf(amounts);
    spentBy = List.copyOf(spentBy);
    notes = List.copyOf(notes);
  }

  /** Whose word the notes are. */
  public enum Voice {
    /** Of a stop-listed address: an attribution. */
    USER("the user", "attribution by the user"),
    /** Of an attributed address: an attribution. */
    TAG("a tag", "attribution by a tag"),
    /** Of what takes the value on: an inference. */
    HEURISTIC("a heuristic", "inference by a heuristic");

    private final String who;
    private final String claim;

    Voice(String who, String claim) {
      this.who = who;
      this.claim = claim;
    }

    /** Who speaks, as in "… says". */
    public String who() {
      return who;
    }

    /** What kind of statement the notes are. */
    public String claim() {
      return claim;
    }
  }

  /** Whose word the notes are. */
  public Voice voice() {
    return switch (reason) {
      case "SERVICE", "MIXER", "BRIDGE", "SANCTIONED" -> Voice.TAG;
      case "COINJOIN" -> Voice.HEURISTIC;
      default -> Voice.USER;
    };
  }
}
