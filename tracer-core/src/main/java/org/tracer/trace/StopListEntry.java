package org.tracer.trace;

import org.tracer.chain.bitcoin.LockingScript;

/**
 * An address where the trace ends because the chain says nothing of what happens behind it.
 *
 * @param name the address or descriptor as the user wrote it
 * @param reason why, in one line, such as whose deposit address it is and who says so
 */
public record StopListEntry(String name, LockingScript script, String reason) {}
