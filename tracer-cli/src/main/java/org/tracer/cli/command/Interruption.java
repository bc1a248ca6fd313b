package org.tracer.cli.command;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.tracer.cli.Surroundings;
import org.tracer.cli.render.Progress;
import org.tracer.cli.render.Screen;

/** Until its end, Ctrl-C says what was done so far and what became of it. */
final class Interruption {

  private final Surroundings surroundings;
  private final Progress progress;
  private final @Nullable Path recording;
  private final Thread hook;

  Interruption(Surroundings surroundings, Progress progress, @Nullable Path recording) {
    this.surroundings = surroundings;
    this.progress = progress;
    this.recording = recording;
    hook = new Thread(this::say, "interruption");
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /** What a person is told. Every recorded answer was on the disk before it was used. */
  void say() {
    Screen screen = surroundings.errorScreen();
    screen.line();
    screen.line(
        "tracer: interrupted after " + progress.handled() + " transactions; there is no result");
    if (recording == null) {
      screen.line("  Nothing was recorded. With --record DIR, what was asked so far is kept.");
    } else {
      screen.line("  " + recording + " holds every answer so far: a valid, partial recording.");
      screen.line("  Read it with --source recording:" + recording);
    }
    screen.flush();
  }

  /** From here on Ctrl-C says nothing of the trace. */
  void end() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The process is ending already, and the hook is having its say.
    }
  }
}
