package org.tracer.source.remote;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a reader of a result must know, each thing said once, and of a kind that can come in
 * thousands only the first few, with the number of the rest. Confined to one thread.
 */
public final class Notices {

  private static final int SHOWN = 20;

  private final Set<String> single = new LinkedHashSet<>();
  private final Map<String, Set<String>> kinds = new LinkedHashMap<>();

  public void add(String notice) {
    single.add(notice);
  }

  /** Adds a notice of a kind that may come often; {@code kind} says what the rest are. */
  public void add(String kind, String notice) {
    kinds.computeIfAbsent(kind, k -> new LinkedHashSet<>()).add(notice);
  }

  public List<String> list() {
    List<String> list = new ArrayList<>(single);
    kinds.forEach((kind, notices) -> {
      notices.stream().limit(SHOWN).forEach(list::add);
      if (notices.size() > SHOWN) {
        list.add(kind + ": " + (notices.size() - SHOWN) + " more");
      }
    });
    return List.copyOf(list);
  }
}
