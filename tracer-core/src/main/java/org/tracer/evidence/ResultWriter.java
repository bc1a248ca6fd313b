package org.tracer.evidence;

import java.io.BufferedOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.tracer.chain.BlockRef;
import org.tracer.error.MalformedDataException;
import org.tracer.error.SourceUnavailableException;
import org.tracer.source.recording.Sha256;

/** Keeps results of a run below {@code results}: each in a directory with the next number. */
final class ResultWriter {

  static final String RESULTS = "results";
  static final String DOCUMENT = "document.json";
  static final String MANIFEST = "manifest.json";

  /** A document that is kept as it was printed. */
  static final String PRINTED = "printed.json";

  static final String PROOFS = "proofs.jsonl";

  /**
   * Name of the manifest until the log names the result. A result that has its manifest under its
   * own name and no entry was put in, or the log was cut: no run that is killed leaves that.
   */
  private static final String UNNAMED_MANIFEST = MANIFEST + ".part";

  /** Something to be written into a file. */
  interface Content {
    void write(OutputStream out) throws IOException;
  }

  private final Path directory;
  private final String name;
  private final Map<String, String> hashes = new LinkedHashMap<>();

  private ResultWriter(Path directory, String name) {
    this.directory = directory;
    this.name = name;
  }

  /** Keeps a document with what it was made of. On return all of it is on the disk and logged. */
  static KeptResult keep(CaseRun run, KeptContent content, Content proofs) {
    ResultWriter writer = claim(run);
    writer.file(DOCUMENT, DOCUMENT, out -> Recomputation.write(content, out));
    String unproven = writer.proofs(proofs);
    return writer.finish(run, Manifest.of(run, writer.name, content, writer.hashes), unproven);
  }

  /** Keeps a document as it was printed, of which only its source could make another. */
  static KeptResult keepPrinted(CaseRun run, BlockRef horizon, Content document) {
    ResultWriter writer = claim(run);
    writer.file(PRINTED, PRINTED, document);
    return writer.finish(run, Manifest.of(run, writer.name, horizon, writer.hashes), "");
  }

  private KeptResult finish(CaseRun run, Manifest manifest, String unproven) {
    file(MANIFEST, UNNAMED_MANIFEST, manifest::write);
    run.store()
        .append(
            Entries.RESULT,
            line ->
                line.number("run", run.number())
                    .text("result", name)
                    .object("files", hashes)
                    .text("unproven", unproven),
            () -> finish(directory));
    return new KeptResult(name, directory);
  }

  /** Gives the manifest of a result that the log names its name, if a killed run did not. */
  static void finish(Path result) {
    Path unnamed = result.resolve(UNNAMED_MANIFEST);
    try {
      if (Files.exists(unnamed)) {
        Files.move(unnamed, result.resolve(MANIFEST), StandardCopyOption.ATOMIC_MOVE);
      }
    } catch (IOException e) {
      throw Damage.unwritable(unnamed, e);
    }
  }

  /** A file of a result that the log names; a killed run may have left the manifest unnamed. */
  static Path file(Path result, String name) {
    Path file = result.resolve(name);
    Path unnamed = result.resolve(UNNAMED_MANIFEST);
    return name.equals(MANIFEST) && !Files.exists(file) && Files.exists(unnamed) ? unnamed : file;
  }

  /** Of several processes, one makes a directory; the others take the next number. */
  private static ResultWriter claim(CaseRun run) {
    Path results = run.store().directory().resolve(RESULTS);
    try {
      Files.createDirectories(results);
      int number = 1;
      while (results.resolve(name(number)).toFile().exists()) {
        number++;
      }
      String name = name(number);
      return new ResultWriter(Files.createDirectory(results.resolve(name)), name);
    } catch (FileAlreadyExistsException e) {
      return claim(run);
    } catch (IOException e) {
      throw Damage.unwritable(results, e);
    }
  }

  private static String name(int number) {
    return String.format(Locale.ROOT, "%04d", number);
  }

  /** Why there are no proofs; empty if there are. */
  private String proofs(Content proofs) {
    try {
      file(PROOFS, PROOFS, proofs);
      return "";
    } catch (SourceUnavailableException | MalformedDataException e) {
      // The result stands without them, and says so.
      directory.resolve(PROOFS).toFile().delete();
      return e.getMessage() + ": " + e.input();
    }
  }

  private void file(String name, String file, Content content) {
    Path path = directory.resolve(file);
    try (FileOutputStream bytes = new FileOutputStream(path.toFile())) {
      OutputStream out = new BufferedOutputStream(bytes, 1 << 16);
      content.write(out);
      out.flush();
      bytes.getFD().sync();
    } catch (IOException e) {
      throw Damage.unwritable(path, e);
    }
    try {
      hashes.put(name, Sha256.copy(Files.newInputStream(path), OutputStream.nullOutputStream()));
    } catch (IOException e) {
      throw Damage.unreadable(path, e);
    }
  }
}
