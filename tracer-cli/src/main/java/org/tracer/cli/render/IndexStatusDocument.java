package org.tracer.cli.render;

import java.io.IOException;
import java.io.OutputStream;
import org.tracer.source.index.ChainIndex;
import org.tracer.source.index.IndexManifest;
import org.tracer.source.index.SegmentInfo;

/** An index as one line of JSON: {@code "format":"tracer-index-status/1"}. */
public final class IndexStatusDocument {

  private IndexStatusDocument() {}

  public static void write(IndexStatus status, OutputStream out) throws IOException {
    ChainIndex index = status.index();
    IndexManifest manifest = index.manifest();
    JsonDocument.write(
        out,
        json -> {
          json.writeStringProperty("format", "tracer-index-status/1");
          json.writeStringProperty("chain", manifest.network().chainId().toString());
          json.writeNumberProperty("firstHeight", index.firstHeight());
          JsonDocument.block(json, "last", index.horizon());
          json.writeStringProperty("blocks", manifest.blocks().toString());
          json.writeNumberProperty("missingBlockFiles", status.missingFiles());
          IndexStatus.Newer newer = status.newer();
          if (newer != null) {
            json.writeNumberProperty("newerBlocks", newer.blocks());
            json.writeNumberProperty("replacedBlocks", newer.replaced());
          }
          json.writeNumberProperty("transactions", index.transactionCount());
          json.writeNumberProperty("inputs", index.inputCount());
          json.writeNumberProperty("outputs", index.outputCount());
          json.writeNumberProperty("addresses", index.addressCount());
          json.writeNumberProperty("bytes", status.length());
          json.writeNumberProperty("blockBytes", status.blockBytes());
          json.writeArrayPropertyStart("segments");
          for (SegmentInfo segment : manifest.segments()) {
            json.writeStartObject();
            json.writeNumberProperty("firstHeight", segment.firstHeight());
            json.writeNumberProperty("lastHeight", segment.lastHeight());
            json.writeNumberProperty("transactions", segment.transactions());
            json.writeEndObject();
          }
          json.writeEndArray();
          json.writeArrayPropertyStart("notices");
          manifest.notices().forEach(json::writeString);
          json.writeEndArray();
        });
  }
}
