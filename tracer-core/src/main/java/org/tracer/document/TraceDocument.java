package org.tracer.document;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.tracer.bounds.BoundedComparison;
import org.tracer.trace.Trace;
import org.tracer.trace.account.FundsReport;

/**
 * The canonical JSON document of a trace. The same data and request give the same bytes, on any
 * machine. Its shape is described in {@code docs/tracer-trace-1.schema.json}.
 */
public final class TraceDocument {

  /** The value of the member {@code format}. */
  public static final String FORMAT = "tracer-trace/1";

  /** What a document of all rules there are calls them. */
  public static final String ALL = "all";

  private TraceDocument() {}

  /**
   * Writes the document as UTF-8 with {@code \n} line ends, one value at a time, in constant
   * memory. The stream is flushed and stays open.
   */
  public static void write(Trace trace, OutputStream out) throws IOException {
    TraceWriter.write(trace, out);
  }

  /**
   * Reads a document back.
   *
   * @param name what to call the document in errors
   * @throws org.tracer.error.MalformedDataException if it is no such document, or its balance sheet
   *     is not what its own seeds and endpoints sum to
   */
  public static Trace read(InputStream in, String name) throws IOException {
    return TraceReader.read(in, name);
  }

  /** Writes the document of a trace under several rules. */
  public static void write(BoundedComparison comparison, OutputStream out) throws IOException {
    ComparisonWriter.write(comparison, out);
  }

  /** Writes the document of a trace over accounts, as {@link #write(Trace, OutputStream)} does. */
  public static void write(FundsReport report, OutputStream out) throws IOException {
    FundsWriter.write(report, out);
  }

  /**
   * Reads a document of a trace over outputs or accounts.
   *
   * @param name what to call the document in errors
   * @throws org.tracer.error.MalformedDataException as {@link #read}
   */
  public static DocumentContent readContent(InputStream in, String name) throws IOException {
    return TraceReader.readContent(in, name);
  }

  /**
   * Reads a document of one rule or of several; one of one rule has no bounds.
   *
   * @param name what to call the document in errors
   * @throws org.tracer.error.MalformedDataException as {@link #read}
   */
  public static BoundedComparison readComparison(InputStream in, String name) throws IOException {
    return TraceReader.readComparison(in, name);
  }
}
