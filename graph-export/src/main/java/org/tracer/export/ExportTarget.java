package org.tracer.export;

import java.io.IOException;
import java.io.OutputStream;

/** Where the parts of an export go. */
@FunctionalInterface
public interface ExportTarget {

  /** The part of formats that have only one. */
  String WHOLE = "";

  /**
   * Opens the stream of one part; the exporter closes it. Need not be buffered.
   *
   * @param part {@link #WHOLE}, or a lower-case word that tells the parts apart
   */
  OutputStream open(String part) throws IOException;
}
