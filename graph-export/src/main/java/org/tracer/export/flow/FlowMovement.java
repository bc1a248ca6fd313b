package org.tracer.export.flow;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tracer.price.Rate;

/**
 * Value that moves from one node to another.
 *
 * @param id the edge's in every export
 * @param interaction the kind of movement, such as {@code SPENDS} or {@code TOKEN}
 * @param value everything that moves, traced or not, in base units
 * @param traced how much of each label
 * @param total the sum of the traced amounts; null under a policy that does not conserve value,
 *     where sums are no amounts
 * @param seeded how much of it got its label by this movement; on chains of accounts only, where it
 *     stands at the account on others
 * @param transaction its id; null for what no transaction makes
 * @param index of the input or output, or of the transfer in its transaction; null where there is
 *     none
 * @param time of the block, UTC: the miner's claim; null if it is not known
 * @param verification how the movement is known; null if the source does not say
 * @param paidTo who got a fee, which leads to a node of its own; null for all else
 * @param finding what was noticed of it; null if nothing was
 * @param rate what one whole unit was worth on the day of the block; null if the user brought none
 * @param claim what kind of statement this is
 */
public record FlowMovement(
    String id,
    FlowNode source,
    FlowNode target,
    String interaction,
    FlowAsset asset,
    BigInteger value,
    List<FlowAmount> traced,
    @Nullable BigInteger total,
    List<FlowAmount> seeded,
    @Nullable String transaction,
    @Nullable Integer index,
    long block,
    @Nullable Instant time,
    @Nullable String verification,
    @Nullable String paidTo,
    @Nullable String finding,
    @Nullable Rate rate,
    String claim) {
  public FlowMovement {
    traced = List.copyOf(traced);
    seeded = List.copyOf(seeded);
  }

  /** What an amount of this movement's asset was worth; null where that cannot be said. */
  public @Nullable BigDecimal worth(BigInteger baseUnits) {
    return rate == null || asset.decimals() == null
        ? null
        : rate.worth(baseUnits, asset.decimals());
  }

  /** How much moves, and how much of it is traced where that is less, for people. */
  public String shown() {
    String whole = asset.shown(value);
    if (total == null) {
      return whole + " touched";
    }
    if (total.compareTo(value) >= 0) {
      return whole;
    }
    String part = asset.decimal(total);
    return (part == null ? total.toString() : part) + " of " + whole;
  }
}
