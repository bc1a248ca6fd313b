/** The port to chains that keep balances: transfers between accounts, in chain order. */
@NullMarked
package org.tracer.ledger.account;

import org.jspecify.annotations.NullMarked;
