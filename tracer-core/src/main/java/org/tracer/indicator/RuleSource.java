package org.tracer.indicator;

/**
 * The document a rule is taken from.
 *
 * @param issuer who published it
 * @param date when, as far as is known, such as {@code 2025-03}
 * @param reference its number, or the key term for reports that it asks for; empty if it has none
 * @param reading how its text reached the rule, such as through a summary: then the rule has to be
 *     compared with the document before anybody rests on it
 */
public record RuleSource(
    String title, String issuer, String date, String reference, String reading) {

  /** In one line. */
  public String line() {
    return issuer
        + ", "
        + title
        + ", "
        + date
        + (reference.isEmpty() ? "" : ", " + reference)
        + "; "
        + reading;
  }
}
