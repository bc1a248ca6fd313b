package org.tracer.evidence;

import java.time.Instant;
import java.util.List;
import org.tracer.source.http.JsonValue;

/**
 * One line of the log.
 *
 * @param sequence place in the log, from 1 on
 * @param kind what was done; of those named in {@link Entries}, or of a later version
 * @param members the whole line
 * @param hash SHA-256 of the line without its line break, which the next line holds
 */
public record LogEntry(
    long sequence, Instant time, String operator, String kind, JsonValue members, String hash) {

  boolean is(String other) {
    return kind.equals(other);
  }

  /** A member that is text; empty if there is none. */
  public String text(String name) {
    return members.optional(name).map(JsonValue::text).orElse("");
  }

  /** A member that is a list of texts; empty if there is none. */
  public List<String> texts(String name) {
    return members
        .optional(name)
        .map(list -> list.elements().stream().map(JsonValue::text).toList())
        .orElse(List.of());
  }

  /** A member that is a whole number. */
  public long number(String name) {
    return members.get(name).number(0, Long.MAX_VALUE);
  }
}
