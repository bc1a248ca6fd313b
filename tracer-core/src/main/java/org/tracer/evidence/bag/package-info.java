/**
 * Bundles that travel: BagIt bags (RFC 8493) as a directory, zip or tar, and the strict reading of
 * such from anybody. Knows nothing of what a case holds. Imports only {@code error}.
 */
@NullMarked
package org.tracer.evidence.bag;

import org.jspecify.annotations.NullMarked;
