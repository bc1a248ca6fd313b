package org.tracer.cli.render;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tracer.accounting.account.AccountRule;
import org.tracer.chain.Address;
import org.tracer.chain.ChainId;
import org.tracer.cli.converter.ChainConverter;
import org.tracer.document.FundsLimit;
import org.tracer.heuristic.poisoning.Finding;
import org.tracer.ledger.account.AccountKind;
import org.tracer.ledger.account.IssuerAct;
import org.tracer.ledger.account.TransferKind;
import org.tracer.trace.account.AccountStop;
import org.tracer.trace.account.AssetNames;
import org.tracer.trace.account.FundsContext;

/** The words that reports have for what chains of accounts know. */
final class AccountWording {

  private AccountWording() {}

  static String rule(AccountRule rule) {
    return switch (rule) {
      case FIFO -> "fifo: the oldest money in an account leaves first";
      case LIFO -> "lifo: the newest money in an account leaves first";
      case DIRTY_FIRST -> "dirty-first: traced money leaves before clean (tiho is the same here)";
      case CLEAN_FIRST -> "clean-first: clean money leaves before traced";
      case PRO_RATA -> "pro-rata: each payment takes the same share of traced money";
      case LIBR -> "libr: no more is left than the lowest balance since it came in";
      case POISON -> "poison: all that an account holds and pays counts once traced money came in";
      case PURE -> "pure: followed only as long as an account holds nothing else";
    };
  }

  /** What an endpoint of this reason means, as a clause without a full stop. */
  static String meaning(AccountStop reason, long horizon) {
    return switch (reason) {
      case HELD -> "still in the account at block " + horizon;
      case FEE -> "paid for having a transaction carried out";
      case BURN -> "destroyed; no account has it any more";
      case CONTRACT -> "left in a contract; nothing that came out for it could be proven";
      case COMMINGLED -> "paid out from among other money; it went on or is still there";
      case STOP_LIST -> "paid to an account on the stop list; not followed further";
      case SERVICE -> "at an account that a tag attributes to a service; not followed further";
      case MIXER -> "at an account that a tag attributes to a mixing service; not followed further";
      case BRIDGE -> "at an account that a tag attributes to a bridge; not followed further";
      case SANCTIONED ->
          "at an account that a tag says is on a list of sanctions; not followed further";
      case HOP_LIMIT -> "as many transfers away as asked to follow";
      case HUB -> "an account with more transfers than asked to follow";
      case OUTSIDE_WINDOW -> "some of it goes on after the period asked for";
      case UNEXPLAINED -> "the balance fell, and no transfer that the source knows says why";
    };
  }

  /** The same in a few words, for a table. */
  static String shortly(AccountStop reason) {
    return switch (reason) {
      case HELD -> "still in accounts";
      case FEE -> "fees";
      case BURN -> "destroyed";
      case CONTRACT -> "left in contracts";
      case STOP_LIST -> "at the stop list";
      case SERVICE -> "at tagged services";
      case MIXER -> "at tagged mixers";
      case BRIDGE -> "at tagged bridges";
      case SANCTIONED -> "at tagged as sanctioned";
      case HOP_LIMIT -> "beyond --max-hops";
      case HUB -> "beyond --max-transfers";
      case OUTSIDE_WINDOW -> "goes on later";
      case COMMINGLED -> "mixed with other money";
      case UNEXPLAINED -> "unexplained";
    };
  }

  static String kind(AccountKind kind) {
    return switch (kind) {
      case EXTERNAL -> "somebody's key, no code";
      case DELEGATED -> "somebody's key, with a contract's code carried out for it (EIP-7702)";
      case CONTRACT -> "a contract";
      case UNKNOWN -> "the source does not say what stands behind it";
    };
  }

  /**
   * What an issuer did, as a clause without a full stop.
   *
   * @param when of its block, in words; empty if only known to be so at the end of the data
   */
  static String act(IssuerAct act, AssetNames assets, String when) {
    String asset = assets.symbol(act.asset());
    return switch (act.kind()) {
      case FROZEN ->
          when.isEmpty()
              ? "FROZEN in " + asset + " at the end of the data; since when is not known"
              : "FROZEN in " + asset + " since " + when;
      case RELEASED -> "released in " + asset + ", " + when;
      case DESTROYED ->
          assets.amount(act.asset(), act.amount()) + " DESTROYED by the issuer, " + when;
    };
  }

  /** An account in full, with what it is called. */
  static String named(@Nullable Address account, Map<String, String> names) {
    return account == null ? "nobody" : PlaceText.named(account.text(), names);
  }

  /** A block with its time, where that is known. */
  static String when(FundsContext context, long block) {
    Instant time = context.times().get(block);
    return (time == null ? "" : Wording.time(time) + ", ") + "block " + block;
  }

  /** A chain by its name, with its identifier where that is something else. */
  static String chain(ChainId chain) {
    String name = ChainConverter.name(chain);
    return name.equals(chain.toString()) ? name : name + " (" + chain + ")";
  }

  /** A limit in the words of the option that sets it. */
  static String limit(FundsLimit limit) {
    return switch (limit.rule()) {
      case "maxHops" -> "--max-hops " + limit.value();
      case "maxTransfers" -> "--max-transfers " + limit.value();
      case "untilBlock" -> "nothing after block " + limit.value();
      case "stopList" ->
          "stop list of " + Wording.count(Long.parseLong(limit.value()), "account", "accounts");
      default -> limit.rule() + " " + limit.value();
    };
  }

  /** What a finding of this kind is called. */
  static String name(Finding.Kind kind) {
    return switch (kind) {
      case ZERO_VALUE -> "transfer of nothing";
      case UNLISTED_TOKEN -> "token that is not listed";
      case LOOK_ALIKE_DUST -> "dust from an imitation";
      case LOOK_ALIKE_PAYMENT -> "payment by an imitation";
      case PAID_LOOK_ALIKE -> "PAYMENT TO AN IMITATION";
    };
  }

  /** What findings of this kind are, behind their number. */
  static String finding(Finding.Kind kind) {
    return switch (kind) {
      case ZERO_VALUE ->
          "of nothing: anybody can have a token report one in anybody's name; left out";
      case UNLISTED_TOKEN ->
          "of tokens that are not listed, whose contracts can say anything; left out"
              + " (name one with --asset to count it)";
      case LOOK_ALIKE_DUST ->
          "of dust from an address that imitates another; in the balance all the same";
      case LOOK_ALIKE_PAYMENT -> "from an address that imitates another; they count";
      case PAID_LOOK_ALIKE ->
          "TO AN ADDRESS THAT IMITATES ANOTHER: money that probably went to the wrong place; they"
              + " count";
    };
  }

  static String transfer(TransferKind kind) {
    return switch (kind) {
      case PAYMENT -> "payment";
      case INTERNAL -> "by a contract";
      case TOKEN -> "token";
      case FEE_BURNED -> "fee, burned";
      case FEE_TIP -> "fee, tip";
      case FEE_DATA -> "fee, data";
      case REWARD -> "reward";
      case WITHDRAWAL -> "withdrawal";
      case SELF_DESTRUCT -> "self-destruct";
      case DECREE -> "by decree";
      case MINT -> "made";
      case BURN -> "destroyed";
      case UNEXPLAINED -> "unexplained";
    };
  }
}
