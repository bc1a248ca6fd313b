package org.tracer.trace;

import org.tracer.chain.Amount;

/** How much of a seed's value is somewhere. */
public record LabelAmount(String label, Amount amount) {}
