package org.tracer.graph;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tracer.chain.Address;
import org.tracer.ledger.account.AccountKind;
import org.tracer.ledger.account.IssuerAct;

/**
 * An account, with all its assets.
 *
 * @param kind what stands behind it at the horizon; null where the trace did not need to know
 * @param steps transfers between the nearest seed and here, in the order of time, those into and
 *     out of contracts counted; null for who paid a seed and got nothing under trace
 * @param acts what issuers of tokens did to it, in the order of the chain
 */
public record AccountVertex(
    String id,
    Address account,
    @Nullable AccountKind kind,
    @Nullable Integer steps,
    List<AssetAmount> seeded,
    List<FundsEnding> endings,
    List<IssuerAct> acts)
    implements FundsVertex {

  static final String PREFIX = "account:";

  public AccountVertex {
    seeded = List.copyOf(seeded);
    endings = List.copyOf(endings);
    acts = List.copyOf(acts);
  }

  /** The account as its chain's users write it, without the work of {@link Address#text()}. */
  public String text() {
    return id.substring(PREFIX.length());
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof AccountVertex that && id.equals(that.id);
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
