package org.tracer.evidence.redaction;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tracer.error.MalformedDataException;
import org.tracer.error.WritingFailedException;

/** Redacted texts as files, beside the commitments to their pseudonyms. */
public final class RedactedExport {

  /** The file of the commitments. */
  public static final String COMMITMENTS = "commitments.jsonl";

  /** The file of the hashes of originals, as {@code sha256sum} writes it. */
  public static final String ORIGINALS = "originals.sha256";

  private static final int MOST_ORIGINALS = 16 << 20;
  private static final Pattern ORIGINAL = Pattern.compile("([0-9a-f]{64})  (\\S+)");
  private static final String NAME = "[a-z0-9]+([./][a-z0-9]+)*";

  private RedactedExport() {}

  /**
   * Redacts texts into a directory and looks each through. If anything fails, none of the files
   * remains.
   *
   * @param texts by the path they get below the directory, such as {@code
   *     results/0001/document.json}
   * @param sha256 what the log says of the originals, by the same paths, for those it names
   * @param directory that has none of these files
   * @throws MalformedDataException if an original does not have its hash
   * @throws org.tracer.error.InvalidInputException as {@link Redaction#redact} and {@link
   *     Redaction#requireClean}
   */
  public static Commitments write(
      Redaction redaction,
      Map<String, StoredText> texts,
      Map<String, String> sha256,
      Path directory) {
    List<Path> written = new ArrayList<>();
    boolean whole = false;
    try {
      Map<String, StoredText> inOrder = new TreeMap<>(texts);
      for (Map.Entry<String, StoredText> text : inOrder.entrySet()) {
        Path file = file(directory, text.getKey());
        String hash = redact(redaction, text.getKey(), text.getValue(), create(file, written));
        if (!sha256.getOrDefault(text.getKey(), hash).equals(hash)) {
          throw new MalformedDataException(
              "a file does not have its SHA-256",
              text.getKey(),
              "The case was changed or damaged; 'tracer verify' shows where. Use another copy.");
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
      try (OutputStream out = create(file(directory, ORIGINALS), written)) {
        for (Map.Entry<String, String> original : new TreeMap<>(sha256).entrySet()) {
          out.write((original.getValue() + "  " + original.getKey() + "\n").getBytes(US_ASCII));
        }
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

  private static String redact(Redaction redaction, String name, StoredText text, OutputStream file)
      throws IOException {
    MessageDigest digest = RedactionCheck.sha256();
    try (OutputStream out = file;
        InputStream in = new DigestInputStream(text.open(), digest)) {
      redaction.redact(in, out, name);
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /**
   * Reads {@link #ORIGINALS}: hashes by path. The stream stays open.
   *
   * @param name what to call the file in errors
   * @throws MalformedDataException if it is anything else
   */
  public static SortedMap<String, String> readOriginals(InputStream in, String name)
      throws IOException {
    SortedMap<String, String> originals = new TreeMap<>();
    String text = new String(in.readNBytes(MOST_ORIGINALS), US_ASCII);
    for (String line : text.lines().toList()) {
      Matcher original = ORIGINAL.matcher(line);
      if (!original.matches()
          || !original.group(2).matches(NAME)
          || originals.put(original.group(2), original.group(1)) != null) {
        throw new MalformedDataException(
            "a line does not name the hash of one original",
            name + ", line " + (originals.size() + 1),
            "The file was changed or damaged; use another copy.");
      }
    }
    return originals;
  }

  private static Path file(Path directory, String name) {
    if (!name.matches(NAME)) {
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
