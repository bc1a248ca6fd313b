/**
 * How value could have got from one place to another: the best few of all paths of a poison trace.
 * May import trace, accounting, ledger, chain, column and error.
 */
@NullMarked
package org.tracer.path;

import org.jspecify.annotations.NullMarked;
