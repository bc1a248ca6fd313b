/**
 * Which transactions several parties made together, one detector a protocol, each with its evidence
 * and able to say that it cannot tell; and how many ways there are to read one. Every answer is an
 * inference. Imports {@code heuristic}, {@code chain} and {@code error}.
 */
@NullMarked
package org.tracer.heuristic.coinjoin;

import org.jspecify.annotations.NullMarked;
