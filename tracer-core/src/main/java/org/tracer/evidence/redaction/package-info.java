/**
 * Least disclosure: addresses of third parties in exported texts stand under pseudonyms that the
 * key of the case makes, each committed to, so that single ones can be opened later and the very
 * bytes of the originals come back when all are.
 */
@NullMarked
package org.tracer.evidence.redaction;

import org.jspecify.annotations.NullMarked;
