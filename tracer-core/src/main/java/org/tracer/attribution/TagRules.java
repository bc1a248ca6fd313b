package org.tracer.attribution;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tracer.error.MalformedDataException;

/**
 * Which concepts end a trace, and why: {@code concept,reason,minimum_confidence}. A rule counts for
 * the concept and all that are part of it, unless one of those has its own. A tag whose confidence
 * is less than the rule asks, is not in the vocabulary or is not stated does not end a trace; a
 * rule that asks for none takes every tag. Wrong tags end a trace too early; missing ones let it
 * run on through a service. Immutable.
 */
public final class TagRules {

  private static final List<String> HEADER = List.of("concept", "reason", "minimum_confidence");

  private final Map<String, Rule> rules;
  private final String sha256;

  private record Rule(TagStopReason reason, int minimum) {}

  private TagRules(Map<String, Rule> rules, String sha256) {
    this.rules = rules;
    this.sha256 = sha256;
  }

  /** The rules that come with Tracer. */
  public static TagRules shipped() throws IOException {
    try (InputStream in = TagRules.class.getResourceAsStream("rules.csv")) {
      return read(Objects.requireNonNull(in), "the rules of Tracer");
    }
  }

  /**
   * Reads rules.
   *
   * @param name what to call the file in errors
   * @throws MalformedDataException if a concept, reason or confidence is not known or stands twice
   */
  public static TagRules read(InputStream in, String name) throws IOException {
    byte[] content = in.readAllBytes();
    CsvRows csv = new CsvRows(new ByteArrayInputStream(content), name);
    if (!HEADER.equals(csv.next())) {
      throw wrong(csv, "the first line does not name the columns", String.join(",", HEADER));
    }
    Map<String, Rule> rules = new LinkedHashMap<>();
    for (List<String> row = csv.next(); row != null; row = csv.next()) {
      if (row.size() != HEADER.size()) {
        throw wrong(csv, "a line has " + row.size() + " fields", String.join(",", HEADER));
      }
      String concept = row.getFirst().strip();
      if (Vocabulary.concept(concept).isEmpty()) {
        throw wrong(csv, "there is no concept \"" + concept + "\"", "an id such as exchange");
      }
      if (rules.put(concept, rule(csv, row)) != null) {
        throw wrong(csv, "a second rule for \"" + concept + "\"", "one of them");
      }
    }
    return new TagRules(rules, HexFormat.of().formatHex(Sha256.digest().digest(content)));
  }

  private static Rule rule(CsvRows csv, List<String> row) {
    String word = row.get(1).strip().toUpperCase(Locale.ROOT);
    TagStopReason reason =
        Stream.of(TagStopReason.values())
            .filter(one -> one.name().equals(word))
            .findFirst()
            .orElseThrow(() -> wrong(csv, "there is no reason \"" + word + "\"", reasons()));
    String confidence = row.get(2).strip();
    int minimum =
        confidence.isEmpty()
            ? Integer.MIN_VALUE
            : Vocabulary.confidence(confidence)
                .orElseThrow(
                    () -> wrong(csv, "there is no confidence \"" + confidence + "\"", "web_crawl"))
                .level();
    return new Rule(reason, minimum);
  }

  /** How many rules there are. */
  public int size() {
    return rules.size();
  }

  /** The version that results name: SHA-256 of the file. */
  public String sha256() {
    return sha256;
  }

  /**
   * Whether what is said of an address ends a trace. Of several tags that do, one of the more
   * serious reason is named ({@link TagStopReason}: sanctioned, mixer, bridge, service), then the
   * more certain, then the later, then the first by its text.
   */
  public Optional<TagStop> stopOf(List<Tag> tags) {
    return stopOf(tags, Set.of());
  }

  /**
   * The same, where some reasons do not count.
   *
   * @param passed reasons for which a trace does not end
   */
  public Optional<TagStop> stopOf(List<Tag> tags, Set<TagStopReason> passed) {
    return tags.stream()
        .flatMap(tag -> reasons(tag).map(reason -> TagStop.of(reason, tag)))
        .filter(stop -> !passed.contains(stop.reason()))
        .min(
            Comparator.<TagStop>comparingInt(stop -> rank(stop.reason()))
                .thenComparingInt(stop -> -level(stop.tag().confidence()))
                .thenComparing(
                    stop -> stop.tag().date(), Comparator.nullsLast(Comparator.reverseOrder()))
                .thenComparing(TagStop::note)
                .thenComparing(stop -> CanonicalJson.write(stop.tag().members())));
  }

  private Stream<TagStopReason> reasons(Tag tag) {
    int level = level(tag.confidence());
    return tag.concepts().stream()
        .flatMap(concept -> rule(concept.id()).stream())
        .filter(rule -> level >= rule.minimum)
        .map(Rule::reason)
        .distinct();
  }

  private Optional<Rule> rule(String concept) {
    String at = concept;
    while (at != null) {
      Rule rule = rules.get(at);
      if (rule != null) {
        return Optional.of(rule);
      }
      at = Vocabulary.concept(at).map(Vocabulary.Concept::broader).orElse(null);
    }
    return Optional.empty();
  }

  private static int rank(TagStopReason reason) {
    return switch (reason) {
      case SANCTIONED -> 0;
      case MIXER -> 1;
      case BRIDGE -> 2;
      case SERVICE -> 3;
    };
  }

  private static int level(@Nullable String confidence) {
    return confidence == null
        ? -1
        : Vocabulary.confidence(confidence).map(Vocabulary.Confidence::level).orElse(-1);
  }

  private static String reasons() {
    return Stream.of(TagStopReason.values()).map(Enum::name).toList().toString();
  }

  private static MalformedDataException wrong(CsvRows csv, String what, String expected) {
    return new MalformedDataException(
        "cannot read the rules for tags: " + what, csv.where(), "Write: " + expected);
  }
}
