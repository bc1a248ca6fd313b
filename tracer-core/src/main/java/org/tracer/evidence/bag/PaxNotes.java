package org.tracer.evidence.bag;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Set;

/**
 * The notes that the pax format puts before an entry: {@code LENGTH KEY=VALUE}, line by line. Times
 * and owners are passed over. Names, links and sizes are refused: they make another entry of it.
 */
final class PaxNotes {

  private static final Set<String> HARMLESS =
      Set.of("atime", "mtime", "ctime", "uid", "gid", "uname", "gname", "comment");

  private PaxNotes() {}

  static void refuseChanges(byte[] notes, Path archive) {
    int place = 0;
    while (place < notes.length) {
      int blank = indexOf(notes, ' ', place, Math.min(notes.length, place + 9));
      int length = blank < 0 ? -1 : decimal(notes, place, blank);
      int end = place + length;
      if (length <= 0 || end > notes.length || end <= blank || notes[end - 1] != '\n') {
        throw Refusal.of("the notes on an entry are damaged", archive);
      }
      int equals = indexOf(notes, '=', blank + 1, end);
      if (equals < 0) {
        throw Refusal.of("the notes on an entry are damaged", archive);
      }
      String key = new String(notes, blank + 1, equals - blank - 1, StandardCharsets.UTF_8);
      if (!isHarmless(key)) {
        throw Refusal.of(
            "a note changes the name, kind or size of an entry",
            archive,
            key,
            "Pack it again with 'tar --format=ustar', or as a zip.");
      }
      place = end;
    }
  }

  private static boolean isHarmless(String key) {
    return HARMLESS.contains(key)
        || key.startsWith("SCHILY.xattr.")
        || key.startsWith("LIBARCHIVE.xattr.")
        || key.equals("LIBARCHIVE.creationtime");
  }

  private static int indexOf(byte[] bytes, char wanted, int from, int to) {
    for (int i = from; i < to; i++) {
      if (bytes[i] == wanted) {
        return i;
      }
    }
    return -1;
  }

  private static int decimal(byte[] bytes, int from, int to) {
    int value = 0;
    for (int i = from; i < to; i++) {
      if (bytes[i] < '0' || bytes[i] > '9') {
        return -1;
      }
      value = value * 10 + (bytes[i] - '0');
    }
    return from == to ? -1 : value;
  }
}
