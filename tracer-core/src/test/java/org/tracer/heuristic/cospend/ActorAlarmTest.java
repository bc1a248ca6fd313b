package org.tracer.heuristic.cospend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.tracer.chain.bitcoin.LockingScript;

/** Exchange at 1 and 2, market at 5, nobody known elsewhere. */
class ActorAlarmTest {

  private static final Map<LockingScript, Set<String>> ACTORS =
      Map.of(
          Joins.address(1), Set.of("exchange"),
          Joins.address(2), Set.of("exchange"),
          Joins.address(5), Set.of("market"));

  private static ActorAlarm.Side side(int addresses, String... actors) {
    return new ActorAlarm.Side(new TreeSet<>(List.of(actors)), addresses);
  }

  @Test
  void alarms_shouldNameEachMergeOfPartsWithDifferentActors() {
    CoSpendEvidence within = Joins.evidence(1, 1, 2, 3);
    CoSpendEvidence market = Joins.evidence(2, 4, 5);
    CoSpendEvidence merge = Joins.evidence(3, 3, 4, 6);
    CoSpendEvidence again = Joins.evidence(4, 1, 5);
    CoSpendCluster cluster =
        Joins.graph(List.of(again, merge, market, within)).cluster(Joins.address(6));

    List<ActorAlarm> alarms =
        ActorAlarm.of(cluster, address -> ACTORS.getOrDefault(address, Set.of()));

    assertThat(alarms)
        .containsExactly(
            new ActorAlarm(merge, List.of(side(3, "exchange"), side(2, "market"), side(1))));
  }

  @Test
  void alarms_shouldBeNoneWhereAllActorsAreTheSame() {
    CoSpendCluster cluster =
        Joins.graph(List.of(Joins.evidence(1, 1, 3), Joins.evidence(2, 2, 3)))
            .cluster(Joins.address(1));
    assertThat(ActorAlarm.of(cluster, address -> ACTORS.getOrDefault(address, Set.of()))).isEmpty();
  }

  /** A part that holds both already is not the same as one that holds one. */
  @Test
  void alarms_shouldComeAgainWhenAConflictedPartIsJoined() {
    CoSpendCluster cluster =
        Joins.graph(List.of(Joins.evidence(1, 1, 5), Joins.evidence(2, 2, 1)))
            .cluster(Joins.address(1));
    assertThat(ActorAlarm.of(cluster, address -> ACTORS.getOrDefault(address, Set.of())))
        .extracting(ActorAlarm::sides)
        .containsExactly(
            List.of(side(1, "exchange"), side(1, "market")),
            List.of(side(1, "exchange"), side(2, "exchange", "market")));
  }
}
