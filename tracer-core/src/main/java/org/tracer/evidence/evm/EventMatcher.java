package org.tracer.evidence.evm;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.tracer.ledger.account.ChainOrder;
import org.tracer.ledger.account.Transfer;
import org.tracer.ledger.account.TransferKind;
import org.tracer.source.evm.rpc.ProvenEvents;

/**
 * Finds the transfers of a result among the events of a proven receipt. Sources count events from
 * the first of the block; a receipt has only its own. How many stand before it is not proven, but
 * is the same for all of them.
 */
final class EventMatcher {

  private final List<Transfer> proven;

  /** Events of the block before the transaction; null if no number fits all transfers. */
  private final @Nullable Integer before;

  /** Moves of coin of the receipt that are not taken by a transfer yet. */
  private final List<Transfer> coins = new ArrayList<>();

  private EventMatcher(List<Transfer> proven, @Nullable Integer before) {
    this.proven = proven;
    this.before = before;
    proven.stream().filter(one -> one.kind() == TransferKind.INTERNAL).forEach(coins::add);
  }

  static EventMatcher of(CheckedProof proof, List<Transfer> transfers) {
    ChainOrder place = new ChainOrder(proof.header().number(), proof.index(), 0);
    List<Transfer> proven = ProvenEvents.of(proof.receipt().logs(), place, proof.hash());
    Set<Integer> fitting = null;
    for (Transfer transfer : transfers) {
      Set<Integer> own = new HashSet<>();
      for (Transfer event : proven) {
        if (isSame(transfer, event)) {
          ProvenEvents.eventsBefore(transfer.order(), event.order()).ifPresent(own::add);
        }
      }
      if (!own.isEmpty()) {
        if (fitting == null) {
          fitting = new TreeSet<>(own);
        } else {
          fitting.retainAll(own);
        }
      }
    }
    if (fitting != null && proof.index() == 0) {
      fitting.removeIf(count -> count > 0);
    }
    return new EventMatcher(
        proven, fitting == null || fitting.isEmpty() ? null : fitting.iterator().next());
  }

  TransferProof grade(Transfer transfer) {
    OptionalInt event = ProvenEvents.eventOf(transfer.order());
    boolean moved =
        transfer.kind() == TransferKind.INTERNAL || transfer.kind() == TransferKind.SELF_DESTRUCT;
    if (event.isEmpty()) {
      return moved ? move(transfer) : none(transfer);
    }
    for (Transfer one : proven) {
      OptionalInt count = ProvenEvents.eventsBefore(transfer.order(), one.order());
      if (isSame(transfer, one) && before != null && count.equals(OptionalInt.of(before))) {
        return new TransferProof(
            transfer,
            ProofGrade.PROVEN,
            String.format(
                Locale.ROOT,
                "event %d of the transaction's receipt, counted from 0; by the source, event %d of the block",
                event.getAsInt() - before,
                event.getAsInt()));
      }
    }
    return none(transfer);
  }

  /** What a trace tells of is in no receipt, unless the chain writes an event for it (EIP-7708). */
  private TransferProof move(Transfer transfer) {
    for (Transfer coin : coins) {
      if (sameParties(transfer, coin)) {
        coins.remove(coin);
        return new TransferProof(
            transfer, ProofGrade.PROVEN, "an event that the chain itself wrote (EIP-7708)");
      }
    }
    return new TransferProof(
        transfer,
        ProofGrade.TRACE_ONLY,
        "a contract moved it: no receipt says so, only running the transaction again would");
  }

  private static TransferProof none(Transfer transfer) {
    return new TransferProof(
        transfer, ProofGrade.CONTRADICTED, "no event of the proven receipt says so at that place");
  }

  private static boolean isSame(Transfer transfer, Transfer event) {
    return transfer.kind() == event.kind() && sameParties(transfer, event);
  }

  private static boolean sameParties(Transfer transfer, Transfer event) {
    return transfer.asset().equals(event.asset())
        && transfer.amount().equals(event.amount())
        && Objects.equals(transfer.from(), event.from())
        && Objects.equals(transfer.to(), event.to());
  }
}
