package org.tracer.annotation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a source claims of an address, as a result holds it.
 *
 * @param label what the source calls it
 * @param actor id of the party; null if the source names none
 * @param concepts what it is said to be or to have done, as ids, each once
 * @param confidence id on the source's scale; null if it does not say
 * @param source who says so
 * @param date day on which it was said last, as {@code 2024-09-27}; null if the source does not say
 * @param pack the collection it came in
 */
public record TagClaim(
    String label,
    @Nullable String actor,
    List<String> concepts,
    @Nullable String confidence,
    String source,
    @Nullable String date,
    String pack) {

  public TagClaim {
    concepts = List.copyOf(concepts);
    if (date != null && !date.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}")) {
      throw new IllegalArgumentException("\"" + date + "\" is no day");
    }
  }

  /** In one line: what, who says so, since when, how sure. */
  public String line() {
    StringBuilder line = new StringBuilder(quoted(label));
    if (!concepts.isEmpty()) {
      line.append(" (").append(String.join(", ", concepts)).append(')');
    }
    line.append(", says ").append(quoted(source));
    if (date != null) {
      line.append(", ").append(date);
    }
    if (confidence != null) {
      line.append(", confidence ").append(confidence);
    }
    return line.toString();
  }

  /** A text of others in quotation marks that it cannot close: what follows is not theirs. */
  public static String quoted(String text) {
    return '"' + text.replace('"', '\'') + '"';
  }
}
