package org.tracer.export.flow;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.reducing;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tracer.accounting.Lossless;
import org.tracer.accounting.Poison;
import org.tracer.export.Exports;
import org.tracer.graph.ExampleTrace;
import org.tracer.graph.FlowGraph;
import org.tracer.graph.Grain;
import org.tracer.graph.TraceGraph;
import org.tracer.trace.account.AccountStory;
import org.tracer.trace.account.ExampleFunds;

/** Expected amounts are those at {@code ExampleTrace} and {@code ExampleFunds}. */
class FlowTest {

  @ParameterizedTest
  @EnumSource(Grain.class)
  void nodes_shouldHaveWhatEndedByReason(Grain grain) {
    Map<String, BigInteger> ended = ended(Flow.of(Exports.example(grain)));
    assertThat(ended)
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "UNSPENT", BigInteger.valueOf(300_000 + 700_000 + 45_000),
                "STOP_LIST", BigInteger.valueOf(300_000),
                "BURN", BigInteger.valueOf(150_000),
                "FEE", BigInteger.valueOf(5_000)));
  }

  @Test
  void nodes_shouldSayWhatTheUserSaidOfTheService() {
    FlowNode service =
        Flow.of(Exports.example(Grain.ADDRESSES))
            .nodes()
            .filter(node -> node.endings().stream().anyMatch(e -> e.reason().equals("STOP_LIST")))
            .findFirst()
            .orElseThrow();
    assertThat(service.kind()).isEqualTo(FlowNode.Kind.ADDRESS);
    assertThat(service.id()).isEqualTo("address:" + service.address());
    assertThat(service.endings().getFirst().notes())
        .containsExactly("exchange deposit, says the exchange");
  }

  @Test
  void movements_shouldHaveValueAndTracedPart() {
    FlowMovement part =
        Flow.of(Exports.example(Grain.ADDRESSES))
            .movements()
            .filter(one -> one.value().equals(BigInteger.valueOf(400_000)))
            .findFirst()
            .orElseThrow();
    assertThat(part.total()).isEqualTo(BigInteger.valueOf(300_000));
    assertThat(part.traced())
        .singleElement()
        .satisfies(one -> assertThat(one.label()).isEqualTo("payment-2"));
    assertThat(part.shown()).isEqualTo("0.00300000 of 0.00400000 BTC");
    assertThat(part.index()).isEqualTo(1);
    assertThat(part.source().transaction()).isEqualTo(part.transaction());
  }

  @Test
  void movements_shouldHaveNoTotalUnderPoison() {
    Flow flow =
        Flow.of(TraceGraph.of(ExampleTrace.of(new Poison(), "a", "b", "note"), Grain.ADDRESSES));
    assertThat(flow.isConserving()).isFalse();
    assertThat(flow.movements()).allSatisfy(one -> assertThat(one.total()).isNull());
    assertThat(flow.movements()).allSatisfy(one -> assertThat(one.shown()).endsWith(" touched"));
    assertThat(Lossless.FIFO.isConserving()).isTrue();
  }

  @Test
  void transactions_shouldHaveInputsAndOutputsInTheirOrder() {
    List<FlowTransaction> transactions =
        Flow.of(Exports.example(Grain.OUTPUTS)).transactions().toList();
    assertThat(transactions)
        .extracting(FlowTransaction::block)
        .containsExactly(100L, 101L, 102L, 103L);
    FlowTransaction merge = transactions.get(2);
    assertThat(merge.ins()).extracting(FlowMovement::index).containsExactly(0, 1);
    assertThat(merge.outs()).extracting(FlowMovement::index).startsWith(0, 1);
  }

  @Test
  void transactions_shouldHoldEveryMovementOnce() {
    for (FlowGraph<?, ?> graph :
        List.of(Exports.example(Grain.ADDRESSES), Exports.accounts(), Exports.hostileAccounts())) {
      Flow flow = Flow.of(graph);
      List<String> ids = flow.transactions().map(FlowTransaction::id).toList();
      assertThat(ids).doesNotHaveDuplicates();
      Set<String> held =
          flow.transactions()
              .flatMap(one -> Stream.concat(one.ins().stream(), one.outs().stream()))
              .map(FlowMovement::id)
              .collect(Collectors.toSet());
      assertThat(held)
          .isEqualTo(flow.movements().map(FlowMovement::id).collect(Collectors.toSet()));
    }
  }

  @Test
  void shown_shouldBeExactWhereADoubleIsNot() {
    FlowAsset wei = new FlowAsset("eip155:1/native", "ETH", 18, 0, null);
    BigInteger amount = new BigInteger("9007199254740993000000000000000001");
    assertThat(wei.shown(amount)).isEqualTo("9007199254740993.000000000000000001 ETH");
    FlowAsset unknown = new FlowAsset("eip155:1/erc20:0xa", null, null, 0, "0xa");
    assertThat(unknown.shown(amount)).isEqualTo(amount + " base units of eip155:1/erc20:0xa");
  }

  @Test
  void perAsset_shouldNeverAddUpTwoAssets() {
    FlowAsset wei = new FlowAsset("eip155:1/native", "ETH", 18, 0, null);
    FlowAsset dollar = new FlowAsset("eip155:1/erc20:0xa", "USDX", 6, 0, "0xa");
    List<FlowAmount> amounts =
        List.of(
            new FlowAmount("a", wei, BigInteger.ONE),
            new FlowAmount("a", dollar, BigInteger.TWO),
            new FlowAmount("b", wei, BigInteger.TEN));
    assertThat(FlowAmount.perAsset(amounts))
        .containsExactly(Map.entry(wei, BigInteger.valueOf(11)), Map.entry(dollar, BigInteger.TWO));
  }

  @Test
  void columns_shouldNameEveryEndingAndQuoteLabelsThatMislead() {
    FlowAsset wei = new FlowAsset("eip155:1/native", "ETH", 18, 0, null);
    FlowNode node =
        new FlowNode(
            "x",
            FlowNode.Kind.ACCOUNT,
            "x",
            "x",
            null,
            null,
            null,
            null,
            null,
            List.of(),
            List.of(
                ending("HELD", new FlowAmount("a", wei, BigInteger.ONE)),
                ending("FEE", new FlowAmount("a=9; b", wei, BigInteger.TWO))),
            List.of(),
            List.of(),
            List.of(),
            "ledger fact");
    assertThat(FlowColumns.ended(node))
        .isEqualTo("HELD: a=1 eip155:1/native | FEE: \"a=9; b\"=2 eip155:1/native");
  }

  private static FlowEnding ending(String reason, FlowAmount amount) {
    return new FlowEnding(reason, List.of(amount), List.of(), List.of());
  }

  /** The tip is the second transfer of the first transaction of its block. */
  @Test
  void movements_shouldSayWhichTransferWhoGotTheFeeAndWhatWasNoticed() {
    Map<String, FlowMovement> movements =
        Flow.of(Exports.accounts())
            .movements()
            .collect(Collectors.toMap(FlowMovement::id, one -> one));
    FlowMovement tip = Objects.requireNonNull(movements.get(AccountStory.hash("split") + ":1"));
    assertThat(tip.index()).isEqualTo(1);
    assertThat(tip.paidTo()).isEqualTo(ExampleFunds.named("proposer").text());
    FlowMovement deposit =
        Objects.requireNonNull(movements.get(AccountStory.hash("deposit") + ":0"));
    assertThat(deposit.finding()).contains(ExampleFunds.named("exchange-2").text());
    assertThat(deposit.verification()).isNull();
    assertThat(tip.verification()).isEqualTo("RECOMPUTED");
  }

  @Test
  void nodes_shouldTellIssuersActsAndConversionsApartFromAccounts() {
    List<FlowNode> nodes = Flow.of(Exports.accounts()).nodes().toList();
    String bob = ExampleFunds.named("bob").text();
    assertThat(nodes)
        .filteredOn(node -> node.id().equals("account:" + bob))
        .singleElement()
        .satisfies(node ->
            assertThat(node.remarks())
                .anyMatch(text -> text.startsWith("FROZEN in " + ExampleFunds.USD)));
    // It is bob who exchanges, and what he exchanges in is not the account.
    assertThat(nodes)
        .filteredOn(node -> node.kind() == FlowNode.Kind.CONVERSION)
        .singleElement()
        .satisfies(
            node -> assertThat(FlowLabels.value(node)).isNotEqualTo(bob).startsWith("conversion:"));
  }

  private static Map<String, BigInteger> ended(Flow flow) {
    return flow.nodes()
        .flatMap(node -> node.endings().stream())
        .flatMap(end -> end.amounts().stream().map(one -> Map.entry(end.reason(), one.amount())))
        .collect(
            groupingBy(
                Map.Entry::getKey,
                reducing(BigInteger.ZERO, Map.Entry::getValue, BigInteger::add)));
  }
}
