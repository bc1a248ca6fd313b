package org.tracer.trace.account;

import java.math.BigInteger;
import org.jspecify.annotations.Nullable;
import org.tracer.chain.Address;
import org.tracer.chain.Asset;
import org.tracer.chain.evm.EvmHash;
import org.tracer.ledger.account.ChainOrder;

/**
 * Where a branch ended, with the labelled value that ended there.
 *
 * @param account who holds it or was paid; null if nobody was
 * @param label number of the seed, from 1
 * @param amount base units, not zero; under {@link
 *     org.tracer.accounting.account.AccountRule#POISON} all that can have been touched there, of
 *     whatever origin, which is no amount of money
 * @param order the transfer that brought it there, or for {@link AccountStop#COMMINGLED} and what a
 *     followed contract gives in an exchange the one with which it left; null for {@link
 *     AccountStop#HELD} and {@link AccountStop#OUTSIDE_WINDOW}, which are what is left of many
 * @param transaction of that transfer; null where it has none
 * @param hops transfers between accounts from the seed, contracts on the way not counted
 */
public record AccountEndpoint(
    AccountStop reason,
    @Nullable Address account,
    Asset asset,
    int label,
    BigInteger amount,
    @Nullable ChainOrder order,
    @Nullable EvmHash transaction,
    int hops) {}
