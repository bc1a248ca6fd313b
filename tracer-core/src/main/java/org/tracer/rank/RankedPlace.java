package org.tracer.rank;

/**
 * A place with its rank. Neither number is a probability, a share of taint or an amount: they only
 * say what to look at before what.
 *
 * @param descriptor the lock of the place as an output descriptor
 * @param score what stayed here, in units of {@link Ranking#WHOLE}
 * @param rest what arrived here and was too little to be passed on, in the same units
 */
public record RankedPlace(String descriptor, long score, long rest) {}
