package org.tracer.cli.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tracer.attribution.Tag;
import org.tracer.attribution.TagDoubts;
import org.tracer.cli.render.TagText;
import org.tracer.error.InvalidInputException;

/** What the user should know of tags that are taken in as others wrote them. */
final class ImportNotices {

  private static final int MOST_WORDS = 50;
  private static final int EXAMPLES = 3;

  private final Map<String, Long> unknownWords = new TreeMap<>();
  private final Map<String, Doubt> doubts = new TreeMap<>();

  private static final class Doubt {
    private final List<String> examples = new ArrayList<>();
    private long count;
  }

  void look(Tag tag) {
    for (String word : TagText.unknownWords(tag)) {
      if (unknownWords.size() < MOST_WORDS || unknownWords.containsKey(word)) {
        unknownWords.merge(word, 1L, Math::addExact);
      }
    }
    try {
      TagDoubts.requireNone(tag);
    } catch (InvalidInputException e) {
      String what = String.valueOf(e.getMessage());
      Doubt doubt = doubts.computeIfAbsent(what, key -> new Doubt());
      doubt.count++;
      if (doubt.examples.size() < EXAMPLES && !doubt.examples.contains(e.input())) {
        doubt.examples.add(e.input());
      }
    }
  }

  /** One text for each kind of thing. */
  List<String> texts() {
    List<String> texts = new ArrayList<>();
    doubts.forEach((what, doubt) ->
        texts.add(
            what
                + " ("
                + doubt.count
                + " tags, kept as they are): "
                + String.join("; ", doubt.examples)
                + (doubt.count > doubt.examples.size() ? " …" : "")));
    unknownWords.forEach((word, times) -> texts.add(word + " (" + times + " tags)"));
    return texts;
  }
}
