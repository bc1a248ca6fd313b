package org.tracer.cli.render;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tracer.annotation.Annotations;
import org.tracer.chain.Asset;
import org.tracer.chain.evm.EvmAddress;
import org.tracer.chain.evm.ListedTokens;
import org.tracer.heuristic.poisoning.Finding;
import org.tracer.ledger.account.AccountChain;
import org.tracer.ledger.account.Attestation;
import org.tracer.ledger.account.IssuerAct;
import org.tracer.ledger.account.TokenClaims;
import org.tracer.ledger.account.Transfer;
import org.tracer.trace.account.AssetNames;

/** An account or a transaction of a chain of accounts, as a person reads it. */
public final class AccountShowText {

  private final AccountChain chain;
  private final AccountView view;
  private final AssetNames assets;
  private final Annotations said;
  private final Screen screen;
  private final Map<Transfer, Finding> findings = new HashMap<>();

  public AccountShowText(AccountChain chain, AccountView view, Annotations said, Screen screen) {
    this.said = said;
    this.chain = chain;
    this.view = view;
    this.assets = AssetNames.of(chain.chain(), view.named());
    this.screen = screen;
    view.findings().forEach(finding -> findings.put(finding.transfer(), finding));
  }

  public void print() {
    if (view.account() != null) {
      printAccount(view.account());
    } else {
      screen.line("Transaction " + view.transaction());
      Transfer first = view.transfers().getFirst();
      screen.line("  block    " + when(first.order().block()));
      printProof();
      printSource();
    }
    screen.line(
        "Transfers, in the order of the chain: "
            + Wording.count(view.transfers().size(), "transfer", "transfers"));
    view.transfers().forEach(this::printTransfer);
    screen.line();
    List<String> notices = chain.notices();
    if (!notices.isEmpty()) {
      screen.line("Notices");
      notices.forEach(notice -> screen.prose("  - ", "    ", notice));
    }
  }

  private void printSource() {
    screen.line("  chain    " + AccountWording.chain(chain.chain()));
    screen.line("  source   " + chain.origin());
    screen.line("  data to  block " + chain.horizon());
    screen.line("           " + chain.horizonHash());
    screen.line();
  }

  private void printAccount(EvmAddress account) {
    screen.line("Account " + account);
    SaidText.printTags(screen, said, account.text());
    if (view.kind() != null) {
      screen.line("  is       " + AccountWording.kind(view.kind()));
    }
    printToken(account);
    printSource();
    screen.line("Balances at block " + chain.horizon());
    view.balances().forEach((asset, balance) -> screen.line("  " + assets.amount(asset, balance)));
    if (view.balances().isEmpty()) {
      screen.line("  it never had any of the coin or of a listed token");
    }
    screen.line();
    if (!view.acts().isEmpty()) {
      screen.line("What issuers of tokens did to it");
      view.acts().forEach(this::printAct);
      screen.line();
    }
  }

  private void printToken(EvmAddress account) {
    Asset token = Asset.token(account);
    ListedTokens.find(token)
        .ifPresent(listed ->
            screen.line(
                "  token    "
                    + listed.symbol()
                    + ", "
                    + listed.decimals()
                    + " decimals, on the list of tokens that count"));
    TokenClaims claims = view.claims();
    boolean says = claims != null && (claims.symbol() != null || claims.decimals() != null);
    if (claims != null && says && ListedTokens.find(token).isEmpty()) {
      screen.prose(
          "  token    ",
          "           ",
          "calls itself "
              + (claims.symbol() == null ? "nothing" : "\"" + claims.symbol() + "\"")
              + (claims.decimals() == null ? "" : " with " + claims.decimals() + " decimals")
              + "; not on the list of tokens, and any contract can say so");
    }
  }

  private void printAct(IssuerAct act) {
    String when = act.order() == null ? "" : when(act.order().block());
    screen.line("  " + AccountWording.act(act, assets, when));
  }

  /** Whether the transaction was recomputed, and if not why. */
  private void printProof() {
    for (Attestation one : view.attestations()) {
      boolean recomputed = one.proof() == Attestation.Proof.RECOMPUTED;
      screen.prose(
          "  known    ",
          "           ",
          recomputed
              ? "recomputed: header, transaction, receipt and events hash to the block's hash"
              : "by the source's word" + (one.note().isEmpty() ? "" : ": " + one.note()));
    }
  }

  private void printTransfer(Transfer transfer) {
    screen.line(
        "  "
            + when(transfer.order().block())
            + "  "
            + AccountWording.transfer(transfer.kind())
            + "  "
            + assets.amount(transfer.asset(), transfer.amount()));
    screen.line("    from " + text(transfer.from()));
    screen.line("    to   " + text(transfer.to()));
    if (view.account() != null && transfer.transaction() != null) {
      screen.line("    by   " + transfer.transaction());
    }
    Finding finding = findings.get(transfer);
    if (finding != null) {
      screen.line(
          "    "
              + AccountWording.name(finding.kind())
              + (finding.kind().isLeftOut() ? ", left out" : ""));
      if (finding.imitated() != null) {
        screen.line("    looks like " + finding.imitated());
        screen.line("    an inference by " + Finding.RULE + ", " + Finding.RULE.strength());
      }
    }
  }

  private static String text(@Nullable Object account) {
    return account == null ? "nobody" : account.toString();
  }

  private String when(long block) {
    Instant time = view.times().get(block);
    return (time == null ? "" : Wording.time(time) + ", ") + "block " + block;
  }
}
