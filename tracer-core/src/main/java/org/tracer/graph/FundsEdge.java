package org.tracer.graph;

import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tracer.chain.Asset;
import org.tracer.chain.evm.EvmHash;
import org.tracer.heuristic.poisoning.Finding;
import org.tracer.ledger.account.Attestation;
import org.tracer.ledger.account.ChainOrder;
import org.tracer.ledger.account.Transfer;

/**
 * A movement of one asset. Edges are equal if their ids are, so compare only edges of one graph.
 *
 * @param id the transaction, or block and place where there is none, and the index in it; both with
 *     more behind them where one transfer makes two edges
 * @param transfer null for the two sides of a conversion
 * @param value base units that move, labelled or not
 * @param traced how much of each label arrives, in the order of the request
 * @param seeded how much of that got its label by this transfer, and carried none before
 * @param time of the block, UTC: the proposer's claim; null if it is not known
 * @param proof how the movement is known; null if the source does not say
 * @param finding what was noticed of the transfer; null if nothing was
 */
public record FundsEdge(
    String id,
    Side side,
    @Nullable Transfer transfer,
    Asset asset,
    BigInteger value,
    List<AssetAmount> traced,
    List<AssetAmount> seeded,
    ChainOrder order,
    @Nullable EvmHash transaction,
    @Nullable Instant time,
    Attestation.@Nullable Proof proof,
    @Nullable Finding finding)
    implements FlowElement {

  /** What an edge is a part of. */
  public enum Side {
    /** A transfer. */
    TRANSFER,
    /** What an account gave in a conversion. */
    GAVE,
    /** What an account got in a conversion. */
    GOT
  }

  public FundsEdge {
    traced = List.copyOf(traced);
    seeded = List.copyOf(seeded);
  }

  /** The kind of transfer, or the side of a conversion. */
  public String interaction() {
    return transfer == null ? side.name() : transfer.kind().name();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof FundsEdge that && id.equals(that.id);
  }

  @Override
  public int hashCode() {
    return id.hashCode();
  }

  @Override
  public String toString() {
    return id;
  }
}
