package org.tracer.source.evm.rpc;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tracer.chain.Asset;
import org.tracer.chain.evm.EvmAddress;
import org.tracer.ledger.account.IssuerAct;
import org.tracer.source.remote.Notices;

/**
 * What the issuer of a token did to accounts: from the events of its contract, and from whether the
 * contract says that an account is frozen. Both are the contract's word.
 */
public final class IssuerHistory {

  private final Node node;
  private final IssuerSource source;
  private final IssuerStatus status;
  private final long horizon;
  private final Notices notices;

  IssuerHistory(Node node, IssuerSource source, long horizon, Notices notices) {
    this.node = node;
    this.source = source;
    this.status = new IssuerStatus(source);
    this.horizon = horizon;
    this.notices = notices;
  }

  /**
   * From a block up to the horizon, in the order of the chain; what is known to stand at the
   * horizon without a beginning comes last, by account.
   */
  public List<IssuerAct> read(Collection<EvmAddress> accounts, Asset token, long first) {
    if (accounts.isEmpty() || token.kind() != Asset.Kind.ERC20) {
      return List.of();
    }
    EvmAddress contract = (EvmAddress) Objects.requireNonNull(token.contract());
    List<EvmAddress> sorted =
        accounts.stream().distinct().sorted(Comparator.comparing(Node::lower)).toList();
    if (!status.isTold(contract, sorted.getFirst()) && !source.refusedCalls(contract)) {
      notices.add(
          "tokens whose issuers' acts are not looked for",
          String.format(
                  Locale.ROOT,
                  "%s tells by none of the known functions whether an account is frozen: what its issuer",
                  token)
              + " did to accounts is not looked for");
      return List.of();
    }
    Optional<List<NodeLog>> events = source.events(contract, IssuerEvents.ALL, first);
    Map<EvmAddress, List<IssuerAct>> byAccount = new TreeMap<>(Comparator.comparing(Node::lower));
    sorted.forEach(account -> byAccount.put(account, new ArrayList<>()));
    List<IssuerAct> acts = new ArrayList<>();
    Fields fields = node.fields("acts of the issuer of " + contract);
    for (IssuerAct act : IssuerEvents.acts(events.orElse(List.of()), fields, notices)) {
      List<IssuerAct> own = byAccount.get((EvmAddress) act.account());
      if (own != null) {
        own.add(act);
        if (block(act) >= first && block(act) <= horizon) {
          acts.add(act);
        }
      }
    }
    List<@Nullable Boolean> frozen = status.of(contract, sorted);
    for (int i = 0; i < sorted.size(); i++) {
      List<IssuerAct> own = byAccount.getOrDefault(sorted.get(i), List.of());
      IssuerAct shown = atHorizon(sorted.get(i), token, own, first, frozen.get(i));
      if (shown != null) {
        acts.add(shown);
      }
    }
    return List.copyOf(acts);
  }

  private static long block(IssuerAct act) {
    return Objects.requireNonNull(act.order()).block();
  }

  /** How events of some blocks leave an account; null if none is about that. */
  private static IssuerAct.@Nullable Kind last(List<IssuerAct> acts, long first, long last) {
    IssuerAct.Kind kind = null;
    for (IssuerAct act : acts) {
      boolean counts = act.kind() != IssuerAct.Kind.DESTROYED;
      kind = counts && block(act) >= first && block(act) <= last ? act.kind() : kind;
    }
    return kind;
  }

  /**
   * What stands at the horizon and the acts from {@code first} on do not show; null for nothing.
   */
  private @Nullable IssuerAct atHorizon(
      EvmAddress account, Asset token, List<IssuerAct> acts, long first, @Nullable Boolean frozen) {
    IssuerAct.Kind shown = last(acts, first, horizon);
    IssuerAct.Kind stands = last(acts, 0, horizon);
    compare(account, token, acts, shown != null, frozen);
    if (frozen != null && source.asOfHorizon()) {
      stands = frozen ? IssuerAct.Kind.FROZEN : IssuerAct.Kind.RELEASED;
    }
    boolean nothing = shown == null && stands == IssuerAct.Kind.RELEASED;
    return stands == null || stands == shown || nothing
        ? null
        : new IssuerAct(stands, account, token, null, null, BigInteger.ZERO);
  }

  /** Says where what a token says and its events do not fit together. */
  private void compare(
      EvmAddress account,
      Asset token,
      List<IssuerAct> acts,
      boolean shown,
      @Nullable Boolean frozen) {
    boolean old = source.asOfHorizon();
    String when = old ? "at block " + horizon : "at the newest block";
    if (!old && last(acts, horizon + 1, Long.MAX_VALUE) != null) {
      notices.add(
          "accounts that issuers froze or released behind the horizon",
          String.format(
              Locale.ROOT,
              "behind block %d, which is the last that is shown, the issuer of %s froze or released %s",
              horizon,
              token,
              account));
    }
    IssuerAct.Kind told = last(acts, 0, old ? horizon : Long.MAX_VALUE);
    if (frozen == null) {
      notices.add(
          "accounts of which a token does not say whether they are frozen",
          String.format(
              Locale.ROOT, "%s does not say whether %s is frozen %s", token, account, when));
    } else if (told != null && frozen != (told == IssuerAct.Kind.FROZEN)) {
      notices.add(
          "accounts whose freezing is told in two ways",
          String.format(
              Locale.ROOT,
              "by the last event of %s %s is %s, but by what the token says %s it is %s: %s",
              token,
              account,
              text(!frozen),
              when,
              text(frozen),
              old && shown ? "both are shown" : "it is not known which is true"));
    } else if (told == null && frozen && !old) {
      notices.add(
          "accounts that are frozen without an event",
          String.format(
                  Locale.ROOT,
                  "%s says %s that %s is frozen, and no event says since when: whether it was so at block %d",
                  token,
                  when,
                  account,
                  horizon)
              + " is not known");
    }
  }

  private static String text(boolean frozen) {
    return frozen ? "frozen" : "not frozen";
  }
}
