package org.tracer.source.blocks;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What the reader of a ledger must know, in bounded length: a damaged file could fill a book. Not
 * API. Confined to one thread.
 */
public final class Notices {

  private static final int MOST_LINES = 20;

  /** What a notice is about; the order in which they are listed. */
  public enum Kind {
    GENERAL("notices"),
    DAMAGE("damaged places"),
    REFUSED("refused blocks"),
    DUPLICATE("blocks that are there twice"),
    STALE("stale blocks"),
    UNCONNECTED("chains that do not connect");

    private final String plural;

    Kind(String plural) {
      this.plural = plural;
    }
  }

  private final Map<Kind, List<String>> lines = new EnumMap<>(Kind.class);
  private final Map<Kind, Integer> more = new EnumMap<>(Kind.class);

  public void add(Kind kind, String line) {
    add(kind, () -> line);
  }

  /** The line is only made if there is room for it. */
  public void add(Kind kind, Supplier<String> line) {
    List<String> ofKind = lines.computeIfAbsent(kind, any -> new ArrayList<>());
    if (ofKind.size() < MOST_LINES) {
      ofKind.add(line.get());
    } else {
      more.merge(kind, 1, Integer::sum);
    }
  }

  /** Adds what {@code others} hold, behind what is here of each kind. */
  public void addAll(Notices others) {
    others.lines.forEach((kind, ofKind) -> ofKind.forEach(line -> add(kind, line)));
    others.more.forEach((kind, count) -> more.merge(kind, count, Integer::sum));
  }

  /** The first thing that went wrong, to follow a sentence; empty if nothing did. */
  public String first() {
    List<String> all = toList();
    return all.isEmpty() ? "" : " (" + all.getFirst() + ")";
  }

  public List<String> toList() {
    List<String> all = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      all.addAll(lines.getOrDefault(kind, List.of()));
      int left = more.getOrDefault(kind, 0);
      if (left > 0) {
        all.add("And " + left + " more " + kind.plural + ".");
      }
    }
    return all;
  }
}
