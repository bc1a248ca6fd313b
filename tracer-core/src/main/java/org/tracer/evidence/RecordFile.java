package org.tracer.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tracer.source.http.Answer;
import org.tracer.source.http.JsonValue;
import org.tracer.source.recording.JsonLine;
import org.tracer.source.recording.LineReader;
import org.tracer.source.recording.Sha256;

/** The raw answers of {@code records.jsonl}, each once, found by their SHA-256. */
final class RecordFile {

  static final String FILE = "records.jsonl";

  private static final String BEGINNING = "{\"sha256\":\"";
  private static final int HASH_LENGTH = 64;

  private record Place(long offset, int length, int line) {}

  private final Path path;
  private final Map<String, Place> places = new LinkedHashMap<>();
  private long length;
  private String last = "";

  RecordFile(Path directory) {
    path = directory.resolve(FILE);
  }

  /**
   * Finds the lines that were added since it was read last, without looking at what they hold.
   *
   * @return length of the unfinished line at the end
   */
  int readOn() {
    try (FileChannel channel = FileChannel.open(path);
        InputStream stream = Channels.newInputStream(channel.position(length))) {
      LineReader lines = new LineReader(stream);
      for (LineReader.Line line = lines.next(); line != null; line = lines.next()) {
        if (!line.complete()) {
          return line.bytes().length;
        }
        take(line.bytes());
      }
      return 0;
    } catch (IOException e) {
      throw Damage.unreadable(path, e);
    }
  }

  private void take(byte[] line) {
    int number = places.size() + 1;
    int end = BEGINNING.length() + HASH_LENGTH;
    String start = line.length < end ? "" : new String(line, 0, end, StandardCharsets.ISO_8859_1);
    if (!start.matches("\\{\"sha256\":\"[0-9a-f]{64}")) {
      throw Damage.of("a line is no record", where(number));
    }
    Place place = new Place(length, line.length, number);
    last = start.substring(BEGINNING.length());
    if (places.put(last, place) != null) {
      throw Damage.of("a record is there twice", where(number));
    }
    length += line.length + 1L;
  }

  private String where(int line) {
    return path + ", line " + line;
  }

  static String line(String hash, byte[] body) {
    JsonLine line = new JsonLine().text("sha256", hash);
    Optional<String> text = Answer.strictUtf8(body);
    return (text.isPresent()
            ? line.text("body", text.get())
            : line.text("bodyBase64", Base64.getEncoder().encodeToString(body)))
        .end();
  }

  /** Notes a line that is known to stand at the end of the file now. */
  void added(String line) {
    take(line.getBytes(StandardCharsets.UTF_8));
  }

  boolean has(String hash) {
    return places.containsKey(hash);
  }

  Set<String> hashes() {
    return places.keySet();
  }

  /** The hash of the last record; empty if there is none. */
  String last() {
    return last;
  }

  long length() {
    return length;
  }

  /**
   * What has this hash, which is computed anew.
   *
   * @throws org.tracer.error.MalformedDataException if there is no such record, or it has another
   */
  byte[] read(String hash, AppendFile file) {
    Place place = places.get(hash);
    if (place == null) {
      throw Damage.of("a record is missing", path + ", SHA-256 " + hash);
    }
    String where = where(place.line());
    JsonValue json = JsonValue.parse(file.read(place.offset(), place.length()), where);
    byte[] body =
        json.optional("body")
            .map(text -> text.text().getBytes(StandardCharsets.UTF_8))
            .orElseGet(() -> base64(json.get("bodyBase64")));
    if (!Sha256.of(body).equals(hash)) {
      throw Damage.of("a record does not have its SHA-256", where);
    }
    return body;
  }

  private static byte[] base64(JsonValue text) {
    try {
      return Base64.getDecoder().decode(text.text());
    } catch (IllegalArgumentException e) {
      throw text.unexpected("is not base64");
    }
  }
}
