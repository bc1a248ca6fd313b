package org.tracer.cli.option;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.tracer.attribution.Tag;
import org.tracer.attribution.Vocabulary;
import org.tracer.cli.render.Screen;
import picocli.CommandLine.Option;

/** Which tags are meant. */
public final class TagFilter {

  @Option(
      names = "--concept",
      paramLabel = "ID",
      description = "Only of this concept, or one that is part of it.")
  private @Nullable String concept;

  @Option(names = "--actor", paramLabel = "ID", description = "Only of this party.")
  private @Nullable String actor;

  @Option(names = "--label", paramLabel = "TEXT", description = "Only with this very label.")
  private @Nullable String label;

  @Option(
      names = "--source",
      paramLabel = "TEXT",
      description = "Only with this in the source, or in the collection's title.")
  private @Nullable String source;

  /** Whether anything was asked for. */
  public boolean isGiven() {
    return concept != null || actor != null || label != null || source != null;
  }

  /** Says where a word is asked for that may be mistyped: nothing found would seem an answer. */
  public void notice(Screen screen) {
    if (concept != null && Vocabulary.concept(concept).isEmpty()) {
      screen.prose(
          "tracer: notice: ",
          "  ",
          "no tag vocabulary has the concept \""
              + concept
              + "\"; it matches tags that use this very word");
      screen.flush();
    }
  }

  public boolean accepts(Tag tag) {
    String broader = concept;
    String text = source;
    return (label == null || label.equals(tag.label()))
        && (actor == null || actor.equals(tag.actor()))
        && (broader == null
            || tag.concepts().stream().anyMatch(one -> Vocabulary.isWithin(one.id(), broader)))
        && (text == null
            || (tag.source() + "\n" + tag.pack().title())
                .toLowerCase(Locale.ROOT)
                .contains(text.toLowerCase(Locale.ROOT)));
  }
}
