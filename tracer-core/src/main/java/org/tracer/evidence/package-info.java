/**
 * A case: the record of an investigation, from which a stranger checks every statement. Everything
 * is a plain file in one directory: a log in which each line holds the hash of the line before, the
 * raw answers by their hash, and the results with what they were made of.
 */
@NullMarked
package org.tracer.evidence;

import org.jspecify.annotations.NullMarked;
