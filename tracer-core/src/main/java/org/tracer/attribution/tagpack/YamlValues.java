package org.tracer.attribution.tagpack;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;

/**
 * Values of a YAML file. Aliases stand for single values only, so that a small file cannot become a
 * large one; there is a bound on depth and on the members of one mapping or list; no name stands
 * twice; no tag makes anything of a value but text.
 */
final class YamlValues {

  private static final int DEEPEST = 16;
  private static final int MOST = 100_000;
  private static final int MOST_ANCHORS = 10_000;
  private static final Pattern INTEGER = Pattern.compile("-?(0|[1-9][0-9]{0,30})");
  private static final Pattern DECIMAL = Pattern.compile("-?(0|[1-9][0-9]{0,30})\\.[0-9]{1,30}");

  private final YamlEvents events;
  private final Map<Anchor, Optional<Object>> anchors = new HashMap<>();

  YamlValues(YamlEvents events) {
    this.events = events;
  }

  /** The value that the next event begins. */
  @Nullable Object next() throws IOException {
    return value(events.next(), 0);
  }

  /** The value that an event begins. */
  @Nullable Object value(Event event, int depth) throws IOException {
    if (depth > DEEPEST) {
      throw events.wrong("it is nested deeper than " + DEEPEST + " levels", null);
    }
    return switch (event) {
      case ScalarEvent scalar -> scalar(scalar);
      case AliasEvent alias -> {
        Optional<Object> known = anchors.get(alias.getAlias());
        if (known == null) {
          throw events.wrong("an alias stands for what is no single value", null);
        }
        yield known.orElse(null);
      }
      case SequenceStartEvent start -> {
        List<@Nullable Object> list = new ArrayList<>();
        Event next = events.next();
        for (; next.getEventId() != Event.ID.SequenceEnd; next = events.next()) {
          bounded(list.size());
          list.add(value(next, depth + 1));
        }
        yield list;
      }
      case MappingStartEvent start -> mapping(depth);
      default -> throw events.wrong("there is no value where one must be", null);
    };
  }

  private Map<String, @Nullable Object> mapping(int depth) throws IOException {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    Event next = events.next();
    for (; next.getEventId() != Event.ID.MappingEnd; next = events.next()) {
      bounded(map.size());
      String name = name(next);
      Object value = value(events.next(), depth + 1);
      if (map.containsKey(name)) {
        throw events.wrong("\"" + name + "\" stands twice in one place", null);
      }
      map.put(name, value);
    }
    return map;
  }

  /** The name of a member. */
  String name(Event event) {
    if (event instanceof ScalarEvent scalar && scalar.getValue().length() <= 200) {
      if (scalar.isPlain() && scalar.getValue().equals("<<")) {
        throw events.wrong("it merges mappings (<<), which TagPacks do not", null);
      }
      return scalar.getValue();
    }
    throw events.wrong("a member has no plain name", null);
  }

  private @Nullable Object scalar(ScalarEvent scalar) {
    Object value = scalar.isPlain() ? plain(scalar.getValue()) : scalar.getValue();
    Optional<Anchor> anchor = ((NodeEvent) scalar).getAnchor();
    if (anchor.isPresent()) {
      if (anchors.size() == MOST_ANCHORS) {
        throw events.wrong("it has more than " + MOST_ANCHORS + " anchors", null);
      }
      anchors.put(anchor.get(), Optional.ofNullable(value));
    }
    return value;
  }

  // Numbers only where they are written in the one way that gives the same text again.
  private static @Nullable Object plain(String text) {
    return switch (text) {
      case "", "~", "null", "Null", "NULL" -> null;
      case "true", "True", "TRUE" -> true;
      case "false", "False", "FALSE" -> false;
      default -> {
        char first = text.charAt(0);
        if (first == '-' || (first >= '0' && first <= '9')) {
          if (INTEGER.matcher(text).matches()) {
            yield new BigInteger(text);
          }
          if (DECIMAL.matcher(text).matches()) {
            yield new BigDecimal(text);
          }
        }
        yield text;
      }
    };
  }

  private void bounded(int size) {
    if (size >= MOST) {
      throw events.wrong("a list or mapping has more than " + MOST + " members", null);
    }
  }
}
