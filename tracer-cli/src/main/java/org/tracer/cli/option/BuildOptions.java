package org.tracer.cli.option;

import org.jspecify.annotations.Nullable;
import org.tracer.cli.CommandFailure;
import org.tracer.cli.ExitCode;
import org.tracer.cli.converter.SizeConverter;
import org.tracer.error.InvalidInputException;
import org.tracer.source.index.build.Resources;
import picocli.CommandLine.Option;

/** What a build of an index may use. */
public final class BuildOptions {

  /** Java counts some collectors' spare space apart, so that it reports less than was asked for. */
  private static final double TOLERANCE = 0.8;

  @Option(
      names = "--memory",
      paramLabel = "SIZE",
      converter = SizeConverter.class,
      description = "Use this much memory, such as 2g; unless given, a quarter of all.")
  private @Nullable Long memory;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Use N threads; unless given, one for each processor.")
  private @Nullable Integer threads;

  @Option(names = "--quiet", description = "No progress on standard error.")
  private boolean quiet;

  public boolean quiet() {
    return quiet;
  }

  /**
   * @throws CommandFailure if this process has less memory than is asked for
   */
  public Resources resources() {
    long most = Runtime.getRuntime().maxMemory();
    if (memory == null && most < Resources.LEAST_MEMORY) {
      throw tooLittle(
          "this Java has too little memory to build an index", "--memory is not given", most);
    }
    if (memory != null && most < TOLERANCE * memory) {
      throw tooLittle("this Java has less memory than is asked for", "--memory", most);
    }
    return new Resources(memory == null ? most : memory, threads());
  }

  private static CommandFailure tooLittle(String what, String option, long most) {
    return new CommandFailure(
        ExitCode.USAGE,
        what,
        option + ": this one may use at most " + (most >> 20) + " MB",
        "Run it through the launcher, or set TRACER_JAVA_OPTIONS=-Xmx1g, or as much as needed.");
  }

  private int threads() {
    if (threads == null) {
      return Runtime.getRuntime().availableProcessors();
    }
    return checkedThreads(threads);
  }

  /** Refuses what is no number of threads. */
  public static int checkedThreads(int threads) {
    if (threads < 1 || threads > 1024) {
      throw new InvalidInputException(
          "there cannot be so many threads",
          "--threads, value \"" + threads + "\"",
          "Name a number from 1 to 1024.");
    }
    return threads;
  }
}
