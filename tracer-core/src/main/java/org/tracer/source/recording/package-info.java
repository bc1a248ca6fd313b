/**
 * Every answer of a source kept before it is used, and given again without a network. Imports only
 * {@code error}, {@code chain} and {@code source.http}.
 */
@NullMarked
package org.tracer.source.recording;

import org.jspecify.annotations.NullMarked;
