package org.tracer.census;

/**
 * What one address holds.
 *
 * @param address its number in the tables
 * @param balanceSat in satoshi
 */
public record Holding(long address, long balanceSat) {}
