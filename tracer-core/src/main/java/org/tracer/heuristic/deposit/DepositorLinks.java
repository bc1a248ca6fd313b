package org.tracer.heuristic.deposit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.tracer.chain.Address;
import org.tracer.heuristic.Inference;
import org.tracer.heuristic.Verdict;
import org.tracer.ledger.account.Transfer;

/**
 * Says of several senders of one deposit address that they may deposit for one customer.
 *
 * <p>Wrong, by linking strangers, wherever people pay straight into somebody else's deposit
 * address: victims told to do so are linked to each other and to the one who told them. Never more
 * than possible for that.
 */
final class DepositorLinks {

  private static final List<String> WHEN_WRONG =
      List.of(
          "wrong if one pays into another's deposit address, as victims are told to and as buyers"
              + " and employers do: then sender and customer are strangers",
          "wrong if customers share the address and are told apart by a memo; if it is a payment"
              + " processor's or an OTC desk's; if a relayer or forwarder sweeps for several"
              + " services");

  private DepositorLinks() {}

  /** One of each sender if there are several; of too many, one that there is no telling. */
  static List<Inference> of(
      DepositRules rules,
      Address deposit,
      String service,
      Map<Address, List<Transfer>> payments,
      boolean tooMany) {
    if (tooMany) {
      return List.of(
          new Inference(
              rules.depositor(),
              deposit.text(),
              "senders deposit for one customer of " + service,
              Verdict.INCONCLUSIVE,
              List.of("more than " + rules.mostSenders() + " senders: not looked at")));
    }
    if (payments.size() < 2) {
      return List.of();
    }
    List<Inference> links = new ArrayList<>();
    payments.forEach((sender, own) -> {
      List<String> evidence = new ArrayList<>();
      evidence.add("paid " + deposit.text() + DepositEvidence.transactions(own));
      payments.forEach((other, theirs) -> {
        if (!other.equals(sender)) {
          evidence.add("so did " + other.text() + DepositEvidence.transactions(theirs));
        }
      });
      evidence.addAll(WHEN_WRONG);
      links.add(
          new Inference(
              rules.depositor(),
              sender.text(),
              "deposits for the same customer of " + service + " as other senders",
              Verdict.POSSIBLE,
              evidence));
    });
    return List.copyOf(links);
  }
}
