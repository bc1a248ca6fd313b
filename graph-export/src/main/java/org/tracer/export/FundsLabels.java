package org.tracer.export;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.tracer.chain.Address;
import org.tracer.chain.evm.EvmHash;
import org.tracer.graph.AccountVertex;
import org.tracer.graph.AssetAmount;
import org.tracer.graph.ConversionVertex;
import org.tracer.graph.FundsVertex;
import org.tracer.graph.OtherEndVertex;
import org.tracer.heuristic.poisoning.Finding;
import org.tracer.ledger.account.ChainOrder;
import org.tracer.ledger.account.IssuerAct;
import org.tracer.ledger.account.Transfer;
import org.tracer.trace.account.AssetNames;
import org.tracer.trace.account.Conversion;

/** Names of vertices over accounts, and what is known of them in words. Accounts are never cut. */
public final class FundsLabels {

  private final AssetNames names;
  private final FundsAmounts amounts;

  public FundsLabels(AssetNames names, FundsAmounts amounts) {
    this.names = names;
    this.amounts = amounts;
  }

  /**
   * {@code account}, {@code conversion}, {@code fee}, {@code burn}, {@code unexplained}, {@code
   * source} or {@code self}.
   */
  public static String type(FundsVertex vertex) {
    return switch (vertex) {
      case AccountVertex account -> "account";
      case ConversionVertex conversion -> "conversion";
      case OtherEndVertex end -> end.kind().name().toLowerCase(Locale.ROOT);
    };
  }

  /** A short name for people. */
  String label(FundsVertex vertex) {
    return switch (vertex) {
      case AccountVertex account -> account.text();
      case ConversionVertex conversion -> exchanged(conversion.conversion());
      case OtherEndVertex end -> {
        List<AssetAmount> ended = ended(end);
        String shown = amounts.shown(ended);
        yield what(end.kind())
            + (ended.isEmpty() ? "" : shown == null ? ", touched" : ", traced " + shown);
      }
    };
  }

  /** The full name, without what makes it an id. */
  public static String name(FundsVertex vertex) {
    return switch (vertex) {
      case AccountVertex account -> account.text();
      case ConversionVertex conversion ->
          "conversion by "
              + conversion.account().text()
              + " in "
              + place(conversion.order(), conversion.transaction());
      case OtherEndVertex end -> what(end.kind()) + " in " + place(end.order(), end.transaction());
    };
  }

  /** What is at the other end, in words. */
  public static String what(OtherEndVertex.Kind kind) {
    return switch (kind) {
      case FEE -> "fee";
      case BURN -> "destroyed";
      case UNEXPLAINED -> "unexplained";
      case SOURCE -> "from nobody";
      case SELF -> "payment to itself";
    };
  }

  /** {@code 1000 USDT into 0.4 ETH}: all that was given and got. */
  public String exchanged(Conversion conversion) {
    return names.amount(conversion.from(), conversion.paid())
        + " into "
        + names.amount(conversion.into(), conversion.received());
  }

  /** Who is on the other side of a conversion, each account once. */
  public static List<Address> exchangedWith(Conversion conversion) {
    List<Address> others = new ArrayList<>();
    for (Transfer transfer : conversion.proof()) {
      boolean pays = conversion.account().equals(transfer.from());
      Address other = pays ? transfer.to() : transfer.from();
      if (other != null && !others.contains(other)) {
        others.add(other);
      }
    }
    return others;
  }

  /** {@code FROZEN in eip155:1/erc20:0x… since block 7 (0x…)}; several are joined by semicolons. */
  @Nullable String acts(List<IssuerAct> acts) {
    return acts.isEmpty() ? null : acts.stream().map(this::act).collect(joining("; "));
  }

  /** {@code FROZEN in eip155:1/erc20:0x… since block 7 (0x…)}. */
  public String act(IssuerAct act) {
    String asset = amounts.id(act.asset());
    String what =
        act.kind()
            + switch (act.kind()) {
              case FROZEN, RELEASED -> " in " + asset;
              case DESTROYED -> " " + act.amount() + " " + asset;
            };
    if (act.order() == null) {
      return what + " at the horizon, since when is not known";
    }
    return what
        + (act.kind() == IssuerAct.Kind.DESTROYED ? " in block " : " since block ")
        + act.order().block()
        + (act.transaction() == null ? "" : " (" + act.transaction() + ")");
  }

  /** {@code PAID_LOOK_ALIKE, imitates 0x… (inference by look-alike/1, STRONG)}. */
  public static String finding(Finding finding) {
    return finding.kind()
        + (finding.imitated() == null
            ? ""
            : ", imitates "
                + finding.imitated().text()
                + " (inference by "
                + Finding.RULE
                + ", "
                + Finding.RULE.strength()
                + ")");
  }

  /** What ended at a vertex for any reason. */
  static List<AssetAmount> ended(FundsVertex vertex) {
    return vertex.endings().stream().flatMap(ending -> ending.amounts().stream()).toList();
  }

  private static String place(ChainOrder order, @Nullable EvmHash transaction) {
    return transaction == null ? "block " + order.block() : transaction.toString();
  }
}
