package org.tracer.export.maltego;

import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDateTime;
import java.util.zip.CRC32;
import java.util.zip.CheckedOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.tracer.export.ExportTarget;
import org.tracer.export.GraphExporter;
import org.tracer.export.Utf8Writer;
import org.tracer.export.XmlText;
import org.tracer.export.flow.Flow;
import org.tracer.graph.FlowGraph;

/**
 * A graph file of Maltego: a zip archive with GraphML in it. It is not compressed, because what a
 * compressor makes differs from machine to machine, and its times are always the same.
 */
public final class MtgxExporter implements GraphExporter {

  private static final String ENTRY = "Graphs/Graph1.graphml";

  /** Before the second of January 1980 a time of the machine's own zone is added. */
  private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 2, 1, 0, 0);

  @Override
  public String format() {
    return "mtgx";
  }

  @Override
  public String description() {
    return "a graph for Maltego";
  }

  @Override
  public void write(FlowGraph<?, ?> graph, ExportTarget target) throws IOException {
    Flow flow = Flow.of(graph);
    // The archive says how long an entry is, and its checksum, before the entry.
    Size size = new Size();
    CheckedOutputStream checked = new CheckedOutputStream(size, new CRC32());
    write(flow, checked);
    ZipEntry entry = new ZipEntry(ENTRY);
    entry.setMethod(ZipEntry.STORED);
    entry.setTimeLocal(NO_TIME);
    entry.setSize(size.bytes);
    entry.setCrc(checked.getChecksum().getValue());
    try (ZipOutputStream zip = new ZipOutputStream(target.open(ExportTarget.WHOLE))) {
      zip.putNextEntry(entry);
      write(flow, new Open(zip));
      zip.closeEntry();
    }
  }

  private static void write(Flow flow, OutputStream out) throws IOException {
    try (Utf8Writer xml = new Utf8Writer(out, XmlText::escape)) {
      new MaltegoGraph(flow, xml).write();
    }
  }

  /** Counts bytes. */
  private static final class Size extends OutputStream {

    private long bytes;

    @Override
    public void write(int b) {
      bytes++;
    }

    @Override
    public void write(byte[] buffer, int from, int length) {
      bytes += length;
    }
  }

  /** Stays open when the writer of one entry is done. */
  private static final class Open extends OutputStream {

    private final OutputStream out;

    Open(OutputStream out) {
      this.out = out;
    }

    @Override
    public void write(int b) throws IOException {
      out.write(b);
    }

    @Override
    public void write(byte[] buffer, int from, int length) throws IOException {
      out.write(buffer, from, length);
    }
  }
}
