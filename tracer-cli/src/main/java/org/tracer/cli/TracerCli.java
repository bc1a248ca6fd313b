package org.tracer.cli;

import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** The {@code tracer} command. */
public final class TracerCli {

  /**
   * Says which of the standard streams are terminals: set by the launcher, {@code "12"} for both.
   */
  private static final String TERMINALS = "tracer.terminals";

  private TracerCli() {}

  /** Runs one command and ends the process with its exit code. */
  public static void main(String[] args) {
    int code = runInProcess(args);
    // All is written and closed. System.exit would start the logging system to note the exit.
    Runtime.getRuntime().halt(code);
  }

  private static int runInProcess(String[] args) {
    OutputStream stdout = new FileOutputStream(FileDescriptor.out);
    OutputStream stderr = new FileOutputStream(FileDescriptor.err);
    EscapingWriter out = new EscapingWriter(stdout, charset("stdout.encoding"));
    EscapingWriter err = new EscapingWriter(stderr, charset("stderr.encoding"));
    String terminals = System.getProperty(TERMINALS);
    boolean console = terminals == null && isConsole();
    Surroundings surroundings =
        new Surroundings(
            stdout,
            new PrintWriter(out),
            new PrintWriter(err),
            System.getenv(),
            terminals == null ? console : terminals.contains("1"),
            terminals == null ? console : terminals.contains("2"));
    int code = run(surroundings, args);
    IOException failure = out.failure();
    return code == ExitCode.OK && failure != null
        ? new ErrorReporter(surroundings).outputFailed(failure)
        : code;
  }

  /** Runs one command; returns its exit code. */
  public static int run(Surroundings surroundings, String... args) {
    if (args.length == 1 && (args[0].equals("--help") || args[0].equals("-h"))) {
      printHelp(surroundings);
      return ExitCode.OK;
    }
    ErrorReporter reporter = new ErrorReporter(surroundings);
    try {
      CommandLine tree = CommandTree.of(surroundings, args);
      tree.setParameterExceptionHandler(reporter);
      tree.setExecutionExceptionHandler(reporter);
      tree.setExecutionStrategy(TracerCli::execute);
      return tree.execute(args);
    } catch (OutOfMemoryError e) {
      return reporter.outOfMemory();
    } finally {
      surroundings.out().flush();
      surroundings.err().flush();
    }
  }

  /** The help of the root as a resource: a test holds it equal to what picocli would render. */
  private static void printHelp(Surroundings surroundings) {
    try (InputStream help = TracerCli.class.getResourceAsStream("help.txt")) {
      String text = new String(Objects.requireNonNull(help).readAllBytes(), StandardCharsets.UTF_8);
      surroundings.out().print(text.replace("\n", System.lineSeparator()));
      surroundings.out().flush();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the help", e);
    }
  }

  private static int execute(CommandLine.ParseResult result) {
    if (result.subcommand() == null
        && !result.isUsageHelpRequested()
        && !result.isVersionHelpRequested()) {
      CommandLine root = result.commandSpec().commandLine();
      root.usage(root.getErr());
      return ExitCode.USAGE;
    }
    return new CommandLine.RunLast().execute(result);
  }

  /** Whether input and output are a console; asked only where the launcher did not tell. */
  @SuppressWarnings("SystemConsoleNull") // Null means no up to Java 21; later, isTerminal tells.
  private static boolean isConsole() {
    Console console = System.console();
    if (console == null) {
      return false;
    }
    try {
      return Boolean.TRUE.equals(Console.class.getMethod("isTerminal").invoke(console));
    } catch (NoSuchMethodException e) {
      return true;
    } catch (ReflectiveOperationException e) {
      return false;
    }
  }

  /** The encoding Java found for a standard stream: on Windows that of the console's code page. */
  private static Charset charset(String property) {
    @Nullable String name = System.getProperty(property, System.getProperty("native.encoding"));
    try {
      return name == null ? StandardCharsets.US_ASCII : Charset.forName(name);
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      return StandardCharsets.US_ASCII;
    }
  }
}
