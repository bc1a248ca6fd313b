package org.tracer.document;

import static org.tracer.document.JsonMembers.longNumber;
import static org.tracer.document.JsonMembers.named;
import static org.tracer.document.JsonMembers.rows;
import static org.tracer.document.JsonMembers.text;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
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
    List<AttributedStop> stops = stops(rules, "attributedStops", address);
    if (!rules.has("through")) {
      return Attributions.told(sets, Set.of(), stops, List.of());
    }
    Set<TagStopReason> through = EnumSet.noneOf(TagStopReason.class);
    for (String reason : JsonMembers.texts(rules, "through")) {
      through.add(named(TagStopReason.values(), reason));
    }
    return Attributions.told(sets, through, stops, stops(rules, "passedThrough", address));
  }

  private static List<AttributedStop> stops(
      JsonNode rules, String name, Function<String, ? extends Address> address) {
    return rows(rules, name)
        .map(stop ->
            new AttributedStop(
                address.apply(text(stop, "address")),
                named(TagStopReason.values(), text(stop, "reason")),
                text(stop, "note")))
        .toList();
  }
}
