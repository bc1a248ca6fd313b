/**
 * What every address of a chain holds at a height. Imports {@code ledger}, {@code chain}, {@code
 * column} and {@code error}.
 */
@NullMarked
package org.tracer.census;

import org.jspecify.annotations.NullMarked;
