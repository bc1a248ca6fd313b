package org.tracer.indicator;

import java.util.List;
import org.tracer.annotation.TagClaim;

/** What sources claim of addresses. */
@FunctionalInterface
public interface Tags {

  /** Claims of an address as its chain's users write it; empty if nobody says anything. */
  List<TagClaim> of(String address);
}
