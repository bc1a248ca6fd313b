package org.tracer.attribution;

/**
 * That a trace ends, and by whose word.
 *
 * @param tag the tag it rests on
 * @param note one line: label and source in quotation marks, date and confidence
 */
public record TagStop(TagStopReason reason, Tag tag, String note) {

  static TagStop of(TagStopReason reason, Tag tag) {
    String confidence = tag.confidence();
    return new TagStop(
        reason,
        tag,
        quoted(tag.label())
            + " ("
            + quoted(tag.source())
            + ", "
            + (tag.date() == null ? "no date" : tag.date())
            + ", confidence "
            + (confidence == null ? "not stated" : confidence)
            + ")");
  }

  /** Quotation marks that the text cannot close, so that it cannot speak for another source. */
  private static String quoted(String text) {
    return '"' + text.replace('"', '\'') + '"';
  }
}
