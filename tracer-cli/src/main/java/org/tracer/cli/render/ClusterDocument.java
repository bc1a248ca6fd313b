package org.tracer.cli.render;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.tracer.heuristic.cospend.Cluster;
import org.tracer.heuristic.cospend.Clustering;
import org.tracer.heuristic.cospend.CoSpend;
import org.tracer.heuristic.cospend.CoSpendCounts;
import org.tracer.heuristic.cospend.Merge;
import org.tracer.ledger.ChainTables;
import tools.jackson.core.JsonGenerator;

/** Clusters as one line of JSON: {@code "format":"tracer-cluster/2"}. */
public final class ClusterDocument {

  private final ChainTables tables;
  private final Clustering clustering;
  private final String source;

  public ClusterDocument(ChainTables tables, Clustering clustering, String source) {
    this.tables = tables;
    this.clustering = clustering;
    this.source = source;
  }

  /** All clusters in numbers, and the {@code count} largest. */
  public void writeAll(int count, OutputStream out) throws IOException {
    JsonDocument.write(
        out,
        json -> {
          head(json);
          json.writeNumberProperty("addresses", clustering.addressCount());
          json.writeNumberProperty("clusters", clustering.clusterCount());
          json.writeNumberProperty("clustersOfSeveral", clustering.severalCount());
          json.writeArrayPropertyStart("largest");
          for (Cluster cluster : clustering.largest(count)) {
            json.writeStartObject();
            json.writeStringProperty("first", name(cluster.first()));
            json.writeNumberProperty("addresses", cluster.size());
            json.writeEndObject();
          }
          json.writeEndArray();
        });
  }

  /** The cluster of one address with all its members and merges. */
  public void writeOne(long address, List<Merge> merges, OutputStream out) throws IOException {
    JsonDocument.write(
        out,
        json -> {
          head(json);
          json.writeStringProperty("address", name(address));
          json.writeStringProperty("first", name(clustering.clusterOf(address)));
          json.writeArrayPropertyStart("members");
          clustering.members(address).forEach(member -> json.writeString(name(member)));
          json.writeEndArray();
          json.writeArrayPropertyStart("merges");
          merges.forEach(merge -> merge(json, merge));
          json.writeEndArray();
        });
  }

  private void head(JsonGenerator json) {
    json.writeStringProperty("format", "tracer-cluster/2");
    json.writeStringProperty("scope", "whole-chain");
    json.writeStringProperty("chain", clustering.network().chainId().toString());
    json.writeStringProperty("source", source);
    json.writeNumberProperty("firstHeight", clustering.firstHeight());
    JsonDocument.block(json, "dataHorizon", clustering.horizon());
    json.writeStringProperty("claim", "inference");
    json.writeName("heuristic");
    json.writeStartObject();
    json.writeStringProperty("id", CoSpend.ID);
    json.writeNumberProperty("version", CoSpend.VERSION);
    json.writeArrayPropertyStart("guards");
    clustering.guards().forEach(guard -> json.writeString(guard.toString()));
    json.writeEndArray();
    json.writeStringProperty("signatures", "not looked at");
    json.writeEndObject();
    CoSpendCounts counts = clustering.counts();
    json.writeName("counts");
    json.writeStartObject();
    json.writeNumberProperty("transactions", counts.transactions());
    json.writeNumberProperty("severalInputs", counts.severalInputs());
    json.writeNumberProperty("merging", counts.merging());
    json.writeNumberProperty("setApart", counts.setApart());
    json.writeNumberProperty("inconclusive", counts.inconclusive());
    json.writeNumberProperty("dust", counts.dust());
    json.writeNumberProperty("inputs", counts.inputs());
    json.writeNumberProperty("unknownSources", counts.unknownSources());
    json.writeEndObject();
  }

  private void merge(JsonGenerator json, Merge merge) {
    json.writeStartObject();
    json.writeStringProperty("txid", tables.id(merge.transaction()).toString());
    JsonDocument.block(json, "block", tables.block(tables.height(merge.transaction())));
    json.writeStringProperty("address", name(merge.address()));
    json.writeStringProperty("joined", name(merge.joined()));
    json.writeEndObject();
  }

  private String name(long address) {
    return Wording.name(tables.network(), tables.script(address));
  }
}
