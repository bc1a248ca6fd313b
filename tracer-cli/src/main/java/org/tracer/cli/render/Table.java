package org.tracer.cli.render;

import java.util.ArrayList;
import java.util.List;

/** Rows of text in columns, two blanks apart; numbers are set to the right. */
final class Table {

  private final String indent;
  private final boolean[] right;
  private final List<String[]> rows = new ArrayList<>();

  /**
   * @param alignment one letter a column: {@code l} or {@code r}
   */
  Table(String indent, String alignment) {
    this.indent = indent;
    right = new boolean[alignment.length()];
    for (int i = 0; i < right.length; i++) {
      right[i] = alignment.charAt(i) == 'r';
    }
  }

  void row(String... cells) {
    if (cells.length != right.length) {
      throw new IllegalArgumentException(cells.length + " cells in " + right.length + " columns");
    }
    String[] row = new String[cells.length];
    for (int i = 0; i < row.length; i++) {
      row[i] = Screen.escape(cells[i]);
    }
    rows.add(row);
  }

  int size() {
    return rows.size();
  }

  void print(Screen screen) {
    int[] widths = new int[right.length];
    for (String[] row : rows) {
      for (int i = 0; i < row.length; i++) {
        widths[i] = Math.max(widths[i], row[i].length());
      }
    }
    for (String[] row : rows) {
      StringBuilder line = new StringBuilder(indent);
      for (int i = 0; i < row.length; i++) {
        String blanks = " ".repeat(widths[i] - row[i].length());
        line.append(right[i] ? blanks + row[i] : row[i] + blanks);
        line.append(i + 1 < row.length ? "  " : "");
      }
      screen.line(line.toString().stripTrailing());
    }
  }
}
