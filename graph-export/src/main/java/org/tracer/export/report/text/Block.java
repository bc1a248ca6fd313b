package org.tracer.export.report.text;

import java.util.List;

/** A part of a report. */
public sealed interface Block {

  /** A heading; 1 is the title, 2 a part, 3 a section of a part. */
  record Heading(int level, Line text) implements Block {}

  record Paragraph(Line text) implements Block {}

  /** A paragraph that must not be overlooked. */
  record Warning(Line text) implements Block {}

  record Bullets(List<Line> items) implements Block {
    public Bullets {
      items = List.copyOf(items);
    }
  }

  /** Names with their values, one below the other, so that no identifier has to be broken. */
  record Fields(List<Field> fields) implements Block {
    public Fields {
      fields = List.copyOf(fields);
    }
  }

  record Field(Line name, Line value) {}

  /** What comes next begins on a page of its own, where there are pages. */
  record PageBreak() implements Block {}
}
