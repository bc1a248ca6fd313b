package org.tracer.cli.render;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.tracer.attribution.Tag;
import org.tracer.attribution.TagConcept;
import org.tracer.attribution.TagDisagreement;
import org.tracer.attribution.TagSources;
import org.tracer.attribution.Vocabulary;
import org.tracer.chain.ChainId;
import org.tracer.cli.converter.ChainConverter;

/** Tags in words: every one, with who says so. */
public final class TagText {

  private static final String UNKNOWN = "not in the vocabulary";

  private TagText() {}

  /** Prints what is said of one identifier. */
  public static void print(Screen screen, String identifier, List<Tag> tags, TagSources sources) {
    screen.line(identifier);
    if (tags.isEmpty()) {
      screen.line("  no tags; that nobody said anything here does not clear it");
    }
    tags.forEach(tag -> print(screen, tag, sources));
    if (TagDisagreement.among(tags)) {
      screen.prose(
          "  Sources disagree: ",
          "  ",
          "what they say cannot all be so. None of them is preferred.");
    }
    screen.line();
  }

  /** Prints one tag, indented. */
  public static void print(Screen screen, Tag tag, TagSources sources) {
    screen.line("  " + tag.label() + "  (on " + network(tag) + ")");
    row(screen, "source", tag.source());
    row(screen, "date", tag.date() == null ? "not stated" : tag.date().toString());
    row(screen, "confidence", confidence(tag));
    if (!tag.concepts().isEmpty()) {
      row(
          screen,
          "concepts",
          tag.concepts().stream().map(TagText::concept).collect(Collectors.joining("; ")));
    }
    String actor = tag.actor();
    if (actor != null) {
      row(
          screen,
          "actor",
          actor + sources.actor(actor).map(known -> " (" + known.label() + ")").orElse(""));
    }
    if (Boolean.TRUE.equals(tag.clusterDefiner())) {
      row(screen, "cluster", "the source holds it to speak for the whole cluster");
    }
    String context = tag.context();
    if (context != null) {
      row(screen, "context", context);
    }
    String creator = tag.pack().creator();
    row(screen, "from", tag.pack().title() + (creator.isEmpty() ? "" : ", by " + creator));
  }

  /** Words of a tag that GraphSense's vocabulary does not have. */
  public static List<String> unknownWords(Tag tag) {
    List<String> unknown = new ArrayList<>();
    String confidence = tag.confidence();
    if (confidence != null && Vocabulary.confidence(confidence).isEmpty()) {
      unknown.add("confidence \"" + confidence + "\" is " + UNKNOWN);
    }
    for (TagConcept concept : tag.concepts()) {
      if (Vocabulary.concept(concept.id()).isEmpty()) {
        unknown.add(concept.role().member() + " \"" + concept.id() + "\" is " + UNKNOWN);
      }
    }
    return unknown;
  }

  private static String network(Tag tag) {
    String name =
        tag.network().indexOf(':') < 0
            ? tag.network()
            : ChainConverter.name(ChainId.parse(tag.network()));
    String currency = tag.currency();
    return currency == null || currency.equals(name) ? name : name + ", listed as " + currency;
  }

  private static String confidence(Tag tag) {
    String id = tag.confidence();
    return id == null
        ? "not stated"
        : Vocabulary.confidence(id)
            .map(known -> known.label() + " (" + id + ", " + known.level() + " of 100)")
            .orElse(id + " (" + UNKNOWN + ")");
  }

  private static String concept(TagConcept concept) {
    return Vocabulary.concept(concept.id())
        .map(known -> known.label() + " (" + concept.id() + ")")
        .orElse(concept.id() + " (" + UNKNOWN + ")");
  }

  private static void row(Screen screen, String name, String value) {
    screen.prose("    " + (name + "            ").substring(0, 12), "                ", value);
  }
}
