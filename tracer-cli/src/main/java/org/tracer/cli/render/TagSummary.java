package org.tracer.cli.render;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tracer.attribution.Tag;
import org.tracer.attribution.TagPack;
import org.tracer.attribution.TagSources;
import org.tracer.attribution.TagStore;

/** What a store holds, in sum: its collections with how many tags they have and of when. */
public final class TagSummary {

  private static final class Sum {
    private long tags;
    private @Nullable LocalDate first;
    private @Nullable LocalDate last;

    void add(Tag tag) {
      tags++;
      LocalDate date = tag.date();
      if (date != null) {
        first = first == null || date.isBefore(first) ? date : first;
        last = last == null || date.isAfter(last) ? date : last;
      }
    }

    String dates() {
      if (first == null || last == null) {
        return "no dates";
      }
      return first.equals(last) ? first.toString() : first + " to " + last;
    }
  }

  private TagSummary() {}

  public static void print(Screen screen, TagSources sources) {
    for (TagStore store : sources.stores()) {
      Map<TagPack, Sum> sums = new LinkedHashMap<>();
      store.packs().forEach(pack -> sums.put(pack, new Sum()));
      store.forEach(tag -> sums.computeIfAbsent(tag.pack(), pack -> new Sum()).add(tag));
      screen.line(store.name());
      screen.line(
          "  "
              + store.entries()
              + " tags, "
              + store.actors().size()
              + " actors, SHA-256 "
              + store.sha256());
      sums.forEach((pack, sum) -> {
        if (sum.tags > 0) {
          screen.prose(
              "  ",
              "    ",
              pack.title()
                  + (pack.creator().isEmpty() ? "" : ", by " + pack.creator())
                  + ": "
                  + sum.tags
                  + " tags, "
                  + sum.dates());
        }
      });
      screen.line();
    }
    if (sources.stores().isEmpty()) {
      screen.line("There are no tags. See 'tracer tag import --help'.");
    }
  }
}
