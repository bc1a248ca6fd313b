package org.tracer.chain;

/** Where value can sit on a chain; account chains add their own kind beside {@link OutPoint}. */
public sealed interface Position permits OutPoint {}
