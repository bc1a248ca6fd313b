package org.tracer.trace;

import org.jspecify.annotations.Nullable;
import org.tracer.chain.Address;
import org.tracer.chain.Amount;
import org.tracer.chain.BlockRef;
import org.tracer.chain.Position;

/**
 * A position that a seed names.
 *
 * @param address null where the position has none
 * @param value everything the position holds
 * @param amount how much of it became the seed's; less than {@code value} where some of it was
 *     under trace already
 */
public record SeededPosition(
    String label,
    Position position,
    @Nullable Address address,
    BlockRef block,
    Amount value,
    Amount amount) {}
