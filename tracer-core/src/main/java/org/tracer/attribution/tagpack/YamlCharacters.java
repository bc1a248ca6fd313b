package org.tracer.attribution.tagpack;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import org.tracer.error.MalformedDataException;

/**
 * The characters of a YAML file, refused where a line, or what lies between two values, is longer
 * than any that is meant: the scanner's time grows with the square of a line's length.
 */
final class YamlCharacters extends Reader {

  /** Characters; the longest line of the published packs has 3,894. */
  static final int LONGEST_LINE = 1 << 16;

  /** Characters of a text over several lines, or of comments, with what is read ahead. */
  static final int LONGEST_STEP = 1 << 19;

  private final Reader in;
  private final Function<String, MalformedDataException> wrong;
  private long line = 1;
  private int column;
  private int step;

  /**
   * @param wrong makes the error of what is wrong
   */
  YamlCharacters(InputStream in, Function<String, MalformedDataException> wrong) {
    this.in =
        new InputStreamReader(
            in,
            StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT));
    this.wrong = wrong;
  }

  /** A value was found: what comes is counted anew. */
  void stepped() {
    step = 0;
  }

  /** How many lines were read, which may be a few more than were understood. */
  long line() {
    return line;
  }

  @Override
  public int read(char[] text, int offset, int length) throws IOException {
    int count;
    try {
      count = in.read(text, offset, length);
    } catch (CharacterCodingException e) {
      throw wrong.apply("it is not text in UTF-8 (about line " + line + "); save it as UTF-8");
    }
    for (int i = offset; i < offset + count; i++) {
      if (text[i] == '\n' || text[i] == '\r') {
        line += text[i] == '\n' ? 1 : 0;
        column = 0;
      } else {
        column++;
      }
      if (column > LONGEST_LINE) {
        throw wrong.apply("line " + line + " is longer than " + LONGEST_LINE + " characters");
      }
    }
    step += Math.max(0, count);
    if (step > LONGEST_STEP) {
      throw wrong.apply(
          "a text or comment before line "
              + line
              + " is longer than "
              + LONGEST_STEP
              + " characters");
    }
    return count;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
