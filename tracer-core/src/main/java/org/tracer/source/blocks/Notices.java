package org.tracer.source.blocks;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What the reader of a ledger must know, in bounded length: a damaged file could fill a book. */
final class Notices {

  private static final int MOST_LINES = 20;

  enum Kind {
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

  void add(Kind kind, String line) {
    List<String> ofKind = lines.computeIfAbsent(kind, any -> new ArrayList<>());
    if (ofKind.size() < MOST_LINES) {
      ofKind.add(line);
    } else {
      more.merge(kind, 1, Integer::sum);
    }
  }

  /** The first thing that went wrong, to follow a sentence; empty if nothing did. */
  String first() {
    List<String> all = toList();
    return all.isEmpty() ? "" : " (" + all.getFirst() + ")";
  }

  List<String> toList() {
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
