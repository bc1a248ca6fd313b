/**
 * What sources say of addresses and transactions: attribution tags, who says so, and a store of
 * them. Imports {@code chain} and {@code error}.
 */
@NullMarked
package org.tracer.attribution;

import org.jspecify.annotations.NullMarked;
