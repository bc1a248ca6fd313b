package org.tracer.evidence;

import java.nio.file.Path;

/**
 * A result that is kept in a case.
 *
 * @param name its number in the case
 * @param directory where its document and manifest are
 */
public record KeptResult(String name, Path directory) {}
