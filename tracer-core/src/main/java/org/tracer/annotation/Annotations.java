package org.tracer.annotation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.tracer.heuristic.Inference;

/**
 * What is said of a result beside its sums. Immutable; equal if all that is said is. Memory: linear
 * in what is said.
 */
public final class Annotations {

  /** Nothing is said. */
  public static final Annotations NONE = new Annotations(List.of(), List.of());

  private final List<TaggedAddress> tagged;
  private final List<Inference> inferences;
  private final Map<String, List<TagClaim>> byAddress = new HashMap<>();
  private final Map<String, List<Inference>> bySubject = new HashMap<>();
  private final Map<String, List<Inference>> byTransaction = new HashMap<>();

  private Annotations(List<TaggedAddress> tagged, List<Inference> inferences) {
    this.tagged = List.copyOf(tagged);
    this.inferences = List.copyOf(inferences);
    for (TaggedAddress one : this.tagged) {
      if (byAddress.put(one.address(), one.claims()) != null) {
        throw new IllegalArgumentException("two lists of tags of " + one.address());
      }
    }
    for (Inference inference : this.inferences) {
      String subject = inference.subject();
      int colon = subject.indexOf(':');
      String transaction = colon < 0 ? subject : subject.substring(0, colon);
      bySubject.computeIfAbsent(subject, unseen -> new ArrayList<>(1)).add(inference);
      byTransaction.computeIfAbsent(transaction, unseen -> new ArrayList<>(1)).add(inference);
    }
  }

  /**
   * @param tagged each address once
   * @param inferences in the order they are to be shown
   */
  public static Annotations of(List<TaggedAddress> tagged, List<Inference> inferences) {
    return tagged.isEmpty() && inferences.isEmpty() ? NONE : new Annotations(tagged, inferences);
  }

  public List<TaggedAddress> tagged() {
    return tagged;
  }

  public List<Inference> inferences() {
    return inferences;
  }

  public boolean isEmpty() {
    return tagged.isEmpty() && inferences.isEmpty();
  }

  /** What sources claim of an address; empty if nobody says anything. O(1). */
  public List<TagClaim> tagsOf(String address) {
    return Objects.requireNonNullElse(byAddress.get(address), List.of());
  }

  /** What heuristics say of a transaction id, {@code txid:vout} or address. O(1). */
  public List<Inference> inferencesOf(String subject) {
    return List.copyOf(Objects.requireNonNullElse(bySubject.get(subject), List.of()));
  }

  /** What heuristics say of a transaction or of its outputs. O(1). */
  public List<Inference> inferencesAbout(String transaction) {
    return List.copyOf(Objects.requireNonNullElse(byTransaction.get(transaction), List.of()));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Annotations that
        && tagged.equals(that.tagged)
        && inferences.equals(that.inferences);
  }

  @Override
  public int hashCode() {
    return 31 * tagged.hashCode() + inferences.hashCode();
  }

  @Override
  public String toString() {
    return tagged + ", " + inferences;
  }
}
