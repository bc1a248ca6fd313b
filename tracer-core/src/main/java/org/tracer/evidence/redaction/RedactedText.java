package org.tracer.evidence.redaction;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;

/** Reads texts that were redacted. */
public final class RedactedText {

  private RedactedText() {}

  /** The pseudonyms in a text of any size; the stream stays open. */
  public static SortedSet<String> pseudonyms(InputStream in) throws IOException {
    SortedSet<String> found = new TreeSet<>();
    replace(
        in,
        OutputStream.nullOutputStream(),
        (pseudonym, mark) -> {
          found.add(pseudonym);
          return pseudonym + mark;
        });
    return found;
  }

  /**
   * Puts addresses back, spelled as they were; pseudonyms that are not opened remain. With all
   * openings the very bytes of the original come out. Both streams stay open.
   *
   * @param openings that were confirmed
   */
  public static void restore(InputStream in, OutputStream out, Iterable<Opening> openings)
      throws IOException {
    Map<String, String> addresses = new TreeMap<>();
    openings.forEach(opening -> addresses.put(opening.pseudonym(), opening.address()));
    replace(
        in,
        out,
        (pseudonym, mark) -> {
          String address = addresses.get(pseudonym);
          return address == null ? pseudonym + mark : Pseudonym.spelled(address, mark);
        });
  }

  private interface Replacement {
    String of(String pseudonym, String mark);
  }

  private static void replace(InputStream in, OutputStream out, Replacement replacement)
      throws IOException {
    BufferedOutputStream restored = new BufferedOutputStream(out, 1 << 16);
    Windows.read(
        in,
        new Windows.Visitor() {
          private long done;

          @Override
          public void visit(String text, int from, int to, long base) throws IOException {
            int at = (int) Math.max(from, done - base);
            Matcher found = Pseudonym.IN_TEXT.matcher(text).region(at, text.length());
            while (found.find() && found.start() < to) {
              restored.write(text.substring(at, found.start()).getBytes(ISO_8859_1));
              String all = found.group();
              restored.write(
                  replacement
                      .of(
                          all.substring(0, Pseudonym.NAME_LENGTH),
                          all.substring(Pseudonym.NAME_LENGTH))
                      .getBytes(ISO_8859_1));
              at = found.end();
            }
            if (at < to) {
              restored.write(text.substring(at, to).getBytes(ISO_8859_1));
              at = to;
            }
            done = base + at;
          }
        });
    restored.flush();
  }
}
