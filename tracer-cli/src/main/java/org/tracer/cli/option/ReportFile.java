package org.tracer.cli.option;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.tracer.error.InvalidInputException;
import org.tracer.export.report.Report;
import org.tracer.export.report.ReportFormat;

/** A report to write. */
public record ReportFile(ReportFormat format, OutputFile output) {

  private static final String OPTION = "--to";

  /** Parses {@code FORMAT=FILE}. */
  public static ReportFile parse(String text, boolean force) {
    String value = OPTION + ", value \"" + text + "\"";
    int equals = text.indexOf('=');
    if (equals < 1 || equals == text.length() - 1) {
      throw new InvalidInputException("cannot parse report", value, "Write it as FORMAT=FILE.");
    }
    ReportFormat format =
        ReportFormat.named(text.substring(0, equals))
            .orElseThrow(() ->
                new InvalidInputException(
                    "there is no such format", value, "There are: " + formats() + "."));
    try {
      Path file = Path.of(text.substring(equals + 1));
      return new ReportFile(format, new OutputFile(OPTION, file, force));
    } catch (InvalidPathException e) {
      throw new InvalidInputException("no file can have this name", value, "Choose another.", e);
    }
  }

  /** Refuses what cannot be written, before the work whose result it is. */
  public void check() {
    output.check();
  }

  /** Writes the report; the file appears only when it is whole. */
  public void write(Report report) {
    output.write(out -> {
      try (out) {
        report.write(format, out);
      }
      return 0;
    });
  }

  private static String formats() {
    return Arrays.stream(ReportFormat.values())
        .map(ReportFormat::toString)
        .collect(Collectors.joining(", "));
  }
}
