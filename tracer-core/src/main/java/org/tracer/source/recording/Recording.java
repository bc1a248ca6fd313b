package org.tracer.source.recording;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tracer.error.InvalidInputException;
import org.tracer.error.MalformedDataException;
import org.tracer.error.SourceUnavailableException;
import org.tracer.source.http.Answer;
import org.tracer.source.http.JsonValue;
import org.tracer.source.http.Request;

/**
 * A recording, every line of it checked when it is opened. Memory: the requests and where their
 * answers lie, not the answers. Thread-safe.
 */
public final class Recording implements AutoCloseable {

  static final String DAMAGED = "The recording was changed or damaged; use another copy.";

  private record Place(int line, long offset, int length) {}

  private final Path file;
  private final RecordingHeader header;
  private final Map<Request, List<Place>> answers;
  private final List<Path> files;
  private final @Nullable String notice;
  private final RandomAccessFile bytes;

  private Recording(
      Path file,
      RecordingHeader header,
      Map<Request, List<Place>> answers,
      List<Path> files,
      @Nullable String notice,
      RandomAccessFile bytes) {
    this.file = file;
    this.header = header;
    this.answers = answers;
    this.files = files;
    this.notice = notice;
    this.bytes = bytes;
  }

  /**
   * Opens a recording by its directory or its answers file and checks every hash in it. A last line
   * that was not written to its end is left out, with a notice.
   *
   * @throws InvalidInputException if there is none
   * @throws MalformedDataException if anything else is wrong with it, naming the line
   */
  public static Recording open(Path fileOrDirectory) {
    Path file =
        Files.isDirectory(fileOrDirectory)
            ? fileOrDirectory.resolve(RecordingWriter.ANSWERS)
            : fileOrDirectory;
    if (!Files.isRegularFile(file)) {
      throw new InvalidInputException(
          "there is no recording here",
          file.toString(),
          "Name the directory or the answers.jsonl of a recording.",
          new NoSuchFileException(file.toString()));
    }
    try (InputStream stream = new FileInputStream(file.toFile())) {
      return read(file, new LineReader(stream));
    } catch (IOException e) {
      throw new SourceUnavailableException(
          "the recording cannot be read: " + e.getMessage(), file.toString(), "", e);
    }
  }

  /** The header of a recording, of which nothing else is read; empty if there is none. */
  public static Optional<RecordingHeader> peek(Path fileOrDirectory) {
    Path file =
        Files.isDirectory(fileOrDirectory)
            ? fileOrDirectory.resolve(RecordingWriter.ANSWERS)
            : fileOrDirectory;
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try (InputStream stream = new FileInputStream(file.toFile())) {
      LineReader.Line first = new LineReader(stream).next();
      return first == null || !first.complete()
          ? Optional.empty()
          : Optional.of(
              RecordingHeader.from(JsonValue.parse(first.bytes(), at(file, 1)), at(file, 1)));
    } catch (IOException e) {
      throw new SourceUnavailableException(
          "the recording cannot be read: " + e.getMessage(), file.toString(), "", e);
    }
  }

  private static Recording read(Path file, LineReader lines) throws IOException {
    LineReader.Line first = lines.next();
    if (first == null || !first.complete()) {
      throw new MalformedDataException("the recording has no header", at(file, 1), DAMAGED);
    }
    RecordingHeader header =
        RecordingHeader.from(JsonValue.parse(first.bytes(), at(file, 1)), at(file, 1));
    Map<Request, List<Place>> answers = new HashMap<>();
    List<Path> files = new ArrayList<>();
    String notice = null;
    for (LineReader.Line line = lines.next(); line != null; line = lines.next()) {
      if (!line.complete()) {
        notice = "the recording breaks off in line " + line.number() + ", which was left out";
        break;
      }
      String where = at(file, line.number());
      JsonValue json = JsonValue.parse(line.bytes(), where);
      if (json.get("method").text().equals("FILE")) {
        files.add(RecordedFile.from(json).check(file, where));
      } else {
        answer(json, where);
        answers
            .computeIfAbsent(request(json), request -> new ArrayList<>(1))
            .add(new Place(line.number(), line.offset(), line.bytes().length));
      }
    }
    return new Recording(
        file, header, answers, files, notice, new RandomAccessFile(file.toFile(), "r"));
  }

  public RecordingHeader header() {
    return header;
  }

  /** The recorded files in the order they were read, their hashes checked. */
  public List<Path> files() {
    return List.copyOf(files);
  }

  /** What a reader must know about the recording itself. */
  public List<String> notices() {
    return notice == null ? List.of() : List.of(notice);
  }

  /** How many answers a request has. */
  int count(Request request) {
    return answers.getOrDefault(request, List.of()).size();
  }

  /** An answer to a request, in the order recorded, counted from 0. */
  Answer read(Request request, int number) {
    Place place = answers.getOrDefault(request, List.of()).get(number);
    byte[] line = new byte[place.length()];
    try {
      synchronized (bytes) {
        bytes.seek(place.offset());
        bytes.readFully(line);
      }
    } catch (IOException e) {
      throw new SourceUnavailableException(
          "the recording cannot be read: " + e.getMessage(), file.toString(), "", e);
    }
    String where = at(file, place.line());
    return answer(JsonValue.parse(line, where), where);
  }

  private static Request request(JsonValue json) {
    String method = json.get("method").text();
    String path = json.get("path").text();
    Request request = new Request(path, json.optional("request").map(JsonValue::text).orElse(null));
    if (!request.method().equals(method)) {
      throw json.get("method").unexpected("does not fit the rest of the line");
    }
    return request;
  }

  private static Answer answer(JsonValue json, String where) {
    byte[] body =
        json.optional("body")
            .map(text -> text.text().getBytes(StandardCharsets.UTF_8))
            .orElseGet(() -> base64(json.get("bodyBase64")));
    if (!Sha256.of(body).equals(json.get("sha256").text())) {
      throw new MalformedDataException(
          "the body of a recorded answer does not have its SHA-256", where, DAMAGED);
    }
    Map<String, String> headers = new HashMap<>();
    json.get("headers").members().forEach((name, value) -> headers.put(name, value.text()));
    return new Answer((int) json.get("status").number(100, 999), headers, body);
  }

  private static byte[] base64(JsonValue text) {
    try {
      return Base64.getDecoder().decode(text.text());
    } catch (IllegalArgumentException e) {
      throw text.unexpected("is not base64");
    }
  }

  private static String at(Path file, int line) {
    return file + ", line " + line;
  }

  @Override
  public void close() {
    try {
      bytes.close();
    } catch (IOException e) {
      throw new SourceUnavailableException(
          "the recording cannot be closed: " + e.getMessage(), file.toString(), "", e);
    }
  }
}
