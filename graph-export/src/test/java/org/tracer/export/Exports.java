package org.tracer.export;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.tracer.accounting.Lossless;
import org.tracer.graph.ExampleTrace;
import org.tracer.graph.Grain;
import org.tracer.graph.TraceGraph;

/** Exports into memory, and graphs to export. */
public final class Exports {

  /** What a label or note can hold at worst. */
  public static final String HOSTILE =
      "\"]; evil [label=\"x\"] <script>alert(1)</script> ]]> --> &lt;&amp; \\N \\\" \n 2\r\n"
          + " \u0000 \u0007 \ud800 \ufffe \ud83d\ude00 , ; =cmd()";

  public static final String FORMULA = "=cmd()|' /C calc'!A0";

  private Exports() {}

  public static TraceGraph example(Grain grain) {
    return TraceGraph.of(ExampleTrace.fifo(), grain);
  }

  public static TraceGraph hostile() {
    return TraceGraph.of(
        ExampleTrace.of(Lossless.FIFO, FORMULA, HOSTILE, HOSTILE), Grain.ADDRESSES);
  }

  /** The parts of an export, by name. */
  public static Map<String, byte[]> parts(String format, TraceGraph graph) throws IOException {
    Map<String, ByteArrayOutputStream> streams = new LinkedHashMap<>();
    Exporters.named(format)
        .orElseThrow()
        .write(graph, part -> streams.computeIfAbsent(part, p -> new ByteArrayOutputStream()));
    Map<String, byte[]> parts = new LinkedHashMap<>();
    streams.forEach((part, stream) -> parts.put(part, stream.toByteArray()));
    return parts;
  }

  public static byte[] whole(String format, TraceGraph graph) throws IOException {
    return Objects.requireNonNull(parts(format, graph).get(ExportTarget.WHOLE));
  }
}
