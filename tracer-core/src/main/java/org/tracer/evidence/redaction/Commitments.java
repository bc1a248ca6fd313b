package org.tracer.evidence.redaction;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tracer.error.MalformedDataException;

/**
 * What each pseudonym of an export is committed to: SHA-256 of {@code SALT:ADDRESS}. Immutable.
 *
 * <p>Written as {@code {"pseudonym":"third-party-…","commitment":"…"}}, one a line, in the order of
 * the pseudonyms, all lines of one length.
 */
public final class Commitments {

  private static final Pattern LINE =
      Pattern.compile(
          "\\{\"pseudonym\":\"(third-party-[0-9a-f]{16})\",\"commitment\":\"([0-9a-f]{64})\"}\n");
  private static final int LINE_LENGTH = line("x".repeat(28), "x".repeat(64)).length();

  /** More than any trace reaches; what is read is held in memory. */
  private static final int MOST = 2_000_000;

  private final SortedMap<String, String> byPseudonym;

  Commitments(Map<String, String> byPseudonym) {
    this.byPseudonym = Collections.unmodifiableSortedMap(new TreeMap<>(byPseudonym));
  }

  /** Commitments by pseudonym. */
  public SortedMap<String, String> byPseudonym() {
    return byPseudonym;
  }

  /** Whether an opening is of a pseudonym that is here, and right. */
  public boolean confirms(Opening opening) {
    return Optional.ofNullable(byPseudonym.get(opening.pseudonym()))
        .filter(opening.commitment()::equals)
        .isPresent();
  }

  private static String line(String pseudonym, String commitment) {
    return "{\"pseudonym\":\"" + pseudonym + "\",\"commitment\":\"" + commitment + "\"}\n";
  }

  /** Writes all lines; the stream stays open. */
  public void write(OutputStream out) throws IOException {
    for (Map.Entry<String, String> entry : byPseudonym.entrySet()) {
      out.write(line(entry.getKey(), entry.getValue()).getBytes(ISO_8859_1));
    }
  }

  /**
   * Reads what {@link #write} writes; the stream stays open.
   *
   * @param name what to call the file in errors
   * @throws MalformedDataException if a single byte is otherwise
   */
  public static Commitments read(InputStream in, String name) throws IOException {
    BufferedInputStream lines = new BufferedInputStream(in, 1 << 16);
    SortedMap<String, String> read = new TreeMap<>();
    for (byte[] line = lines.readNBytes(LINE_LENGTH);
        line.length > 0;
        line = lines.readNBytes(LINE_LENGTH)) {
      String where = name + ", line " + (read.size() + 1L);
      Matcher matcher = LINE.matcher(new String(line, ISO_8859_1));
      if (!matcher.matches()) {
        throw malformed("a line is no commitment", where);
      }
      if (!read.isEmpty() && read.lastKey().compareTo(matcher.group(1)) >= 0) {
        throw malformed("a pseudonym is there twice or out of order", where);
      }
      if (read.size() == MOST) {
        throw malformed("there are more than " + MOST + " commitments", where);
      }
      read.put(matcher.group(1), matcher.group(2));
    }
    return new Commitments(read);
  }

  private static MalformedDataException malformed(String what, String where) {
    return new MalformedDataException(
        what, where, "The file was changed or damaged; use another copy.");
  }
}
