package org.tracer.document;

import static org.tracer.document.JsonMembers.longNumber;
import static org.tracer.document.JsonMembers.named;
import static org.tracer.document.JsonMembers.rows;
import static org.tracer.document.JsonMembers.text;

import java.util.List;
import java.util.function.Function;
import org.tracer.attribution.TagStopReason;
import org.tracer.chain.Address;
import org.tracer.trace.AttributedStop;
import org.tracer.trace.Attributions;
import org.tracer.trace.TagSetUsed;
import tools.jackson.databind.JsonNode;

/** Reads what a request was told of who controls addresses. */
final class AttributionsReader {

  private AttributionsReader() {}

  /**
   * @param rules the limits of a request
   * @param address reads an address of the chain
   */
  static Attributions read(JsonNode rules, Function<String, ? extends Address> address) {
    if (!rules.has("tagSets")) {
      return Attributions.NONE;
    }
    List<TagSetUsed> sets =
        rows(rules, "tagSets")
            .map(set ->
                new TagSetUsed(text(set, "name"), longNumber(set, "tags"), text(set, "sha256")))
            .toList();
    List<AttributedStop> stops =
        rows(rules, "attributedStops")
            .map(stop ->
                new AttributedStop(
                    address.apply(text(stop, "address")),
                    named(TagStopReason.values(), text(stop, "reason")),
                    text(stop, "note")))
            .toList();
    return Attributions.told(sets, stops);
  }
}
