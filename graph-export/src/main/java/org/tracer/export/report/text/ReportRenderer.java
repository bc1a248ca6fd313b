package org.tracer.export.report.text;

import java.io.IOException;
import java.io.OutputStream;

/** Writes reports in one format. The same report always gives the same bytes. */
public interface ReportRenderer {

  /** Writes the report; flushes the stream and leaves it open. */
  void write(ReportText report, OutputStream out) throws IOException;
}
