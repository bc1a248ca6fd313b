package org.tracer.cli.option;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tracer.error.InvalidInputException;
import org.tracer.price.Rates;
import org.tracer.price.RatesCsv;
import picocli.CommandLine.Option;

/** Daily rates, by which results say what amounts were worth. */
public final class RatesFile {

  @Option(
      names = "--rates",
      paramLabel = "FILE",
      description = {
        "Daily rates, as CSV with the first line date,asset,currency,rate,source:",
        "results then say what payments were worth on the day of their block."
      })
  private @Nullable Path file;

  /** Refuses rates that nothing would show. */
  void checkUsed(boolean shown) {
    if (file != null && !shown) {
      throw new InvalidInputException(
          "the report on the screen says nothing of what payments were worth",
          "--rates " + file,
          "Name a graph with --export; or save the document with --json, then: tracer report"
              + " DOCUMENT --rates FILE --to …");
    }
  }

  /** The file, if one is named. */
  public List<Path> file() {
    return file == null ? List.of() : List.of(file);
  }

  /** Reads the file; no rates if none is named. */
  public Rates read() throws IOException {
    if (file == null) {
      return Rates.NONE;
    }
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
      return RatesCsv.read(in, String.valueOf(file.getFileName()));
    }
  }
}
