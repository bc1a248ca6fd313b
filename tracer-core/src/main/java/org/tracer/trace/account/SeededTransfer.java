package org.tracer.trace.account;

import java.math.BigInteger;
import org.tracer.ledger.account.Transfer;

/**
 * A transfer that brought a seed's money.
 *
 * @param label number of the seed, from 1
 * @param amount base units that became the seed's: what is under trace already keeps its label
 */
public record SeededTransfer(int label, Transfer transfer, BigInteger amount) {}
