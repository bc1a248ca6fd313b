package org.tracer.evidence;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tracer.document.DocumentContent;
import org.tracer.evidence.redaction.Disclosed;
import org.tracer.evidence.redaction.PseudonymKey;
import org.tracer.evidence.redaction.RedactedExport;
import org.tracer.evidence.redaction.Redaction;
import org.tracer.evidence.redaction.StoredText;
import org.tracer.path.ListedPath;
import org.tracer.path.PathResult;
import org.tracer.path.PathTarget;
import org.tracer.path.Step;
import org.tracer.source.recording.Sha256;
import org.tracer.trace.SeededPosition;
import org.tracer.trace.StopListEntry;

/** The results of a case with third parties under pseudonyms. Confined to one thread. */
final class CaseRedaction {

  /** The secret of the case's pseudonyms; never in a copy. */
  static final String KEY = "pseudonyms.key";

  private final Redaction redaction;
  private final Map<String, StoredText> texts = new TreeMap<>();
  private final Map<String, String> sha256 = new TreeMap<>();

  private CaseRedaction(Redaction redaction) {
    this.redaction = redaction;
  }

  /**
   * Of the results that a log names, for a copy. What was asked about, where money ended, what the
   * user stops at and what notes are about stays as it is.
   *
   * @param results the same as documents
   */
  static CaseRedaction ofCopy(Path directory, List<LogEntry> log, List<KeptContent> results) {
    List<String> tagged = new ArrayList<>();
    log.stream()
        .filter(entry -> entry.is(Entries.NOTE))
        .forEach(entry -> tagged.add(entry.text("about")));
    List<DocumentContent> traces = new ArrayList<>();
    for (KeptContent result : results) {
      switch (result) {
        case KeptContent.OfTrace trace -> traces.add(trace.content());
        case KeptContent.OfPaths paths -> tagged.addAll(ends(paths.result()));
      }
    }
    return of(directory, log, Disclosed.by(traces).with(tagged));
  }

  /**
   * With a pseudonym for everybody: who stays as he is today may have had one in an earlier copy.
   */
  static CaseRedaction ofAnyCopy(Path directory, List<LogEntry> log) {
    return of(directory, log, Disclosed.by(List.of()));
  }

  private static CaseRedaction of(Path directory, List<LogEntry> log, Disclosed disclosed) {
    PseudonymKey key = PseudonymKey.in(directory.resolve(KEY));
    CaseRedaction redaction = new CaseRedaction(new Redaction(key, disclosed));
    for (LogEntry entry : log) {
      if (entry.is(Entries.RESULT)) {
        String result = ResultWriter.RESULTS + "/" + entry.text("result") + "/";
        entry
            .members()
            .get("files")
            .members()
            .forEach((file, hash) -> {
              if (!file.equals(ResultWriter.PROOFS)) {
                String name = result + file;
                redaction.texts.put(name, StoredText.of(directory.resolve(name)));
                redaction.sha256.put(name, hash.text());
              }
            });
      }
    }
    return redaction;
  }

  /** SHA-256 of the file of the key: 256 random bits cannot be found from it. */
  static String keySha256(Path directory) {
    try {
      return Sha256.of(Files.readAllBytes(directory.resolve(KEY)));
    } catch (IOException e) {
      throw Damage.unreadable(directory.resolve(KEY), e);
    }
  }

  /** Where paths begin and end, and what the search stops at; what lies between is not said. */
  private static List<String> ends(PathResult result) {
    List<String> ends = new ArrayList<>();
    ends.add(result.request().to().name());
    if (result.request().to() instanceof PathTarget.OfScript lock) {
      ends.add(lock.script().toString());
    }
    for (StopListEntry stop : result.request().stopRules().stopList()) {
      ends.add(stop.name());
      ends.add(stop.script().toString());
    }
    for (SeededPosition seed : result.trace().seeds()) {
      ends.add(String.valueOf(seed.address()));
    }
    for (ListedPath path : result.paths()) {
      for (Step step : List.of(path.path().start(), path.path().arrival())) {
        ends.add(String.valueOf(step.address()));
        ends.add(step.descriptor());
      }
    }
    return ends;
  }

  /** Writes the redacted results and report, with the commitments, into an empty directory. */
  void write(String report, Path directory) {
    byte[] bytes = report.getBytes(StandardCharsets.UTF_8);
    texts.put(CaseExport.REPORT, () -> new ByteArrayInputStream(bytes));
    RedactedExport.write(redaction, texts, sha256, directory);
  }

  /** With the pseudonyms of all results known, as after writing them. */
  Redaction applied() {
    for (Map.Entry<String, StoredText> text : texts.entrySet()) {
      try (InputStream in = text.getValue().open()) {
        redaction.redact(in, OutputStream.nullOutputStream(), text.getKey());
      } catch (IOException e) {
        throw Damage.unreadable(Path.of(text.getKey()), e);
      }
    }
    return redaction;
  }
}
