/**
 * Red flags: the indicators that authorities publish, as rules that a machine can check. A rule
 * that is met is a reason to ask, never a proof and never a score. Imports {@code indicator.seen},
 * {@code price}, {@code annotation}, and {@code error}.
 */
@NullMarked
package org.tracer.indicator;

import org.jspecify.annotations.NullMarked;
