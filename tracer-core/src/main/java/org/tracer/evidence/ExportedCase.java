package org.tracer.evidence;

import java.nio.file.Path;

/**
 * A copy that was written and read again.
 *
 * @param tagManifestSha512 SHA-512 of its {@code tagmanifest-sha512.txt}, on which everything in it
 *     hangs: to be told to the receiver by another way
 * @param report what the check of the case found before
 */
public record ExportedCase(Path file, String tagManifestSha512, CaseReport report) {}
