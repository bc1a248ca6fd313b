package org.tracer.bounds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jgrapht.alg.flow.PushRelabelMFImpl;
import org.jgrapht.graph.DefaultWeightedEdge;
import org.jgrapht.graph.SimpleDirectedWeightedGraph;
import org.junit.jupiter.api.Test;
import org.tracer.bounds.TimedTransfers.Most;
import org.tracer.bounds.TimedTransfers.Transfer;

/** Flow in time against flow on the same transfers without time. */
class TimedTransfersTest {

  private static final long WORK = 1_000_000;

  /** Domain reference: A can send B's 6 on to X only after B sent to X. */
  private static final List<Transfer> EXAMPLE =
      List.of(
          new Transfer("S", "A", 10, 1),
          new Transfer("A", "X", 7, 2),
          new Transfer("B", "X", 6, 2),
          new Transfer("A", "B", 6, 3));

  @Test
  void most_shouldUseATransferOnlyAfterFundsArrived() {
    assertThat(staticFlow(EXAMPLE)).isEqualTo(10);
    assertThat(most(EXAMPLE)).isEqualTo(new Most(7, List.of(EXAMPLE.get(1))));
  }

  @Test
  void most_shouldTakeTransfersOfOneTimeInTheirOrder() {
    Transfer in = new Transfer("S", "A", 5, 1);
    Transfer out = new Transfer("A", "X", 5, 1);

    assertThat(most(List.of(in, out)).amount()).isEqualTo(5);
    assertThat(most(List.of(out, in)).amount()).isZero();
    Transfer later = new Transfer("A", "X", 5, 2);
    assertThat(most(List.of(later, in)).amount()).isEqualTo(5);
  }

  @Test
  void most_shouldLetAccountsHoldAndNameDirectPaymentsToo() {
    List<Transfer> transfers =
        List.of(
            new Transfer("S", "A", 4, 1),
            new Transfer("S", "X", 3, 2),
            new Transfer("S", "A", 4, 3),
            new Transfer("A", "A", 9, 4),
            new Transfer("A", "X", 9, 5),
            new Transfer("X", "B", 9, 6),
            new Transfer("B", "X", 9, 7));

    assertThat(most(transfers))
        .isEqualTo(new Most(11, List.of(transfers.get(0), transfers.get(1), transfers.get(2))));
  }

  @Test
  void most_shouldRefuseAnAccountOnBothSidesAndAmountsBeyondALong() {
    assertThatThrownBy(() -> TimedTransfers.most(EXAMPLE, Set.of("S"), Set.of("S"), WORK))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("[S]");
    Transfer huge = new Transfer("S", "A", Long.MAX_VALUE, 1);
    assertThatThrownBy(() -> most(List.of(huge, huge))).isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> new Transfer("S", "X", -1, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("-1");
  }

  @Test
  void most_shouldGiveUpWhenTheWorkLimitIsReached() {
    List<Transfer> scarce = List.of(new Transfer("S", "A", 1, 1), new Transfer("A", "X", 7, 2));

    assertThat(most(scarce).amount()).isEqualTo(1);
    assertThat(TimedTransfers.most(scarce, Set.of("S"), Set.of("X"), 0)).isEmpty();
  }

  /** Time only ever takes paths away; an order that funds follow takes none. */
  @Property(seed = "42", tries = 500)
  void most_shouldNotExceedTheStaticFlow(@ForAll long randomSeed) {
    Random random = new Random(randomSeed);
    List<String> accounts = List.of("S", "A", "B", "C", "D", "X");
    List<Transfer> transfers = new ArrayList<>();
    List<Transfer> sorted = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      int from = random.nextInt(5);
      int to = from + 1 + random.nextInt(5 - from);
      long amount = random.nextInt(20);
      transfers.add(new Transfer(accounts.get(from), accounts.get(to), amount, i));
      sorted.add(new Transfer(accounts.get(from), accounts.get(to), amount, from));
    }

    assertThat(most(transfers).amount()).isLessThanOrEqualTo(staticFlow(transfers));
    assertThat(most(sorted).amount()).isEqualTo(staticFlow(transfers));
    assertThat(most(transfers).through().stream().mapToLong(Transfer::amount).sum())
        .isEqualTo(most(transfers).amount());
  }

  private static Most most(List<Transfer> transfers) {
    return TimedTransfers.most(transfers, Set.of("S"), Set.of("X"), WORK).orElseThrow();
  }

  private static long staticFlow(List<Transfer> transfers) {
    SimpleDirectedWeightedGraph<String, DefaultWeightedEdge> graph =
        new SimpleDirectedWeightedGraph<>(DefaultWeightedEdge.class);
    List.of("S", "X").forEach(graph::addVertex);
    for (Transfer transfer : transfers) {
      graph.addVertex(transfer.from());
      graph.addVertex(transfer.to());
      DefaultWeightedEdge edge = graph.getEdge(transfer.from(), transfer.to());
      double before = edge == null ? 0 : graph.getEdgeWeight(edge);
      DefaultWeightedEdge now = edge == null ? graph.addEdge(transfer.from(), transfer.to()) : edge;
      graph.setEdgeWeight(now, before + (double) transfer.amount());
    }
    return (long) new PushRelabelMFImpl<>(graph).calculateMaximumFlow("S", "X");
  }
}
