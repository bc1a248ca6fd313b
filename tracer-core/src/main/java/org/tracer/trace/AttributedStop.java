package org.tracer.trace;

import org.tracer.attribution.TagStopReason;
import org.tracer.chain.Address;

/**
 * An address where the trace ends because of what somebody says of it: an attribution, not a fact.
 *
 * @param note who it is said to be, who says so and since when, in one line
 */
public record AttributedStop(Address address, TagStopReason reason, String note) {}
