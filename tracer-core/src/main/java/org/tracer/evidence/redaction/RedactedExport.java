package org.tracer.evidence.redaction;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tracer.error.WritingFailedException;

/** Redacted texts as files, beside the commitments to their pseudonyms. */
public final class RedactedExport {

  /** The file of the commitments. */
  public static final String COMMITMENTS = "commitments.jsonl";

  private RedactedExport() {}

  /**
   * Redacts texts into a directory and looks each through. If anything fails, none of the files
   * remains.
   *
   * @param texts by the path they get below the directory, such as {@code
   *     results/0001/document.json}
   * @param directory that has none of these files
   * @throws org.tracer.error.InvalidInputException as {@link Redaction#redact} and {@link
   *     Redaction#requireClean}
   */
  public static Commitments write(
      Redaction redaction, Map<String, StoredText> texts, Path directory) {
    List<Path> written = new ArrayList<>();
    boolean whole = false;
    try {
      Map<String, StoredText> inOrder = new TreeMap<>(texts);
      for (Map.Entry<String, StoredText> text : inOrder.entrySet()) {
        Path file = file(directory, text.getKey());
        try (InputStream in = text.getValue().open();
            OutputStream out = create(file, written)) {
          redaction.redact(in, out, text.getKey());
        }
      }
      for (String name : inOrder.keySet()) {
        try (InputStream in = Files.newInputStream(file(directory, name))) {
          redaction.requireClean(in, name);
        }
      }
      Commitments commitments = redaction.commitments();
      try (OutputStream out = create(file(directory, COMMITMENTS), written)) {
        commitments.write(out);
      }
      whole = true;
      return commitments;
    } catch (IOException e) {
      throw new WritingFailedException(
          "the redacted files cannot be written: " + e.getMessage(),
          directory.toString(),
          "Check free space and permissions, and that the directory is new.",
          e);
    } finally {
      if (!whole) {
        written.forEach(file -> file.toFile().delete());
      }
    }
  }

  private static Path file(Path directory, String name) {
    if (!name.matches("[a-z0-9]+([./][a-z0-9]+)*")) {
      throw new IllegalArgumentException("no name for a redacted file: " + name);
    }
    return directory.resolve(name);
  }

  private static OutputStream create(Path file, List<Path> written) throws IOException {
    Files.createDirectories(file.getParent());
    OutputStream out = Files.newOutputStream(file, StandardOpenOption.CREATE_NEW);
    written.add(file);
    return new BufferedOutputStream(out);
  }
}
