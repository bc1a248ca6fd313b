package org.tracer.export.report.facts;

import java.util.List;
import org.tracer.annotation.Annotations;
import org.tracer.annotation.TagClaim;
import org.tracer.trace.Attributions;

/**
 * What sources beside the ledger a result rests on.
 *
 * @param sets the sets of tags that were asked, each with its size and its SHA-256
 * @param passed where money was followed on although a tag would have ended it
 */
public record Told(List<String> sets, List<String> passed) {

  public Told {
    sets = List.copyOf(sets);
    passed = List.copyOf(passed);
  }

  static Told of(Attributions attributions) {
    return new Told(
        attributions.sets().stream()
            .map(set -> set.name() + ", " + set.tags() + ", SHA-256 " + set.sha256())
            .toList(),
        attributions.passed().stream()
            .map(stop -> stop.reason() + " " + stop.address().text() + " " + stop.note())
            .toList());
  }

  static List<String> claims(Annotations said, String address) {
    return said.tagsOf(address).stream().map(TagClaim::line).toList();
  }
}
