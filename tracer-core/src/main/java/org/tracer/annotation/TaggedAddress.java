package org.tracer.annotation;

import java.util.List;

/**
 * All that sources claim of an address, contradictions side by side.
 *
 * @param address as its chain's users write it
 * @param claims not empty
 */
public record TaggedAddress(String address, List<TagClaim> claims) {
  public TaggedAddress {
    claims = List.copyOf(claims);
    if (claims.isEmpty()) {
      throw new IllegalArgumentException("no claim of " + address);
    }
  }
}
