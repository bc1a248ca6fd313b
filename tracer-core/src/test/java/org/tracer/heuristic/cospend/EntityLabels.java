package org.tracer.heuristic.cospend;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.tracer.chain.bitcoin.LockingScript;
import org.tracer.ledger.ChainTables;

/**
 * Which entity controls which address of a synthetic chain: the truth that clusters are measured
 * against. One {@code entity,type,hash} a line, as the chain's generator writes it.
 */
public final class EntityLabels {

  private final Map<LockingScript, Integer> entities = new HashMap<>();

  public static EntityLabels read(Path file) throws IOException {
    EntityLabels labels = new EntityLabels();
    try (BufferedReader reader = Files.newBufferedReader(file)) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        String[] fields = line.split(",", -1);
        labels.entities.put(script(fields[1], fields[2]), Integer.valueOf(fields[0]));
      }
    }
    return labels;
  }

  /** The entity that controls an address; empty if the labels do not know it. */
  public Optional<Integer> entity(LockingScript script) {
    return Optional.ofNullable(entities.get(script));
  }

  private static LockingScript script(String type, String hash) {
    HexFormat hex = HexFormat.of();
    return switch (type) {
      case "p2pk" -> LockingScript.payToKey(hex.parseHex(hash));
      case "p2pkh" -> LockingScript.of(hex.parseHex("76a914" + hash + "88ac"));
      case "p2sh-multisig", "p2sh-p2wpkh" -> LockingScript.of(hex.parseHex("a914" + hash + "87"));
      case "p2wpkh" -> LockingScript.of(hex.parseHex("0014" + hash));
      case "p2wsh" -> LockingScript.of(hex.parseHex("0020" + hash));
      case "p2tr" -> LockingScript.of(hex.parseHex("5120" + hash));
      default -> throw new IllegalArgumentException("unknown type " + type);
    };
  }

  /**
   * How clusters and truth differ.
   *
   * @param labelled addresses of the tables that the labels know
   * @param unlabelled those they do not know
   * @param spanning clusters that hold addresses of two entities or more
   * @param entities entities that have an address in the tables
   * @param clusters clusters that hold a labelled address: one an entity would be perfect
   */
  public record Comparison(
      long labelled, long unlabelled, long spanning, long entities, long clusters) {}

  public Comparison compare(ChainTables tables, Clustering clustering) {
    long labelled = 0;
    Map<Long, Integer> entityByCluster = new HashMap<>();
    Map<Long, Boolean> spanning = new HashMap<>();
    Map<Integer, Boolean> seen = new HashMap<>();
    for (long address = 0; address < tables.addressCount(); address++) {
      Integer entity = entities.get(tables.script(address));
      if (entity == null) {
        continue;
      }
      labelled++;
      seen.put(entity, true);
      long cluster = clustering.clusterOf(address);
      Integer other = entityByCluster.putIfAbsent(cluster, entity);
      if (other != null && !other.equals(entity)) {
        spanning.put(cluster, true);
      }
    }
    return new Comparison(
        labelled,
        tables.addressCount() - labelled,
        spanning.size(),
        seen.size(),
        entityByCluster.size());
  }
}
