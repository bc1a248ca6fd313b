package org.tracer.attribution;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tracer.error.MalformedDataException;

/**
 * Records of CSV as RFC 4180 has it, line breaks in quotes included; lines may end in a carriage
 * return alone, as old spreadsheets end them. UTF-8, one at a time.
 */
public final class CsvRows {

  private static final int LONGEST = 1 << 20;

  private final Reader in;
  private final String name;
  private long line = 1;

  /**
   * @param name what to call the file in errors
   */
  public CsvRows(InputStream in, String name) {
    this.in =
        new BufferedReader(
            new InputStreamReader(
                in,
                StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)),
            1 << 16);
    this.name = name;
  }

  /** Where the last record ended, as file and line. */
  public String where() {
    return name + ", line " + Math.max(1, line - 1);
  }

  /** The next record that is not an empty line, or null at the end. */
  public @Nullable List<String> next() throws IOException {
    List<String> row = record();
    while (row != null && row.size() == 1 && row.getFirst().isEmpty()) {
      row = record();
    }
    return row;
  }

  private @Nullable List<String> record() throws IOException {
    try {
      int c = in.read();
      if (line == 1 && c == '\ufeff') {
        c = in.read();
      }
      if (c < 0) {
        return null;
      }
      List<String> fields = new ArrayList<>();
      StringBuilder field = new StringBuilder();
      boolean closed = false;
      for (int size = 0; ; size++) {
        if (size > LONGEST) {
          throw wrong("a record is too long, or a quote is not closed");
        }
        if (c == '"' && field.isEmpty() && !closed) {
          quoted(field);
          closed = true;
        } else if (c < 0 || c == '\n' || c == '\r' || c == ',') {
          fields.add(field.toString());
          field.setLength(0);
          closed = false;
          if (c != ',') {
            line++;
            skipFeed(c);
            return fields;
          }
        } else if (!closed) {
          field.append((char) c);
        } else {
          throw wrong("something follows a closing quote");
        }
        c = in.read();
      }
    } catch (CharacterCodingException e) {
      throw wrong("it is not text in UTF-8; save it as UTF-8");
    }
  }

  // A carriage return and a line feed end one line together.
  private void skipFeed(int end) throws IOException {
    if (end == '\r') {
      in.mark(1);
      if (in.read() != '\n') {
        in.reset();
      }
    }
  }

  // Leaves the reader behind the closing quote.
  private void quoted(StringBuilder field) throws IOException {
    while (true) {
      int c = in.read();
      if (c < 0 || field.length() > LONGEST) {
        throw wrong("a quote is not closed");
      }
      if (c == '"') {
        in.mark(1);
        if (in.read() != '"') {
          in.reset();
          return;
        }
      }
      line += c == '\n' ? 1 : 0;
      field.append((char) c);
    }
  }

  private MalformedDataException wrong(String what) {
    return new MalformedDataException(
        "cannot read the CSV file: " + what, name + ", line " + line, "Correct the file.");
  }
}
