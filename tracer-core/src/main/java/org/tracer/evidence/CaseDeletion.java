package org.tracer.evidence;

import java.io.BufferedOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.tracer.document.DocumentJson;
import org.tracer.error.InvalidInputException;
import org.tracer.source.recording.Sha256;

/**
 * Deletes a case, and writes down what was deleted, by whom and why. What is deleted is gone for
 * this file system; what a disk, a backup or a receiver of a copy still has is not in its hands.
 */
public final class CaseDeletion {

  private static final String FORMAT = "tracer-deletion/1";

  /**
   * What was deleted.
   *
   * @param sha256 of its bytes; nothing can be told from it but whether a file is this one
   */
  private record Gone(String name, long bytes, String sha256) {}

  private final Path directory;
  private final CaseLog log;
  private final Operator operator;
  private final String reason;
  private final Instant begun;

  private CaseDeletion(Path directory, Operator operator, String reason) {
    this.directory = directory;
    this.log = CaseLog.read(directory);
    this.operator = operator;
    this.reason = reason;
    this.begun = operator.now();
  }

  /**
   * Deletes the files of a case and its directory. The report is on the disk before the first file
   * is gone.
   *
   * @param report file to be made; not in the case
   * @param reason why; may be empty only when the retention date has passed
   * @return names of what lies in the directory and is no part of the case; it is left
   * @throws InvalidInputException if there is no case, the report exists, or a reason is missing
   */
  public static Set<String> delete(Path directory, Path report, Operator operator, String reason) {
    CaseDeletion deletion = new CaseDeletion(directory, operator, reason);
    deletion.refuseEarly();
    deletion.refuseInside(report);
    return deletion.run(report);
  }

  private void refuseEarly() {
    LocalDate retention = log.details().retention();
    LocalDate today = begun.atZone(ZoneOffset.UTC).toLocalDate();
    boolean due = retention != null && today.isAfter(retention);
    if (!due && reason.isBlank()) {
      throw new InvalidInputException(
          retention == null
              ? "the case has no retention date"
              : "the case is to be kept until " + retention,
          directory.toString(),
          "Say why it is deleted all the same: --reason TEXT.");
    }
  }

  private void refuseInside(Path report) {
    Path inside = directory.toAbsolutePath().normalize();
    if (report.toAbsolutePath().normalize().startsWith(inside)) {
      throw new InvalidInputException(
          "the report would lie in what is deleted",
          report.toString(),
          "Name a file outside of the case.");
    }
  }

  private Set<String> run(Path report) {
    List<Gone> files = new ArrayList<>();
    List<Path> doomed = doomed();
    try {
      for (Path file : doomed) {
        if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
          String hash = Sha256.copy(Files.newInputStream(file), OutputStream.nullOutputStream());
          String name = directory.relativize(file).toString().replace('\\', '/');
          files.add(new Gone(name, Files.size(file), hash));
        }
      }
    } catch (IOException e) {
      throw Damage.unreadable(directory, e);
    }
    write(report, files);
    try {
      for (Path file : doomed.reversed()) {
        Files.delete(file);
      }
      Set<String> left = left();
      if (left.isEmpty()) {
        Files.delete(directory);
      }
      return left;
    } catch (IOException e) {
      throw Damage.unwritable(directory, e);
    }
  }

  /** Everything that is part of the case, directories before what is in them. */
  private List<Path> doomed() {
    List<Path> doomed = new ArrayList<>();
    for (String part : CaseVerification.PARTS) {
      Path path = directory.resolve(part);
      if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
        try (Stream<Path> inside = Files.walk(path)) {
          inside.forEach(doomed::add);
        } catch (IOException e) {
          throw Damage.unreadable(path, e);
        }
      }
    }
    Collections.sort(doomed);
    return doomed;
  }

  private Set<String> left() throws IOException {
    try (Stream<Path> inside = Files.list(directory)) {
      Set<String> left = new TreeSet<>();
      inside.forEach(path -> left.add(String.valueOf(path.getFileName())));
      return left;
    }
  }

  private void write(Path report, List<Gone> files) {
    if (Files.exists(report, LinkOption.NOFOLLOW_LINKS)) {
      throw new InvalidInputException(
          "the file exists",
          report.toString(),
          "Name another file for the report.",
          new FileAlreadyExistsException(report.toString()));
    }
    try (FileOutputStream bytes = new FileOutputStream(report.toFile())) {
      OutputStream out = new BufferedOutputStream(bytes, 1 << 16);
      DocumentJson.write(out, json -> members(json, files));
      out.flush();
      bytes.getFD().sync();
    } catch (IOException e) {
      throw Damage.unwritable(report, e);
    }
  }

  private void members(DocumentJson json, List<Gone> files) {
    json.text("format", FORMAT);
    json.text("case", log.details().id());
    json.text("authority", log.details().authority());
    LocalDate retention = log.details().retention();
    json.text("retention", retention == null ? "" : retention.toString());
    json.text("deletedBy", operator.name());
    json.text("time", begun);
    json.text("reason", reason.isBlank() ? "the retention date has passed" : reason);
    json.number("entries", log.entries().size());
    json.text("lastEntry", log.head());
    json.objects(
        "copiesMadeBefore",
        log.entries().stream().filter(entry -> entry.is(Entries.EXPORTED)).toList(),
        copy -> {
          json.text("file", copy.text("file"));
          json.text("time", copy.time());
          json.text("tagManifestSha512", copy.text("tagManifestSha512"));
        });
    json.objects(
        "deleted",
        files,
        file -> {
          json.text("name", file.name());
          json.number("bytes", file.bytes());
          json.text("sha256", file.sha256());
        });
    json.text(
        "meaning",
        "The files were removed from the file system after this report was written. Copies that"
            + " were passed on, backups, and what the disk itself may keep are not covered.");
  }
}
