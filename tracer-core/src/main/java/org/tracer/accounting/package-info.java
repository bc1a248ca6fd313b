/**
 * If value goes in here, how much of that value comes out there: pure functions over ordered
 * segments. Imports only {@code chain}.
 */
@NullMarked
package org.tracer.accounting;

import org.jspecify.annotations.NullMarked;
