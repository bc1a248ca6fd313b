package org.tracer.graph;

import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tracer.chain.Address;
import org.tracer.chain.evm.EvmHash;
import org.tracer.graph.FundsMovement.OfConversion;
import org.tracer.heuristic.poisoning.Finding;
import org.tracer.ledger.account.AccountKind;
import org.tracer.ledger.account.Attestation;
import org.tracer.ledger.account.Attestation.Proof;
import org.tracer.ledger.account.ChainOrder;
import org.tracer.ledger.account.IssuerAct;
import org.tracer.ledger.account.Transfer;
import org.tracer.ledger.account.TransferKind;
import org.tracer.trace.account.Conversion;
import org.tracer.trace.account.FundsContext;

/** Adds to the parts of a graph what is known around the trace. */
final class FundsKnowledge {

  private final FundsContext context;
  private final Map<Address, List<IssuerAct>> acts = new HashMap<>();
  private final Map<EvmHash, Proof> proofs = new HashMap<>();
  private final Map<ChainOrder, Finding> findings = new HashMap<>();

  FundsKnowledge(FundsContext context) {
    this.context = context;
    for (IssuerAct act : context.acts()) {
      acts.computeIfAbsent(act.account(), any -> new ArrayList<>()).add(act);
    }
    for (Attestation attestation : context.attestations()) {
      proofs.put(attestation.transaction(), attestation.proof());
    }
    for (Finding finding : context.noise()) {
      findings.put(finding.transfer().order(), finding);
    }
  }

  @Nullable AccountKind kind(Address account) {
    return context.kinds().get(account);
  }

  List<IssuerAct> acts(Address account) {
    return acts.getOrDefault(account, List.of());
  }

  @Nullable Instant time(ChainOrder order) {
    return context.times().get(order.block());
  }

  FundsEdge edge(String id, Transfer transfer, List<AssetAmount> traced, List<AssetAmount> seeded) {
    return new FundsEdge(
        id,
        FundsEdge.Side.TRANSFER,
        transfer,
        transfer.asset(),
        transfer.amount(),
        traced,
        seeded,
        transfer.order(),
        transfer.transaction(),
        time(transfer.order()),
        proof(List.of(transfer)),
        findings.get(transfer.order()));
  }

  ConversionVertex conversion(String id, OfConversion one) {
    ChainOrder order = one.last().order();
    return new ConversionVertex(id, one.conversion(), order, one.last().transaction(), time(order));
  }

  FundsEdge side(String id, FundsEdge.Side side, OfConversion one, List<AssetAmount> traced) {
    Conversion conversion = one.conversion();
    boolean gave = side == FundsEdge.Side.GAVE;
    BigInteger value = gave ? conversion.paid() : conversion.received();
    return new FundsEdge(
        id,
        side,
        null,
        gave ? conversion.from() : conversion.into(),
        value,
        traced,
        List.of(),
        one.last().order(),
        one.last().transaction(),
        time(one.last().order()),
        proof(conversion.proof()),
        null);
  }

  /**
   * How transfers of one transaction are known. Where the transaction is recomputed, what contracts
   * moved inside is not, nor what data on the chain below cost: no receipt that is hashed has them.
   */
  private @Nullable Proof proof(Collection<Transfer> transfers) {
    Proof proof = Proof.RECOMPUTED;
    for (Transfer transfer : transfers) {
      Proof one = transfer.transaction() == null ? null : proofs.get(transfer.transaction());
      if (one == null) {
        return null;
      }
      proof = one == Proof.RECOMPUTED && isHashed(transfer.kind()) ? proof : Proof.NODE_ATTESTED;
    }
    return proof;
  }

  private static boolean isHashed(TransferKind kind) {
    return switch (kind) {
      case PAYMENT, TOKEN, MINT, BURN, FEE_BURNED, FEE_TIP -> true;
      case INTERNAL, SELF_DESTRUCT, FEE_DATA, UNEXPLAINED, REWARD, WITHDRAWAL, DECREE -> false;
    };
  }
}
