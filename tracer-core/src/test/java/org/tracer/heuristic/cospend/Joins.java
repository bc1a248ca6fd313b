package org.tracer.heuristic.cospend;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.tracer.chain.BlockHash;
import org.tracer.chain.BlockHeight;
import org.tracer.chain.BlockRef;
import org.tracer.chain.Hash256;
import org.tracer.chain.TxId;
import org.tracer.chain.bitcoin.LockingScript;

/** Evidence made up from numbers: transaction 3 joins addresses 1 and 4. */
final class Joins {

  private Joins() {}

  static TxId id(int number) {
    return new TxId(new Hash256(number, 2, 2, 2));
  }

  static LockingScript address(int number) {
    return LockingScript.of(new byte[] {2, (byte) (number >> 8), (byte) number});
  }

  static CoSpendEvidence evidence(int transaction, int... addresses) {
    List<LockingScript> scripts = new ArrayList<>();
    for (int address : addresses) {
      scripts.add(address(address));
    }
    return new CoSpendEvidence(
        id(transaction),
        new BlockRef(
            BlockHeight.of(transaction / 4),
            new BlockHash(new Hash256(transaction / 4, 0, 0, 9)),
            Instant.ofEpochSecond(600L * (transaction / 4))),
        transaction % 4,
        scripts,
        List.of(),
        0,
        List.of());
  }

  /** Transactions of two to four random addresses of {@code addresses}. */
  static List<CoSpendEvidence> random(Random random, int addresses, int transactions) {
    List<CoSpendEvidence> made = new ArrayList<>();
    for (int transaction = 0; transaction < transactions; transaction++) {
      Set<Integer> joined = new LinkedHashSet<>();
      int count = 2 + random.nextInt(Math.min(3, addresses - 1));
      while (joined.size() < count) {
        joined.add(random.nextInt(addresses));
      }
      made.add(evidence(transaction, joined.stream().mapToInt(n -> n).toArray()));
    }
    return made;
  }

  static ClusterGraph graph(Iterable<CoSpendEvidence> evidence) {
    ClusterGraph graph = new ClusterGraph();
    evidence.forEach(graph::add);
    return graph;
  }
}
