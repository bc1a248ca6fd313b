package org.tracer.export.dot;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tracer.chain.Asset;
import org.tracer.chain.evm.EvmHash;
import org.tracer.export.EndColours;
import org.tracer.export.FundsAmounts;
import org.tracer.export.FundsBalance;
import org.tracer.export.FundsLabels;
import org.tracer.export.GraphProperties;
import org.tracer.export.Said;
import org.tracer.graph.AccountVertex;
import org.tracer.graph.AssetAmount;
import org.tracer.graph.ConversionVertex;
import org.tracer.graph.FundsEdge;
import org.tracer.graph.FundsEnding;
import org.tracer.graph.FundsGraph;
import org.tracer.graph.FundsVertex;
import org.tracer.graph.OtherEndVertex;
import org.tracer.ledger.account.AccountKind;
import org.tracer.ledger.account.ChainOrder;
import org.tracer.ledger.account.IssuerAct;
import org.tracer.ledger.account.TransferKind;
import org.tracer.trace.account.AssetNames;
import org.tracer.trace.account.Conversion;

/** Draws traces over accounts: every asset has a colour of its own. */
final class FundsPicture implements Picture<FundsVertex, FundsEdge> {

  private static final int HASH_CHARACTERS = 14;

  private final FundsGraph funds;
  private final AssetNames names;
  private final FundsAmounts amounts;
  private final Map<Asset, String> colours = new LinkedHashMap<>();

  FundsPicture(FundsGraph funds) {
    this.funds = funds;
    this.names = funds.names();
    this.amounts = new FundsAmounts(funds);
  }

  @Override
  public List<String> caption() {
    Map<String, String> properties = GraphProperties.of(funds);
    List<String> caption = new ArrayList<>();
    caption.add(
        "Trace by "
            + GraphProperties.rule(properties)
            + ", on "
            + properties.get("network")
            + ", up to block "
            + properties.get("horizon_height")
            + " ("
            + properties.get("horizon_time")
            + ")");
    FundsBalance.lines(funds.trace(), names).forEach(line -> caption.add("Balance: " + line));
    caption.add("Limits: " + properties.get("limits"));
    if (!funds.report().context().noise().isEmpty()) {
      caption.add("Noise: " + properties.get("noise_count") + " findings, in the other formats");
    }
    for (String notice : funds.report().notices()) {
      caption.add("Notice: " + notice);
    }
    caption.add(
        "Labelled amounts are computed under the policy. Dashed lines are the source's trace, not"
            + " chain data; dotted ones a difference of balances; conversions are inferred.");
    return caption;
  }

  @Override
  public void node(DotWriter dot, FundsVertex vertex) throws IOException {
    boolean seed = !vertex.seeded().isEmpty();
    boolean frozen = vertex instanceof AccountVertex account && !account.acts().isEmpty();
    dot.centred("label", lines(vertex));
    dot.centred("tooltip", tooltip(vertex));
    dot.attribute("shape", vertex instanceof ConversionVertex ? "octagon" : "box");
    dot.attribute("style", FundsColours.style(vertex));
    dot.attribute("fillcolor", FundsColours.fill(vertex));
    dot.attribute(
        "color", frozen ? FundsColours.WARNING : seed ? EndColours.SEED : EndColours.PLAIN);
    dot.attribute("penwidth", seed || frozen ? "3" : "1");
  }

  private List<String> lines(FundsVertex vertex) {
    List<String> lines = new ArrayList<>();
    switch (vertex) {
      case AccountVertex account -> {
        lines.addAll(DotText.cut(account.text()));
        if (account.kind() == AccountKind.CONTRACT) {
          lines.add("contract");
        } else if (account.kind() == AccountKind.DELEGATED) {
          lines.add("key with code of a contract");
        }
      }
      case ConversionVertex conversion -> {
        Conversion exchange = conversion.conversion();
        lines.add("conversion");
        lines.addAll(place(conversion.order(), conversion.transaction(), conversion.time()));
        FundsLabels.exchangedWith(exchange)
            .forEach(other -> lines.addAll(DotText.cut("with " + other.text())));
      }
      case OtherEndVertex end -> {
        if (end.endings().isEmpty()) {
          lines.add(FundsLabels.what(end.kind()));
        }
      }
    }
    amounts("seed", vertex.seeded(), lines);
    for (FundsEnding ending : vertex.endings()) {
      amounts(ending.reason().name(), ending.amounts(), lines);
    }
    if (vertex instanceof AccountVertex account) {
      account.acts().forEach(act -> lines.addAll(DotText.wrap(act(act))));
      funds
          .annotations()
          .tagsOf(account.text())
          .forEach(tag -> lines.addAll(DotText.wrap("tag: " + Said.shortly(tag))));
      Said.of(funds.annotations(), vertex)
          .forEach(one -> lines.addAll(DotText.wrap(Said.shortly(one))));
    }
    return lines;
  }

  /** A line an asset; a label alone is named. */
  private void amounts(String what, List<AssetAmount> shares, List<String> lines) {
    if (!funds.isConserving() && !shares.isEmpty()) {
      // A line of what is touched by which labels; there are no amounts.
      lines.add(
          what + " " + shares.stream().map(AssetAmount::label).distinct().collect(joining(", ")));
      return;
    }
    for (Map.Entry<Asset, BigInteger> sum : FundsAmounts.perAsset(shares).entrySet()) {
      List<AssetAmount> parts =
          shares.stream().filter(share -> share.asset().equals(sum.getKey())).toList();
      String label = parts.size() == 1 ? parts.getFirst().label() + " " : "";
      lines.add(what + " " + label + names.amount(sum.getKey(), sum.getValue()));
    }
  }

  private String act(IssuerAct act) {
    String symbol = names.symbol(act.asset());
    String what =
        switch (act.kind()) {
          case FROZEN -> "FROZEN by the issuer of " + symbol;
          case RELEASED -> "RELEASED by the issuer of " + symbol;
          case DESTROYED -> "DESTROYED by the issuer: " + names.amount(act.asset(), act.amount());
        };
    return what + (act.order() == null ? "" : ", block " + act.order().block());
  }

  private List<String> tooltip(FundsVertex vertex) {
    List<String> lines = new ArrayList<>();
    lines.add(FundsLabels.name(vertex));
    for (FundsEnding ending : vertex.endings()) {
      lines.add(ending.reason() + ": " + amounts.byLabel(ending.amounts()));
    }
    return lines;
  }

  @Override
  public void edge(DotWriter dot, FundsEdge edge) throws IOException {
    String traced = amounts.byLabel(edge.traced());
    dot.centred("label", lines(edge));
    dot.centred("tooltip", List.of(edge.id(), traced == null ? "" : traced));
    dot.attribute(
        "color",
        edge.finding() == null
            ? colours.computeIfAbsent(
                edge.asset(), asset -> FundsColours.line(asset, colours.size()))
            : FundsColours.WARNING);
    String style = FundsColours.style(edge);
    if (style != null) {
      dot.attribute("style", style);
    }
  }

  private List<String> lines(FundsEdge edge) {
    List<String> lines = new ArrayList<>();
    lines.add(amounts.label(edge));
    TransferKind kind = edge.transfer() == null ? null : edge.transfer().kind();
    if (kind != TransferKind.PAYMENT && kind != TransferKind.TOKEN) {
      lines.add(edge.interaction());
    }
    if (edge.finding() != null) {
      lines.add(edge.finding().kind().name());
    }
    // The two sides of a conversion, and fees, are beside what names their transaction.
    if (kind != null && !kind.isFee()) {
      lines.addAll(place(edge.order(), edge.transaction(), edge.time()));
    }
    return lines;
  }

  private static List<String> place(
      ChainOrder order, @Nullable EvmHash transaction, @Nullable Instant time) {
    List<String> lines = new ArrayList<>();
    lines.add("block " + order.block() + (time == null ? "" : ", " + time));
    if (transaction != null) {
      lines.add(transaction.toString().substring(0, HASH_CHARACTERS) + "…");
    }
    return lines;
  }
}
