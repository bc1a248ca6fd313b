package org.tracer.attribution;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tracer.error.InvalidInputException;

/**
 * What a collection of tags says of itself; its tags share it.
 *
 * @param title what the collection is called
 * @param creator who made it; empty if it does not say
 * @param description null if there is none
 * @param other further members of its header, as canonical JSON
 */
public record TagPack(String title, String creator, @Nullable String description, String other) {

  public TagPack {
    if (title.isBlank()) {
      throw new InvalidInputException(
          "a collection of tags has no title", "title \"" + title + "\"", "Give it one.");
    }
  }

  /**
   * From the header of a TagPack without what its tags inherit.
   *
   * @param members values as {@link Tag#of} takes them
   */
  public static TagPack of(Map<String, @Nullable Object> members) {
    TagBounds.check(members);
    MemberReader reader = new MemberReader(members);
    String title = reader.text("title");
    String creator = reader.text("creator");
    String description = reader.text("description");
    return new TagPack(
        title == null ? "" : title,
        creator == null ? "" : creator,
        description,
        CanonicalJson.write(reader.rest()));
  }

  /** The header as a TagPack has it, in order. */
  public Map<String, @Nullable Object> members() {
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    members.put("title", title);
    members.put("creator", creator);
    if (description != null) {
      members.put("description", description);
    }
    members.putAll(CanonicalJson.read(other));
    return members;
  }

  /** Twelve hexadecimal digits that depend on every member. */
  String id() {
    return Sha256.of(CanonicalJson.write(members())).substring(0, 12);
  }
}
