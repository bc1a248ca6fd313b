package org.tracer.export.report.text;

import java.io.IOException;
import java.time.Instant;

/**
 * A report in no format yet.
 *
 * @param date when it is from; a stated time, no clock
 * @param content writes the blocks in order, one at a time, so that none needs to be held
 */
public record ReportText(Language language, String title, Instant date, Content content) {

  /** Gives blocks to a renderer. */
  @FunctionalInterface
  public interface Content {
    void write(BlockWriter out) throws IOException;
  }

  /** Takes blocks. */
  @FunctionalInterface
  public interface BlockWriter {
    void write(Block block) throws IOException;
  }
}
