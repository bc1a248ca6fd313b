package org.tracer.export.report.facts;

import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tracer.accounting.account.AccountRule;
import org.tracer.accounting.account.AccountSegment;
import org.tracer.chain.Address;
import org.tracer.chain.Asset;
import org.tracer.chain.evm.EvmHash;
import org.tracer.chain.evm.EvmNetwork;
import org.tracer.document.FundsLimit;
import org.tracer.document.FundsSheet;
import org.tracer.export.FundsLabels;
import org.tracer.heuristic.poisoning.Finding;
import org.tracer.ledger.account.Attestation;
import org.tracer.ledger.account.ChainOrder;
import org.tracer.ledger.account.IssuerAct;
import org.tracer.ledger.account.Transfer;
import org.tracer.trace.account.AccountEndpoint;
import org.tracer.trace.account.AccountStop;
import org.tracer.trace.account.AssetNames;
import org.tracer.trace.account.FundsReport;
import org.tracer.trace.account.FundsTrace;
import org.tracer.trace.account.SeededTransfer;
import org.tracer.trace.account.TracedTransfer;

/** Takes the facts of a report from a trace over accounts under one rule. Linear in the trace. */
public final class AccountFacts {

  /** Endpoints of several labels in one place. */
  private record Key(
      AccountStop reason,
      @Nullable Address account,
      Asset asset,
      @Nullable ChainOrder order,
      @Nullable EvmHash transaction) {}

  private final FundsReport report;
  private final FundsTrace trace;
  private final AssetNames names;
  private final boolean conserving;
  private final Map<ChainOrder, Transfer> transfers = new HashMap<>();
  private final Map<EvmHash, String> blockHashes = new HashMap<>();
  private final Map<String, Asset> assets = new HashMap<>();

  private AccountFacts(FundsReport report, FundsTrace trace) {
    this.report = report;
    this.trace = trace;
    this.names = AssetNames.of(report);
    this.conserving = trace.request().rule().isConserving();
    for (SeededTransfer seed : trace.seeds()) {
      note(seed.transfer());
    }
    for (TracedTransfer traced : trace.transfers()) {
      note(traced.transfer());
    }
    trace.conversions().forEach(one -> assets.put(one.into().toString(), one.into()));
    trace.endpoints().forEach(end -> assets.put(end.asset().toString(), end.asset()));
    for (Attestation attestation : report.context().attestations()) {
      blockHashes.put(attestation.transaction(), attestation.blockHash().toString());
    }
  }

  /**
   * The facts of a report's trace under one of its rules.
   *
   * @throws IllegalArgumentException if the report has no trace under that rule
   */
  public static Facts of(FundsReport report, AccountRule rule) {
    FundsTrace trace =
        report.traces().stream()
            .filter(one -> one.request().rule() == rule)
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("no trace under " + rule));
    return new AccountFacts(report, trace).facts();
  }

  private void note(Transfer transfer) {
    transfers.put(transfer.order(), transfer);
    assets.put(transfer.asset().toString(), transfer.asset());
  }

  private Facts facts() {
    FundsReport.Horizon horizon = report.horizon();
    List<End> ends = ends();
    return new Facts(
        EvmNetwork.named(report.chain().toString())
            .map(EvmNetwork::shortName)
            .orElseGet(() -> report.chain().toString()),
        report.chain().toString(),
        report.origin(),
        new Facts.Block(horizon.height(), horizon.hash().toString(), horizon.time()),
        true,
        trace.request().rule().toString(),
        conserving,
        trace.request().chosenAt(),
        null,
        false,
        (int)
            trace.transfers().stream()
                .map(one ->
                    one.transfer().order().block() + "/" + one.transfer().order().transaction())
                .distinct()
                .count(),
        trace.seeds().stream().map(this::start).toList(),
        conserving ? sheets() : List.of(),
        ends,
        limits(ends),
        trace.conversions().stream().map(this::conversion).toList(),
        remarks(),
        Told.of(trace.request().stopRules().attributions()),
        report.notices());
  }

  private Start start(SeededTransfer seed) {
    Transfer transfer = seed.transfer();
    return new Start(
        label(seed.label()), payment(transfer), money(transfer.asset(), seed.amount()));
  }

  private Payment payment(Transfer transfer) {
    EvmHash transaction = transfer.transaction();
    return new Payment(
        transaction == null ? null : transaction.toString(),
        transfer.order().index(),
        transfer.from() == null ? List.of() : List.of(transfer.from().text()),
        transfer.to() == null ? null : transfer.to().text(),
        null,
        report.chain().toString(),
        transfer.asset().toString(),
        transfer.asset().contract() == null ? null : transfer.asset().contract().text(),
        transfer.order().block(),
        transaction == null ? null : blockHashes.get(transaction),
        time(transfer.order()),
        money(transfer.asset(), transfer.amount()),
        basis(transfer));
  }

  private static Payment.Basis basis(Transfer transfer) {
    return switch (transfer.kind()) {
      case INTERNAL, SELF_DESTRUCT -> Payment.Basis.SOURCE_SAYS;
      case TOKEN, MINT, BURN -> Payment.Basis.CONTRACT_SAYS;
      case UNEXPLAINED -> Payment.Basis.DIFFERENCE;
      case PAYMENT, FEE_BURNED, FEE_TIP, FEE_DATA, REWARD, WITHDRAWAL, DECREE ->
          Payment.Basis.LEDGER;
    };
  }

  private @Nullable Instant time(ChainOrder order) {
    return report.context().times().get(order.block());
  }

  private List<Sheet> sheets() {
    List<Sheet> sheets = new ArrayList<>();
    FundsSheet.of(trace)
        .forEach((label, accounts) ->
            accounts.forEach((asset, account) -> sheets.add(sheet(label, asset, account))));
    return sheets;
  }

  private Sheet sheet(String label, String name, FundsSheet.Account account) {
    Asset asset = assets.get(name);
    if (asset == null) {
      throw new IllegalStateException("an asset that is nowhere in the trace: " + name);
    }
    List<Sheet.Item> lines = new ArrayList<>();
    lines.add(new Sheet.Item("seeded", true, money(asset, account.seeded())));
    if (account.convertedInto().signum() > 0) {
      lines.add(new Sheet.Item("converted.into", true, money(asset, account.convertedInto())));
    }
    if (account.convertedAway().signum() > 0) {
      lines.add(new Sheet.Item("converted.away", false, money(asset, account.convertedAway())));
    }
    BigInteger out = account.convertedAway();
    for (Map.Entry<AccountStop, BigInteger> sum : account.byReason().entrySet()) {
      lines.add(new Sheet.Item(sum.getKey().name(), false, money(asset, sum.getValue())));
      out = out.add(sum.getValue());
    }
    return new Sheet(label, name, lines, account.seeded().add(account.convertedInto()).equals(out));
  }

  private List<End> ends() {
    Map<Key, List<AccountEndpoint>> places = new LinkedHashMap<>();
    for (AccountEndpoint end : trace.endpoints()) {
      Key key = new Key(end.reason(), end.account(), end.asset(), end.order(), end.transaction());
      places.computeIfAbsent(key, any -> new ArrayList<>()).add(end);
    }
    return places.values().stream().map(this::end).toList();
  }

  private End end(List<AccountEndpoint> labels) {
    AccountEndpoint first = labels.getFirst();
    Address account = first.account();
    Transfer transfer = first.order() == null ? null : transfers.get(first.order());
    BigInteger total =
        labels.stream().map(AccountEndpoint::amount).reduce(BigInteger.ZERO, BigInteger::add);
    return new End(
        first.reason().name(),
        account == null ? null : account.text(),
        transfer == null ? null : payment(transfer),
        labels.stream()
            .map(end -> new LabelledMoney(label(end.label()), money(end.asset(), end.amount())))
            .toList(),
        conserving ? money(first.asset(), total) : null,
        null,
        account == null ? null : trace.request().stopRules().note(first.reason(), account),
        first.reason().isAttributed(),
        account == null ? List.of() : Told.claims(report.annotations(), account.text()));
  }

  private List<Limit> limits(List<End> ends) {
    List<Limit> limits = new ArrayList<>();
    for (FundsLimit limit : FundsLimit.of(trace.request())) {
      List<End> cut =
          ends.stream().filter(end -> end.reason().equals(limit.reason().name())).toList();
      Map<String, List<End>> byAsset =
          cut.stream()
              .collect(
                  Collectors.groupingBy(End::asset, LinkedHashMap::new, Collectors.<End>toList()));
      List<Money> sums = new ArrayList<>();
      if (conserving) {
        byAsset.keySet().forEach(name -> sums.add(sum(name, limit.reason())));
      }
      limits.add(new Limit(limit.rule(), limit.value(), cut.size(), sums));
    }
    return limits;
  }

  private Money sum(String name, AccountStop reason) {
    Asset asset = assets.get(name);
    if (asset == null) {
      throw new IllegalStateException("an asset that is nowhere in the trace: " + name);
    }
    return money(asset, trace.sum(reason, asset));
  }

  private Conversion conversion(org.tracer.trace.account.Conversion one) {
    EvmHash transaction = one.proof().getLast().transaction();
    return new Conversion(
        one.account().text(),
        transaction == null ? null : transaction.toString(),
        labelled(one.from(), one.gave()),
        labelled(one.into(), one.got()),
        FundsLabels.exchangedWith(one).stream().map(Address::text).toList());
  }

  private Money labelled(Asset asset, List<AccountSegment> segments) {
    if (!conserving) {
      return money(asset, segments.isEmpty() ? BigInteger.ZERO : segments.getFirst().amount());
    }
    return money(
        asset,
        AccountSegment.sum(segments).subtract(AccountSegment.sum(segments, AccountSegment.CLEAN)));
  }

  private List<Remark> remarks() {
    List<Remark> remarks = new ArrayList<>();
    for (IssuerAct act : report.context().acts()) {
      List<String> exact = new ArrayList<>();
      exact.add(act.account().text());
      exact.add(act.asset().toString());
      if (act.transaction() != null) {
        exact.add(act.transaction().toString());
      }
      remarks.add(new Remark("issuer." + act.kind(), exact));
    }
    for (Finding finding : report.context().noise()) {
      remarks.add(remark(finding));
    }
    return remarks;
  }

  private static Remark remark(Finding finding) {
    Transfer transfer = finding.transfer();
    Function<@Nullable Address, String> text = one -> one == null ? "-" : one.text();
    List<String> exact = new ArrayList<>();
    exact.add(text.apply(transfer.from()));
    exact.add(text.apply(transfer.to()));
    exact.add(transfer.asset().toString());
    exact.add(transfer.transaction() == null ? "-" : transfer.transaction().toString());
    exact.add(finding.imitated() == null ? "-" : finding.imitated().text());
    return new Remark("finding." + finding.kind(), exact);
  }

  private String label(int number) {
    return trace.request().seeds().get(number - 1).name();
  }

  private Money money(Asset asset, BigInteger amount) {
    OptionalInt decimals = names.decimals(asset);
    return new Money(
        asset.toString(),
        amount,
        "base units",
        decimals.isEmpty() ? null : Integer.valueOf(decimals.getAsInt()),
        names.decimal(asset, amount).map(text -> text + " " + names.symbol(asset)).orElse(null));
  }
}
