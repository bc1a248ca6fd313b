package org.tracer.export;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.tracer.accounting.Lossless;
import org.tracer.accounting.account.AccountRule;
import org.tracer.graph.ExampleTrace;
import org.tracer.graph.FlowGraph;
import org.tracer.graph.FundsGraph;
import org.tracer.graph.Grain;
import org.tracer.graph.TraceGraph;
import org.tracer.ledger.account.TokenClaims;
import org.tracer.trace.account.ExampleFunds;

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

  public static FundsGraph accounts() {
    return FundsGraph.of(ExampleFunds.fifo(), AccountRule.FIFO);
  }

  /** With labels and a symbol that do what they can. */
  public static FundsGraph hostileAccounts() {
    TokenClaims claims = new TokenClaims(FORMULA + "\u202e" + HOSTILE.repeat(100_000), 6);
    return FundsGraph.of(ExampleFunds.of(FORMULA, HOSTILE, claims), AccountRule.FIFO);
  }

  /** The parts of an export, by name. */
  public static Map<String, byte[]> parts(String format, FlowGraph<?, ?> graph) throws IOException {
    Map<String, ByteArrayOutputStream> streams = new LinkedHashMap<>();
    Exporters.named(format)
        .orElseThrow()
        .write(graph, part -> streams.computeIfAbsent(part, p -> new ByteArrayOutputStream()));
    Map<String, byte[]> parts = new LinkedHashMap<>();
    streams.forEach((part, stream) -> parts.put(part, stream.toByteArray()));
    return parts;
  }

  public static byte[] whole(String format, FlowGraph<?, ?> graph) throws IOException {
    return Objects.requireNonNull(parts(format, graph).get(ExportTarget.WHOLE));
  }
}
