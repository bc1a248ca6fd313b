/**
 * How the money of one account splits over its debits, on chains that keep balances instead of
 * outputs: pure functions over one ordered ledger, in whole base units of any size. Imports only
 * {@code error}.
 */
@NullMarked
package org.tracer.accounting.account;

import org.jspecify.annotations.NullMarked;
