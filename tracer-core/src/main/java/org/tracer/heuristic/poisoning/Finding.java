package org.tracer.heuristic.poisoning;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tracer.chain.Address;
import org.tracer.heuristic.Heuristic;
import org.tracer.heuristic.Strength;
import org.tracer.ledger.account.Transfer;

/**
 * What was noticed of one transfer of an account. An inference, but for {@link Kind#ZERO_VALUE} and
 * {@link Kind#UNLISTED_TOKEN}, which anybody can see.
 *
 * @param imitated the account's counterparty whose first and last digits the other side has; null
 *     unless the kind is about that
 */
public record Finding(Transfer transfer, Kind kind, @Nullable Address imitated) {

  /** By which an address is taken for the imitation of another. */
  public static final Heuristic RULE =
      new Heuristic(
          "look-alike",
          1,
          Strength.STRONG,
          new TreeMap<>(Map.of("first-digits", "4", "last-digits", "4")));

  /** What is left without inferences: that transfers move nothing, or none of what is listed. */
  public static List<Finding> withoutInferences(List<Finding> findings) {
    return findings.stream()
        .filter(one -> !one.kind().isInference())
        .map(one -> new Finding(one.transfer(), one.kind(), null))
        .toList();
  }

  /** What a transfer is. */
  public enum Kind {
    /** Moves nothing. Anybody can have a token report one in anybody's name. */
    ZERO_VALUE,
    /** Of a contract that nobody listed: its events can say anything. */
    UNLISTED_TOKEN,
    /**
     * Comes from an account that looks like one the account paid or was paid by before, and brings
     * less than the least amount of a payment: put into the history to be copied from it. What it
     * brings is in the balance all the same.
     */
    LOOK_ALIKE_DUST,
    /** Comes from such an account, and brings more. Nothing is left out for it. */
    LOOK_ALIKE_PAYMENT,
    /**
     * Goes to such an account: money was paid to the imitation. This is the theft, and is never
     * left out of the flow.
     */
    PAID_LOOK_ALIKE;

    /** Whether it says that an address looks like another, which is inferred. */
    public boolean isInference() {
      return !isLeftOut();
    }

    /** Whether the transfer is kept out of the flow of money: it moves none that counts. */
    public boolean isLeftOut() {
      return this == ZERO_VALUE || this == UNLISTED_TOKEN;
    }
  }
}
