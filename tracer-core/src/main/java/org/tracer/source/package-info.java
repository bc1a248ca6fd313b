/**
 * Where a ledger is read from, by the address a user names. Each kind of source has its own package
 * below and is loaded only when it is named.
 */
@NullMarked
package org.tracer.source;

import org.jspecify.annotations.NullMarked;
