package org.tracer.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.tracer.cli.render.Screen;
import org.tracer.error.InvalidInputException;
import org.tracer.error.MalformedDataException;
import org.tracer.error.SourceUnavailableException;
import org.tracer.error.TracerException;
import org.tracer.error.WritingFailedException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Reports a failure on standard error in at most three lines: what happened, which input, what to
 * do next. Chooses the exit code.
 */
final class ErrorReporter implements IExecutionExceptionHandler, IParameterExceptionHandler {

  private final Surroundings surroundings;

  ErrorReporter(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  /** A failure as it will be printed. */
  private record Report(int exitCode, String message, String input, String remedy) {}

  @Override
  public int handleExecutionException(
      Exception failure, CommandLine command, @Nullable ParseResult result) {
    boolean stackTrace = result != null && hasStackTrace(result.originalArgs());
    return print(reportOf(failure, seeHelp(command)), failure, stackTrace);
  }

  @Override
  public int handleParseException(ParameterException failure, String[] args) {
    CommandLine command = failure.getCommandLine();
    String seeHelp = seeHelp(command);
    Report report;
    if (failure.getCause() instanceof TracerException cause) {
      report =
          new Report(
              ExitCode.USAGE,
              message(cause),
              named(failure.getArgSpec(), cause.input()),
              joined(cause.remedy(), seeHelp));
    } else if (failure instanceof UnmatchedArgumentException unmatched) {
      report = unmatched(unmatched, seeHelp);
    } else {
      report = new Report(ExitCode.USAGE, decapitalized(message(failure)), "", seeHelp);
    }
    return print(report, failure, hasStackTrace(Arrays.asList(args)));
  }

  /** Reports that results could not be written. */
  int outputFailed(IOException failure) {
    return print(ofInputOutput(failure), failure, false);
  }

  /** Reports that the data does not fit into the memory Java may use. */
  int outOfMemory() {
    long megabytes = Runtime.getRuntime().maxMemory() >> 20;
    surroundings.out().flush();
    Screen screen = surroundings.errorScreen();
    screen.line("tracer: out of memory; there is no result");
    screen.line("  Java may use " + megabytes + " MB");
    screen.line("  Ask for less (see the limits), or give it more: TRACER_JAVA_OPTIONS=-Xmx8g");
    screen.flush();
    return ExitCode.SOFTWARE;
  }

  private static Report unmatched(UnmatchedArgumentException failure, String seeHelp) {
    String word = failure.getUnmatched().getFirst();
    List<String> suggestions = failure.getSuggestions();
    String suggestion = suggestions.isEmpty() ? "" : "Did you mean " + list(suggestions) + "?";
    boolean option = word.startsWith("-");
    boolean root = failure.getCommandLine().getParent() == null;
    String what = option ? "unknown option" : root ? "unknown command" : "unexpected argument";
    return new Report(ExitCode.USAGE, what, "\"" + word + "\"", joined(suggestion, seeHelp));
  }

  private static Report reportOf(Exception failure, String seeHelp) {
    return switch (failure) {
      case CommandFailure own ->
          new Report(own.exitCode(), message(own), own.input(), own.remedy());
      case InvalidInputException invalid when isAbsent(invalid.getCause()) ->
          new Report(ExitCode.NO_INPUT, message(invalid), invalid.input(), invalid.remedy());
      case InvalidInputException invalid
          when invalid.getCause() instanceof FileAlreadyExistsException ->
          new Report(ExitCode.CANNOT_CREATE, message(invalid), invalid.input(), invalid.remedy());
      case InvalidInputException invalid ->
          new Report(
              ExitCode.USAGE, message(invalid), invalid.input(), joined(invalid.remedy(), seeHelp));
      case MalformedDataException malformed ->
          new Report(ExitCode.DATA, message(malformed), malformed.input(), malformed.remedy());
      case WritingFailedException refused when isAbsent(refused.getCause()) ->
          new Report(ExitCode.CANNOT_CREATE, message(refused), refused.input(), refused.remedy());
      case WritingFailedException failed ->
          new Report(ExitCode.IO, message(failed), failed.input(), failed.remedy());
      case SourceUnavailableException absent when isAbsent(absent.getCause()) ->
          new Report(ExitCode.NO_INPUT, message(absent), absent.input(), absent.remedy());
      case SourceUnavailableException unavailable ->
          new Report(
              ExitCode.UNAVAILABLE,
              message(unavailable),
              unavailable.input(),
              unavailable.remedy());
      case UncheckedIOException io -> ofInputOutput(Objects.requireNonNull(io.getCause()));
      case IOException io -> ofInputOutput(io);
      default ->
          new Report(
              ExitCode.SOFTWARE,
              "internal error: " + failure,
              "No result was produced; what was printed before this is not one.",
              "This is a fault of Tracer. Please report it with the output of the same command"
                  + " and --stacktrace.");
    };
  }

  private static Report ofInputOutput(IOException failure) {
    String file =
        failure instanceof FileSystemException of && of.getFile() != null ? of.getFile() : "";
    return switch (failure) {
      case NoSuchFileException absent ->
          new Report(ExitCode.NO_INPUT, "there is no such file", file, "Check the path.");
      case AccessDeniedException denied ->
          new Report(ExitCode.NO_INPUT, "the file may not be read", file, "Check its permissions.");
      case FileAlreadyExistsException exists ->
          new Report(ExitCode.CANNOT_CREATE, "the file exists", file, "Name another file.");
      default ->
          new Report(
              ExitCode.IO,
              "reading or writing failed: " + message(failure),
              file,
              "Check free space and permissions; what was written is not complete.");
    };
  }

  private static boolean isAbsent(@Nullable Throwable cause) {
    return cause instanceof NoSuchFileException || cause instanceof AccessDeniedException;
  }

  private int print(Report report, Exception failure, boolean stackTrace) {
    surroundings.out().flush();
    if (failure instanceof IOException && isReaderGone(message(failure))) {
      return report.exitCode();
    }
    Screen screen = surroundings.errorScreen();
    screen.line("tracer: " + report.message());
    if (!report.input().isEmpty()) {
      screen.line("  " + report.input());
    }
    if (!report.remedy().isEmpty()) {
      screen.line("  " + report.remedy());
    }
    screen.flush();
    if (stackTrace) {
      failure.printStackTrace(surroundings.err());
    }
    return report.exitCode();
  }

  /** Whoever read our output has left, as in {@code tracer … | head}: nobody to report to. */
  private static boolean isReaderGone(String message) {
    return message.contains("Broken pipe") || message.contains("pipe is being closed");
  }

  private static boolean hasStackTrace(List<String> args) {
    int end = args.indexOf("--");
    return (end < 0 ? args : args.subList(0, end)).contains(CommandTree.STACKTRACE);
  }

  private static String named(@Nullable ArgSpec arg, String input) {
    return arg instanceof OptionSpec option ? option.longestName() + ", " + input : input;
  }

  private static String seeHelp(CommandLine command) {
    return "See '" + command.getCommandSpec().qualifiedName() + " --help'.";
  }

  private static String joined(String first, String second) {
    return first.isEmpty() ? second : first + " " + second;
  }

  private static String list(List<String> words) {
    return String.join(" or ", words.subList(0, Math.min(3, words.size())));
  }

  private static String message(Throwable failure) {
    String message = failure.getMessage();
    return message == null ? failure.getClass().getSimpleName() : message;
  }

  /** Picocli begins its sentences with a capital; ours go on after the program's name. */
  private static String decapitalized(String message) {
    return message.isEmpty()
        ? message
        : Character.toLowerCase(message.charAt(0)) + message.substring(1);
  }
}
