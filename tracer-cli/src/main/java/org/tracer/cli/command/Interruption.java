package org.tracer.cli.command;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.tracer.cli.Surroundings;
import org.tracer.cli.option.SourceChoice;
import org.tracer.cli.render.Screen;
import org.tracer.source.recording.RecordingWriter;

/**
 * Until it is closed, Ctrl-C says what was done so far and what became of it. From then on the
 * command's own thread does not get past {@link #close}: neither a result nor an error follows what
 * was said, and the exit code stays that of the signal.
 */
final class Interruption implements AutoCloseable {

  /** Nobody may read what we say: then the process ends without it. */
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  private final Surroundings surroundings;
  private final @Nullable Path recording;
  private final Thread hook;
  private volatile @Nullable Path caseDirectory;
  private volatile @Nullable Supplier<String> soFar;
  private volatile boolean delivering;
  private volatile List<String> words = List.of();

  /**
   * @param recording where answers are being recorded; null if they are not
   */
  Interruption(Surroundings surroundings, @Nullable Path recording) {
    this.surroundings = surroundings;
    this.recording = recording;
    hook = new Thread(this::sayInTime, "interruption");
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /** For a command that reads from {@code source}. */
  static Interruption of(Surroundings surroundings, SourceChoice source) {
    Interruption made = new Interruption(surroundings, source.recording());
    made.caseDirectory = source.inCase().directory();
    return made;
  }

  /**
   * A trace begins.
   *
   * @param newSoFar says how far it came; asked from another thread
   */
  void tracing(Supplier<String> newSoFar) {
    soFar = newSoFar;
  }

  /** Something else than a trace begins, for which these lines are all there is to say. */
  void saying(List<String> lines) {
    words = List.copyOf(lines);
  }

  /** Results are there and will be written. */
  void delivering() {
    delivering = true;
  }

  private void sayInTime() {
    Thread speaker = Thread.ofPlatform().daemon().start(this::say);
    try {
      speaker.join(PATIENCE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** What a person is told. Every recorded answer was on the disk before it was used. */
  private void say() {
    Screen screen = surroundings.errorScreen();
    if (surroundings.errIsTerminal()) {
      screen.line();
    }
    Supplier<String> begun = soFar;
    if (!words.isEmpty()) {
      words.forEach(screen::line);
      screen.flush();
      return;
    }
    if (delivering) {
      screen.line("tracer: interrupted while results were written; they are not complete");
      screen.line("  A file is there only if it is whole.");
    } else if (begun == null) {
      screen.line("tracer: interrupted; there is no result");
    } else {
      screen.line("tracer: interrupted after " + begun.get() + "; there is no result");
    }
    if (caseDirectory != null) {
      screen.line("  The case " + caseDirectory + " holds every answer so far.");
      screen.line("  The same command goes on from there.");
    } else if (recording == null) {
      if (begun != null && !delivering) {
        screen.line("  Nothing was recorded. With --record DIR, what was asked so far is kept.");
      }
    } else if (RecordingWriter.hasBegun(recording)) {
      screen.line("  " + recording + " holds every answer so far: a valid, partial recording.");
      screen.line("  Read it with --source recording:" + recording);
    } else {
      screen.line("  " + recording + " holds no recording yet.");
    }
    screen.flush();
  }

  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      awaitEnd();
    }
  }

  private static void awaitEnd() {
    while (true) {
      LockSupport.park();
    }
  }
}
