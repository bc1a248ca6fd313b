package org.tracer.trace;

/**
 * A set of attribution tags that was asked, and which version of it.
 *
 * @param tags how many it holds
 * @param sha256 of its file, in lower-case hexadecimal
 */
public record TagSetUsed(String name, long tags, String sha256) {}
