package org.tracer.attribution.tagpack;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.events.Event;
import org.tracer.attribution.Actor;
import org.tracer.attribution.TagInput;
import org.tracer.error.InvalidInputException;
import org.tracer.error.MalformedDataException;

/** Reads an actor pack of GraphSense. */
public final class ActorPackReader {

  private ActorPackReader() {}

  /**
   * Reads the actors, in order. What the header says of actors each inherits.
   *
   * @throws MalformedDataException if it is not an actor pack
   */
  public static List<Actor> read(TagInput input) throws IOException {
    try (YamlEvents events = new YamlEvents(input)) {
      YamlValues values = new YamlValues(events);
      events.next();
      events.next();
      Event begin = events.next();
      if (!(values.value(begin, 0) instanceof Map<?, ?> pack)
          || !(pack.get("actors") instanceof List<?> actors)) {
        throw events.wrong("it is no mapping with a list of actors", null);
      }
      List<Actor> read = new ArrayList<>();
      for (Object one : actors) {
        if (!(one instanceof Map<?, ?> own)) {
          throw events.wrong("actor " + (read.size() + 1) + " is no mapping", null);
        }
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        if (pack.get("lastmod") != null) {
          members.put("lastmod", pack.get("lastmod"));
        }
        own.forEach((name, value) -> members.put(String.valueOf(name), value));
        try {
          read.add(Actor.of(members));
        } catch (InvalidInputException e) {
          throw events.wrong("actor " + (read.size() + 1) + ": " + e.getMessage(), e);
        }
      }
      return read;
    }
  }
}
