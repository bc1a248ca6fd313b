package org.tracer.bounds;

/**
 * No exact bounds were found.
 *
 * @param reason why, as one sentence
 */
public record NotComputed(String reason) implements BoundsResult {}
