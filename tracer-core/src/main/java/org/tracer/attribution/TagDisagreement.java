package org.tracer.attribution;

import java.util.List;

/** Whether sources contradict each other. Nothing is decided: both stay, and the reader is told. */
public final class TagDisagreement {

  private TagDisagreement() {}

  /**
   * Whether two of the tags of one address name different actors, or kinds of entity of which
   * neither is part of the other, such as an exchange and a mixing service. Tags that were said of
   * different networks do not contradict each other. O(t²) for t tags.
   */
  public static boolean among(List<Tag> tags) {
    for (int i = 0; i < tags.size(); i++) {
      for (int j = 0; j < i; j++) {
        if (between(tags.get(i), tags.get(j))) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean between(Tag one, Tag other) {
    if (!one.network().equals(other.network())) {
      return false;
    }
    String actor = one.actor();
    if (actor != null && other.actor() != null && !actor.equals(other.actor())) {
      return true;
    }
    // What both say they do not contradict each other by, whatever else one of them says.
    return one.concepts().stream()
        .filter(said -> !says(other, said))
        .anyMatch(said ->
            other.concepts().stream()
                .anyMatch(also -> !says(one, also) && Vocabulary.exclude(said.id(), also.id())));
  }

  private static boolean says(Tag tag, TagConcept concept) {
    return tag.concepts().stream().anyMatch(one -> one.id().equals(concept.id()));
  }
}
