package org.tracer.evidence;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tracer.error.InvalidInputException;
import org.tracer.evidence.bag.BagSeal;
import org.tracer.evidence.redaction.Opening;
import org.tracer.evidence.redaction.Redaction;
import org.tracer.source.http.JsonValue;

/**
 * A case that is open for writing. What is added is on the disk when the method returns; nothing is
 * ever changed or taken out. Several processes may have one case open. Thread-safe.
 */
public final class Case implements AutoCloseable {

  /** Name and version of the form. */
  public static final String FORMAT = "tracer-case/1";

  private final CaseStore store;

  private Case(CaseStore store) {
    this.store = store;
  }

  /**
   * Opens a new case in a directory that is absent or empty.
   *
   * @throws InvalidInputException if something is there
   */
  public static Case create(Path directory, CaseDetails details, Operator operator, Tool tool) {
    refuseOccupied(directory);
    try {
      Files.createDirectories(directory);
    } catch (IOException e) {
      throw Damage.unwritable(directory, e);
    }
    CaseStore store = new CaseStore(directory, operator);
    store.append(
        Entries.OPENED,
        line -> {
          line.text("format", FORMAT).text("case", details.id()).text("title", details.title());
          line.text("authority", details.authority()).text("purpose", details.purpose());
          line.text("necessity", details.necessity());
          LocalDate retention = details.retention();
          if (retention != null) {
            line.text("retention", retention.toString());
          }
          tool.write(line);
        });
    return new Case(store);
  }

  private static void refuseOccupied(Path directory) {
    if (!Files.exists(directory)) {
      return;
    }
    try (Stream<Path> there = Files.list(directory)) {
      if (there.findAny().isEmpty()) {
        return;
      }
    } catch (IOException e) {
      throw Damage.unreadable(directory, e);
    }
    throw new InvalidInputException(
        "there is something here already",
        directory.toString(),
        "Name a new directory for a new case.");
  }

  /**
   * Opens a case that is there. The log is checked; records when they are read.
   *
   * @throws InvalidInputException if there is none
   * @throws org.tracer.error.MalformedDataException if its log was changed
   */
  public static Case open(Path directory, Operator operator) {
    if (!CaseLog.isCase(directory)) {
      throw CaseLog.absent(directory);
    }
    CaseStore store = new CaseStore(directory, operator);
    Case opened = new Case(store);
    opened.details();
    return opened;
  }

  /** Where the case is. */
  public Path directory() {
    return store.directory();
  }

  public CaseDetails details() {
    return details(store.entries(), directory());
  }

  /** What the first entry of a log says. */
  static CaseDetails details(List<LogEntry> entries, Path directory) {
    if (entries.isEmpty() || !entries.getFirst().is(Entries.OPENED)) {
      throw Damage.of("the log does not begin with the opening of a case", directory.toString());
    }
    JsonValue opened = entries.getFirst().members();
    String format = opened.get("format").text();
    if (!format.equals(FORMAT)) {
      throw opened.get("format").unexpected("is not " + FORMAT);
    }
    return new CaseDetails(
        opened.get("case").text(),
        opened.get("title").text(),
        opened.get("authority").text(),
        opened.get("purpose").text(),
        opened.get("necessity").text(),
        opened.optional("retention").map(Case::date).orElse(null));
  }

  private static LocalDate date(JsonValue text) {
    try {
      return LocalDate.parse(text.text());
    } catch (DateTimeException e) {
      throw text.unexpected("is not a date");
    }
  }

  /** All entries of the log, those of other processes included. */
  public List<LogEntry> entries() {
    return store.entries();
  }

  /**
   * SHA-256 of the last entry. Whoever wrote it down elsewhere can tell later whether anything
   * before it was changed or cut off.
   */
  public String head() {
    return store.head();
  }

  /** Adds a note, about an address, a transaction or anything else if {@code about} is not null. */
  public void note(String text, @Nullable String about) {
    store.append(
        Entries.NOTE,
        line -> {
          if (about != null) {
            line.text("about", about);
          }
          line.text("text", text);
        });
  }

  /**
   * Begins a run, before anything is read: what was asked, and by what.
   *
   * @param command the words of the command line, without secrets
   * @param refresh whether to ask again what was answered in this case before
   */
  public CaseRun start(List<String> command, Tool tool, boolean refresh) {
    return new CaseRun(store, command, tool, refresh);
  }

  /**
   * Writes a copy for others: a bundle (BagIt) with all that the log names, a report, and what it
   * takes to check it without Tracer. The case is checked first, the bundle read again after; until
   * then other processes wait. That a copy was made is then noted, unless the case is closed. The
   * target's name decides on its form: see {@link org.tracer.evidence.bag.Bag#write}.
   *
   * @param seals signature and time stamp; may be empty
   * @param redacted whether third parties are to stand under pseudonyms; then it holds results and
   *     report alone, and commitments by which single pseudonyms can be opened later
   * @throws org.tracer.error.MalformedDataException if the case is not as it was written
   * @throws InvalidInputException if there is something at the target
   */
  public ExportedCase export(Path target, ExportText text, List<BagSeal> seals, boolean redacted) {
    CaseExport export = new CaseExport(store, target, text, seals, redacted);
    ExportedCase exported = store.undisturbed(export::write);
    if (!store.isClosed()) {
      store.append(
          Entries.EXPORTED,
          line ->
              line.text("file", String.valueOf(target.getFileName()))
                  .text("tagManifestSha512", exported.tagManifestSha512())
                  .text("redacted", redacted ? "third-parties" : "")
                  .text("keySha256", redacted ? CaseRedaction.keySha256(directory()) : ""));
    }
    return exported;
  }

  /**
   * Opens pseudonyms of redacted copies. Which and why is noted, unless the case is closed.
   *
   * @param pseudonyms of any copy; if there are none, all that a copy made now would have
   * @param reason why they are opened
   * @throws InvalidInputException if no result has one of them, or the key is not there
   * @throws org.tracer.error.MalformedDataException if the case is not as it was written
   */
  public List<Opening> reveal(List<String> pseudonyms, String reason) {
    Path key = directory().resolve(CaseRedaction.KEY);
    if (!Files.exists(key)) {
      throw new InvalidInputException(
          "the key of the pseudonyms is not there: no copy was redacted, or it was lost",
          key.toString(),
          "Put it back. Without it no pseudonym can be opened.");
    }
    ConfirmedResults results = new ConfirmedResults(part -> {});
    results.require(directory(), "nothing is opened");
    List<Opening> opened =
        pseudonyms.isEmpty()
            ? CaseRedaction.ofCopy(directory(), entries(), results.contents()).applied().openings()
            : named(pseudonyms, CaseRedaction.ofAnyCopy(directory(), entries()).applied());
    if (!store.isClosed()) {
      store.append(
          Entries.REVEALED,
          line ->
              line.texts("pseudonyms", opened.stream().map(Opening::pseudonym).toList())
                  .text("reason", reason));
    }
    return List.copyOf(opened);
  }

  private static List<Opening> named(List<String> pseudonyms, Redaction redaction) {
    return pseudonyms.stream()
        .map(pseudonym ->
            redaction
                .opening(pseudonym)
                .orElseThrow(() ->
                    new InvalidInputException(
                        "no result of the case has this pseudonym",
                        pseudonym,
                        "Copy it from the redacted bundle: third-party- and 16 characters.")))
        .toList();
  }

  public boolean isClosed() {
    return store.isClosed();
  }

  /** Closes the case for good: nothing can be added any more. */
  public void seal() {
    store.append(Entries.CLOSED, line -> {});
  }

  @Override
  public void close() {
    store.close();
  }
}
