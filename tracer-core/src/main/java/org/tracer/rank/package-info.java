/**
 * Which place of a trace to look at first: a ranking for triage, no probability and no amount. May
 * import trace, chain, column and error.
 */
@NullMarked
package org.tracer.rank;

import org.jspecify.annotations.NullMarked;
