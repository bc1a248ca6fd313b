package org.tracer.bounds;

/** An exact answer, or why there is none; never an estimate. */
public sealed interface BoundsResult permits Bounds, NotComputed {}
