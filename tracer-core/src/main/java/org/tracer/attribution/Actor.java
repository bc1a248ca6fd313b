package org.tracer.attribution;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tracer.error.InvalidInputException;

/**
 * A party that tags name, as an actor pack of GraphSense describes it.
 *
 * @param label what it is called
 * @param categories concepts of what it is
 * @param jurisdictions where it is, as ISO 3166 country codes
 * @param other further members, as canonical JSON
 */
public record Actor(
    String id, String label, List<String> categories, List<String> jurisdictions, String other) {

  public Actor {
    if (id.isBlank()) {
      throw new InvalidInputException("an actor has no id", "label " + label, "Give it one.");
    }
    categories = List.copyOf(categories);
    jurisdictions = List.copyOf(jurisdictions);
  }

  /** From its members in an actor pack. */
  public static Actor of(Map<String, @Nullable Object> members) {
    TagBounds.check(members);
    MemberReader reader = new MemberReader(members);
    String id = reader.text("id");
    String label = reader.text("label");
    return new Actor(
        id == null ? "" : id,
        label == null ? "" : label,
        reader.texts("categories"),
        reader.texts("jurisdictions"),
        CanonicalJson.write(reader.rest()));
  }

  /** The members in an actor pack. */
  public Map<String, @Nullable Object> members() {
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    members.put("id", id);
    members.put("label", label);
    members.put("categories", categories);
    members.put("jurisdictions", jurisdictions);
    members.putAll(CanonicalJson.read(other));
    return members;
  }
}
