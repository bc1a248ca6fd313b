package org.tracer.export.tables;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import java.util.stream.Collectors;
import org.tracer.chain.bitcoin.BitcoinNetwork;
import org.tracer.chain.bitcoin.LockingScript;
import org.tracer.heuristic.cospend.ClusterEdge;
import org.tracer.heuristic.cospend.CoSpendCluster;

/**
 * All evidence for one cluster: {@code txid,block_height,address,joined,merging,strength,marks}, in
 * chain order. Each transaction spends from both addresses of its row; {@code merging} is true
 * where nothing before had joined them. {@code marks} names the guards that found something, as
 * {@code guard:effect} with a blank between them. An address without text is written as a
 * descriptor (BIP 381, 385).
 */
public final class ClusterEdgesCsv {

  private ClusterEdgesCsv() {}

  /**
   * Writes and closes {@code out}, which need not be buffered.
   *
   * @return rows written, the heading not counted
   */
  public static long write(BitcoinNetwork network, CoSpendCluster cluster, OutputStream out)
      throws IOException {
    try (Rows rows = new Rows(out, "txid,block_height,address,joined,merging,strength,marks")) {
      for (ClusterEdge edge : cluster.edges()) {
        rows.text(edge.evidence().txId().toString())
            .number(edge.evidence().block().height().value());
        name(network, edge.address(), rows);
        name(network, edge.joined(), rows)
            .text(Boolean.toString(edge.merging()))
            .text(edge.evidence().strength().name().toLowerCase(Locale.ROOT))
            .text(marks(edge))
            .end();
      }
      return rows.count();
    }
  }

  private static Rows name(BitcoinNetwork network, LockingScript script, Rows rows)
      throws IOException {
    return AddressText.of(network, script).name(rows);
  }

  private static String marks(ClusterEdge edge) {
    return edge.evidence().marks().stream()
        .map(mark -> mark.guard() + ":" + mark.effect())
        .distinct()
        .collect(Collectors.joining(" "));
  }
}
