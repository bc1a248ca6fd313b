package org.tracer.cli.command;

import java.util.stream.Stream;
import org.tracer.cli.Surroundings;
import org.tracer.cli.render.Screen;

/** The story of a training case, told around its report. */
final class TrainingStory {

  private final Surroundings surroundings;
  private final String text;

  TrainingStory(Surroundings surroundings, String text) {
    this.surroundings = surroundings;
    this.text = text;
  }

  /** All but what to try next. */
  void begin() {
    tell(text.lines().takeWhile(TrainingStory::isBefore));
  }

  /** What to try next, below what was printed since. */
  void end() {
    surroundings.screen().line();
    tell(text.lines().dropWhile(TrainingStory::isBefore));
  }

  private static boolean isBefore(String line) {
    return !line.startsWith("TRY NEXT");
  }

  private void tell(Stream<String> lines) {
    Screen screen = surroundings.screen();
    lines.forEach(screen::line);
  }
}
