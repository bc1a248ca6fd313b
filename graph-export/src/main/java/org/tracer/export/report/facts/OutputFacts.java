package org.tracer.export.report.facts;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tracer.chain.Address;
import org.tracer.chain.OutPoint;
import org.tracer.chain.Position;
import org.tracer.chain.TxId;
import org.tracer.document.LimitInForce;
import org.tracer.trace.BalanceSheet;
import org.tracer.trace.Direction;
import org.tracer.trace.Endpoint;
import org.tracer.trace.SeededPosition;
import org.tracer.trace.StopReason;
import org.tracer.trace.Trace;
import org.tracer.trace.TracedInput;
import org.tracer.trace.TracedOutput;
import org.tracer.trace.TracedTransaction;

/** Takes the facts of a report from a trace over outputs. Linear in the trace. */
public final class OutputFacts {

  private static final String COIN = "BTC";
  private static final int DECIMALS = 8;

  /** Endpoints of several labels in one place. */
  private record Key(StopReason reason, @Nullable Position position, TxId transaction) {}

  private final Trace trace;
  private final String chainId;
  private final Map<OutPoint, TracedOutput> outputs = new HashMap<>();
  private final Map<TxId, TracedTransaction> transactions = new HashMap<>();

  private OutputFacts(Trace trace) {
    this.trace = trace;
    this.chainId = trace.network().chainId().toString();
    for (TracedTransaction transaction : trace.transactions()) {
      transactions.put(transaction.id(), transaction);
      transaction.outputs().forEach(output -> outputs.put(output.position(), output));
    }
  }

  public static Facts of(Trace trace) {
    return new OutputFacts(trace).facts();
  }

  private Facts facts() {
    return new Facts(
        trace.network().shortName(),
        chainId,
        trace.origin(),
        new Facts.Block(
            trace.horizon().height().value(),
            trace.horizon().hash().toString(),
            trace.horizon().time()),
        trace.request().direction() == Direction.FORWARD,
        trace.request().policy().name(),
        trace.balanceSheet().conserving(),
        trace.request().chosenAt(),
        trace.request().fees().toString(),
        true,
        trace.transactions().size(),
        trace.seeds().stream().map(this::start).toList(),
        trace.balanceSheet().conserving() ? sheets() : List.of(),
        ends(),
        limits(),
        List.of(),
        List.of(),
        Told.of(trace.request().stopRules().attributions()),
        trace.notices());
  }

  private Start start(SeededPosition seed) {
    return new Start(
        seed.label(),
        payment(
            seed.position(),
            seed.address(),
            null,
            transaction(seed.position()),
            seed.block().height().value(),
            seed.block().hash().toString(),
            seed.block().time()),
        money(seed.amount().baseUnits()));
  }

  private static TxId transaction(Position position) {
    return switch (position) {
      case OutPoint outPoint -> outPoint.txId();
    };
  }

  private Payment payment(
      @Nullable Position position,
      @Nullable Address address,
      @Nullable String descriptor,
      TxId id,
      long height,
      String hash,
      java.time.Instant time) {
    TracedOutput output = position == null ? null : outputs.get((OutPoint) position);
    return new Payment(
        id.toString(),
        position == null ? null : ((OutPoint) position).vout(),
        from(id),
        address == null ? null : address.text(),
        descriptor != null || output == null ? descriptor : output.descriptor(),
        chainId,
        chainId + "/native",
        null,
        height,
        hash,
        time,
        output == null ? null : money(output.value().baseUnits()),
        Payment.Basis.LEDGER);
  }

  /** Who paid, as far as it was traced: the lock of each traced input, and which output it was. */
  private List<String> from(TxId id) {
    TracedTransaction transaction = transactions.get(id);
    List<String> from = new ArrayList<>();
    if (transaction != null) {
      for (TracedInput input : transaction.inputs()) {
        TracedOutput spent = outputs.get(input.spent());
        String lock =
            spent == null
                ? ""
                : (spent.address() == null ? spent.descriptor() : spent.address().text()) + " ";
        from.add(lock + input.spent().txId() + ":" + input.spent().vout());
      }
    }
    return from;
  }

  private List<Sheet> sheets() {
    List<Sheet> sheets = new ArrayList<>();
    trace.balanceSheet().byLabel().forEach((label, account) -> sheets.add(sheet(label, account)));
    return sheets;
  }

  private Sheet sheet(String label, BalanceSheet.Account account) {
    List<Sheet.Item> lines = new ArrayList<>();
    lines.add(new Sheet.Item("seeded", true, money(account.seeded())));
    account
        .byReason()
        .forEach((reason, sum) -> lines.add(new Sheet.Item(reason.name(), false, money(sum))));
    return new Sheet(label, chainId + "/native", lines, account.seeded().equals(account.ended()));
  }

  private List<End> ends() {
    Map<Key, List<Endpoint>> places = new LinkedHashMap<>();
    for (Endpoint end : trace.endpoints()) {
      places
          .computeIfAbsent(
              new Key(end.reason(), end.position(), end.transaction()), any -> new ArrayList<>())
          .add(end);
    }
    return places.values().stream().map(this::end).toList();
  }

  private End end(List<Endpoint> labels) {
    Endpoint first = labels.getFirst();
    List<LabelledMoney> shares =
        labels.stream()
            .map(end -> new LabelledMoney(end.label(), money(end.amount().baseUnits())))
            .toList();
    BigInteger total =
        labels.stream()
            .map(end -> end.amount().baseUnits())
            .reduce(BigInteger.ZERO, BigInteger::add);
    return new End(
        first.reason().name(),
        first.address() == null ? first.descriptor() : first.address().text(),
        payment(
            first.position(),
            first.address(),
            first.descriptor(),
            first.transaction(),
            first.since().height().value(),
            first.since().hash().toString(),
            first.since().time()),
        shares,
        trace.balanceSheet().conserving() ? money(total) : null,
        first.spentBy() == null ? null : first.spentBy().toString(),
        first.note(),
        first.reason().isAttributed(),
        first.address() == null
            ? List.of()
            : Told.claims(trace.annotations(), first.address().text()));
  }

  private List<Limit> limits() {
    return LimitInForce.of(trace).stream()
        .map(limit ->
            new Limit(
                limit.rule(),
                limit.value(),
                limit.endpoints(),
                trace.balanceSheet().conserving() ? List.of(money(limit.amount())) : List.of()))
        .toList();
  }

  private Money money(BigInteger satoshi) {
    String coins = new BigDecimal(satoshi, DECIMALS).toPlainString();
    return new Money(chainId + "/native", satoshi, "sat", DECIMALS, coins + " " + COIN);
  }
}
