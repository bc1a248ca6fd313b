/**
 * What happened on a chain: the read-only port that sources implement, and its in-memory form.
 * Imports only {@code chain}.
 */
@NullMarked
package org.tracer.ledger;

import org.jspecify.annotations.NullMarked;
