package org.tracer.heuristic.deposit;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.tracer.chain.Address;
import org.tracer.chain.Asset;
import org.tracer.heuristic.Inference;
import org.tracer.heuristic.Verdict;
import org.tracer.ledger.account.AccountChain;
import org.tracer.ledger.account.ChainOrder;
import org.tracer.ledger.account.Transfer;

/**
 * Tells accounts that a service gave its customers to pay into: what others pay them they forward,
 * soon and whole, to a wallet that is known to be the service's. It annotates; no amount depends on
 * it. Confined to one thread, as its chain is.
 *
 * <p>Wrong, by naming somebody's own account a deposit address: whoever passes on at once what they
 * get (a payment processor, an OTC desk, a person who cashes out) behaves the same, and the more so
 * the fewer payments are known. It misses deposit addresses whose service is not known, that are
 * swept late, or for a round amount, and contracts of which it says no more than possible. The
 * account is read in one asset only: what it does in others is not seen.
 *
 * <p>Beyond the source: payments swept together count if their sum fits, time is measured instead
 * of blocks, amounts are exact instead of rounded to tenths, and one payment is not enough.
 *
 * @see <a href="https://fc20.ifca.ai/preproceedings/31.pdf">Victor, Address Clustering Heuristics
 *     for Ethereum, FC 2020, algorithm 1</a>
 */
public final class DepositAddresses {

  private final AccountChain chain;
  private final Function<Address, Optional<String>> service;
  private final DepositRules rules;

  private DepositAddresses(
      AccountChain chain, Function<Address, Optional<String>> service, DepositRules rules) {
    this.chain = chain;
    this.service = service;
    this.rules = rules;
  }

  /**
   * @param service whose wallet an account is known to be: one name for all wallets of a service;
   *     empty if nothing is known. What it says is taken for true: of an account that is wrongly
   *     said to be a service's, those who pay into it are called its deposit addresses
   */
  public static DepositAddresses of(
      AccountChain chain, Function<Address, Optional<String>> service, DepositRules rules) {
    return new DepositAddresses(chain, service, rules);
  }

  /**
   * What the behaviour of {@code account} in one asset says. Cost: one question for its transfers,
   * one for its kind and that of each wallet it forwards to, one for its coin if the asset is a
   * token, block times of what is compared, and two questions a sender.
   *
   * @throws IllegalArgumentException if the asset has no equal units
   */
  public DepositAnswer judge(Address account, Asset asset) {
    if (asset.kind() != Asset.Kind.NATIVE && asset.kind() != Asset.Kind.ERC20) {
      throw new IllegalArgumentException("deposits of " + asset);
    }
    Optional<String> known = service.apply(account);
    if (known.isPresent()) {
      return inconclusive(account, "the account itself is known as " + known.get() + "'s");
    }
    Optional<List<Transfer>> few =
        chain.transfersIfFew(account, asset, ChainOrder.beginning(0), rules.mostTransfers());
    if (few.isEmpty()) {
      return inconclusive(
          account,
          "more than " + rules.mostTransfers() + " transfers of " + asset + ": not looked at");
    }
    AccountMoves moves = AccountMoves.of(account, asset, few.get(), service);
    if (moves.services().isEmpty()) {
      return inconclusive(
          account,
          "pays no known wallet of a service in "
              + asset
              + ": it may pay one that is not known to be a service's");
    }
    return new DepositCase(chain, service, rules, moves).answer();
  }

  /**
   * Judges every account that pays a known service in one of {@code transfers}, in the asset it
   * pays in, and gives what is inferred of them and of their senders, in the order in which they
   * first pay. Accounts that forward nothing within the rules are left out; those about which there
   * is no telling are not.
   *
   * @param transfers such as those of a trace, in any order; what else the accounts did is asked of
   *     the chain
   */
  public List<Inference> over(List<Transfer> transfers) {
    SortedMap<ChainOrder, Transfer> ordered = new TreeMap<>();
    transfers.forEach(transfer -> ordered.put(transfer.order(), transfer));
    record Payer(Address account, Asset asset) {}
    Set<Payer> payers = new LinkedHashSet<>();
    for (Transfer transfer : ordered.values()) {
      Address from = transfer.from();
      Address to = transfer.to();
      Asset.Kind kind = transfer.asset().kind();
      if (from != null
          && to != null
          && !transfer.kind().isFee()
          && transfer.amount().signum() > 0
          && (kind == Asset.Kind.NATIVE || kind == Asset.Kind.ERC20)
          && service.apply(to).isPresent()
          && service.apply(from).isEmpty()) {
        payers.add(new Payer(from, transfer.asset()));
      }
    }
    List<Inference> inferences = new ArrayList<>();
    for (Payer payer : payers) {
      DepositAnswer answer = judge(payer.account, payer.asset);
      if (answer.address().verdict() != Verdict.NO) {
        inferences.add(answer.address());
        inferences.addAll(answer.links());
      }
    }
    return List.copyOf(inferences);
  }

  private DepositAnswer inconclusive(Address account, String why) {
    Inference inference =
        new Inference(
            rules.address(), account.text(), "deposit address", Verdict.INCONCLUSIVE, List.of(why));
    return new DepositAnswer(
        inference, List.of(), new DepositCounts(0, 0, 0, 0, 0, 0, 0), List.of());
  }
}
