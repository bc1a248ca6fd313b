package org.tracer.attribution.tagpack;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.events.Event;
import org.tracer.attribution.Tag;
import org.tracer.attribution.TagInput;
import org.tracer.attribution.TagPack;
import org.tracer.attribution.TagSink;
import org.tracer.error.InvalidInputException;
import org.tracer.error.MalformedDataException;

/**
 * Reads a TagPack of GraphSense. What its header says of tags each tag inherits unless it says
 * otherwise; what else the header says is the pack's. Reads the file twice, because the header may
 * go on after the tags, and holds one tag at a time.
 *
 * @see <a href="https://github.com/graphsense/graphsense-lib">GraphSense, TagPacks</a>
 */
public final class TagPackReader {

  /** What the schema of TagPacks allows tags. */
  private static final Set<String> INHERITED =
      Set.of(
          "address",
          "tx_hash",
          "label",
          "source",
          "currency",
          "network",
          "context",
          "confidence",
          "is_cluster_definer",
          "lastmod",
          "category",
          "abuse",
          "actor",
          "concepts",
          "tag_type");

  private final TagInput input;
  private final Map<String, @Nullable Object> inherited = new LinkedHashMap<>();

  private TagPackReader(TagInput input) {
    this.input = input;
  }

  /** Takes the tags of a pack. */
  private interface Tags {
    void read(YamlEvents events, YamlValues values) throws IOException;
  }

  /**
   * Reads a pack and gives its tags in order.
   *
   * @throws MalformedDataException if it is not a TagPack, or a tag has no source, label, address
   *     or currency; tags before it were given
   */
  public static void read(TagInput input, TagSink to) throws IOException {
    new TagPackReader(input).read(to);
  }

  private void read(TagSink to) throws IOException {
    Map<String, @Nullable Object> header = new LinkedHashMap<>();
    members(header, TagPackReader::skip);
    Map<String, @Nullable Object> own = new LinkedHashMap<>();
    header.forEach((name, value) -> (INHERITED.contains(name) ? inherited : own).put(name, value));
    TagPack pack = checked("header", () -> TagPack.of(own));
    members(new LinkedHashMap<>(), (events, values) -> tags(events, values, pack, to));
  }

  private void members(Map<String, @Nullable Object> header, Tags tags) throws IOException {
    try (YamlEvents events = new YamlEvents(input)) {
      YamlValues values = new YamlValues(events);
      events.next();
      events.next();
      if (events.next().getEventId() != Event.ID.MappingStart) {
        throw events.wrong("it is no mapping with a list of tags", null);
      }
      boolean there = false;
      Event next = events.next();
      for (; next.getEventId() != Event.ID.MappingEnd; next = events.next()) {
        String name = values.name(next);
        if (header.containsKey(name) || (there && name.equals("tags"))) {
          throw events.wrong("\"" + name + "\" stands twice in the header", null);
        }
        if (name.equals("tags")) {
          there = true;
          if (events.next().getEventId() != Event.ID.SequenceStart) {
            throw events.wrong("its tags are no list", null);
          }
          tags.read(events, values);
        } else {
          header.put(name, values.next());
        }
      }
      if (!there) {
        throw events.wrong("it has no list of tags", null);
      }
      events.next();
      if (events.next().getEventId() != Event.ID.StreamEnd) {
        throw events.wrong("it holds more than one document", null);
      }
    }
  }

  // Values are read all the same: anchors are set in them.
  private static void skip(YamlEvents events, YamlValues values) throws IOException {
    Event next = events.next();
    for (; next.getEventId() != Event.ID.SequenceEnd; next = events.next()) {
      values.value(next, 1);
    }
  }

  private void tags(YamlEvents events, YamlValues values, TagPack pack, TagSink to)
      throws IOException {
    long number = 0;
    Event next = events.next();
    for (; next.getEventId() != Event.ID.SequenceEnd; next = events.next()) {
      number++;
      if (!(values.value(next, 1) instanceof Map<?, ?> own)) {
        throw events.wrong("tag " + number + " is no mapping", null);
      }
      Map<String, @Nullable Object> members = new LinkedHashMap<>(inherited);
      own.forEach((name, value) -> members.put(String.valueOf(name), value));
      to.add(checked("tag " + number, () -> Tag.of(pack, members)));
    }
  }

  private interface Making<T> {
    T make();
  }

  private <T> T checked(String where, Making<T> making) {
    try {
      return making.make();
    } catch (InvalidInputException e) {
      throw new MalformedDataException(
          String.valueOf(e.getMessage()),
          input.name() + ", " + where + ", " + e.input(),
          "Nothing of the file was taken. " + e.remedy(),
          e);
    }
  }
}
