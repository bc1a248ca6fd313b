/**
 * The sweep over chains that keep balances: follows labelled value from account to account, through
 * contracts and conversions, in the order of the chain.
 */
@NullMarked
package org.tracer.trace.account;

import org.jspecify.annotations.NullMarked;
