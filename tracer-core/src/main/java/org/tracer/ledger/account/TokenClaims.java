package org.tracer.ledger.account;

import org.jspecify.annotations.Nullable;

/**
 * What the contract of a token says of itself. Anybody's contract can say anything: a claim, never
 * a fact.
 *
 * @param symbol null if it says none
 * @param decimals decimal places of one whole token; null if it says none
 */
public record TokenClaims(@Nullable String symbol, @Nullable Integer decimals) {}
