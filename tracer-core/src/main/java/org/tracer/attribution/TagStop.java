package org.tracer.attribution;

/**
 * That a trace ends, and by whose word.
 *
 * @param tag the tag it rests on
 * @param note one line: label, source, date and confidence
 */
public record TagStop(TagStopReason reason, Tag tag, String note) {

  static TagStop of(TagStopReason reason, Tag tag) {
    String confidence = tag.confidence();
    return new TagStop(
        reason,
        tag,
        tag.label()
            + " ("
            + tag.source()
            + ", "
            + (tag.date() == null ? "no date" : tag.date())
            + ", confidence "
            + (confidence == null ? "not stated" : confidence)
            + ")");
  }
}
