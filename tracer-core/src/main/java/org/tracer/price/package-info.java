/**
 * What amounts were worth in money of states, by rates that the user brings; nothing is invented.
 */
@NullMarked
package org.tracer.price;

import org.jspecify.annotations.NullMarked;
