package org.tracer.attribution;

/**
 * One thing that a tag says its subject is or did.
 *
 * @param role which member of a TagPack said it
 * @param id of GraphSense's concepts, or as the source wrote it
 */
public record TagConcept(Role role, String id) {

  /** The members of a TagPack that hold concepts. */
  public enum Role {
    CATEGORY("category"),
    ABUSE("abuse"),
    CONCEPT("concepts");

    private final String member;

    Role(String member) {
      this.member = member;
    }

    /** The member of a TagPack. */
    public String member() {
      return member;
    }
  }
}
