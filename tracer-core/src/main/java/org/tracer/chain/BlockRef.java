package org.tracer.chain;

import java.time.Instant;

/**
 * One block, named so that a reader can find the same one.
 *
 * @param time block time, UTC: the miner's claim, not a measured time
 */
public record BlockRef(BlockHeight height, BlockHash hash, Instant time) {}
