package org.tracer.path;

import org.tracer.trace.StopReason;

/**
 * Where a search did not go on although the money did.
 *
 * @param outputs how many outputs ended the search for this reason
 */
public record Cut(StopReason reason, int outputs) {}
