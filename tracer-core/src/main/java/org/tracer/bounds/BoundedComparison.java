package org.tracer.bounds;

import org.tracer.trace.TraceComparison;

/** The same funds under several rules, with what no rule can escape. */
public record BoundedComparison(TraceComparison comparison, EndpointBounds bounds) {}
