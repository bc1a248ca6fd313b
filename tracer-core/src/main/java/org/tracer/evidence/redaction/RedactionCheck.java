package org.tracer.evidence.redaction;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.tracer.error.MalformedDataException;
import org.tracer.error.SourceUnavailableException;

/** Checks redacted files against their commitments, openings and the hashes of the originals. */
public final class RedactionCheck {

  private final Commitments commitments;
  private final Map<String, Opening> opened = new TreeMap<>();
  private final SortedSet<String> seen = new TreeSet<>();
  private final List<String> restored = new ArrayList<>();
  private final List<String> closed = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();

  private RedactionCheck(Commitments commitments) {
    this.commitments = commitments;
  }

  /**
   * Checks all redacted files of an export.
   *
   * @param texts by name
   * @param sha256 of the originals by the same names, for those of which it is known
   * @param openings none, some or all
   */
  public static RedactionReport of(
      Map<String, StoredText> texts,
      Map<String, String> sha256,
      Commitments commitments,
      Collection<Opening> openings) {
    RedactionCheck check = new RedactionCheck(commitments);
    openings.forEach(check::open);
    new TreeMap<>(texts).forEach((name, text) -> check.text(name, text, sha256.get(name)));
    sha256.keySet().stream()
        .filter(name -> !texts.containsKey(name))
        .sorted()
        .forEach(name -> check.problems.add(name + " is missing"));
    return check.report();
  }

  private void open(Opening opening) {
    if (commitments.confirms(opening)) {
      opened.put(opening.pseudonym(), opening);
    } else {
      problems.add("the opening of " + opening.pseudonym() + " is not what was committed to");
    }
  }

  private void text(String name, StoredText text, @Nullable String sha256) {
    try {
      SortedSet<String> names;
      try (InputStream in = text.open()) {
        names = RedactedText.pseudonyms(in);
      }
      seen.addAll(names);
      if (sha256 == null) {
        return;
      }
      if (opened.keySet().containsAll(names)) {
        original(name, text, sha256);
      } else {
        closed.add(name);
      }
    } catch (IOException e) {
      throw new SourceUnavailableException(
          "a redacted file cannot be read: " + e.getMessage(), name, "", e);
    }
  }

  private void original(String name, StoredText text, String sha256) throws IOException {
    MessageDigest digest = sha256();
    try (InputStream in = text.open();
        OutputStream out = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
      RedactedText.restore(in, out, opened.values());
    } catch (MalformedDataException e) {
      problems.add(name + ": " + e.getMessage() + " (" + e.input() + ")");
      return;
    }
    if (HexFormat.of().formatHex(digest.digest()).equals(sha256)) {
      restored.add(name);
    } else {
      problems.add(name + ": with all addresses put back it does not have the SHA-256 of the log");
    }
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private RedactionReport report() {
    for (String pseudonym : seen) {
      if (!commitments.byPseudonym().containsKey(pseudonym)) {
        problems.add(pseudonym + " is in the files and not committed to");
      }
    }
    for (String pseudonym : commitments.byPseudonym().keySet()) {
      if (!seen.contains(pseudonym)) {
        problems.add(pseudonym + " is committed to and in no file");
      }
    }
    return new RedactionReport(seen.size(), opened.size(), restored, closed, problems);
  }
}
