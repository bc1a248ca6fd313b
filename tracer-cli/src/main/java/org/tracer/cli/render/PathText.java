package org.tracer.cli.render;

import java.util.List;
import java.util.stream.Collectors;
import org.tracer.path.Criterion;
import org.tracer.path.ListedPath;
import org.tracer.path.Path;
import org.tracer.path.PathRequest;
import org.tracer.path.Step;

/** One path, output by output. */
final class PathText {

  /** Of a longer path only the two ends are printed. */
  private static final int STEPS_LISTED = 40;

  private static final int LONGEST_LOCK = 150;

  private final PathRequest request;

  PathText(PathRequest request) {
    this.request = request;
  }

  void print(Screen screen, int number, ListedPath listed) {
    Path path = listed.path();
    screen.line(
        "Path "
            + number
            + ": "
            + Wording.count(path.hops(), "hop", "hops")
            + ", arrives "
            + Wording.block(path.arrival().block()));
    screen.line(
        "  at most "
            + Wording.amount(path.bottleneck().baseUnits())
            + " can have come by this path");
    screen.line("  " + ranks(listed));
    if (path.hops() > request.stopRules().maxHops()) {
      screen.prose(
          "  ",
          "  ",
          "Longer than --max-hops: where it meets a shorter way, the shorter one counts.");
    }
    List<Step> steps = path.steps();
    int hidden = steps.size() > STEPS_LISTED ? steps.size() - STEPS_LISTED : 0;
    int head = hidden > 0 ? STEPS_LISTED / 2 : steps.size();
    printSteps(screen, steps, 0, head);
    if (hidden > 0) {
      screen.line("  … " + hidden + " hops left out here; --json has them all");
      printSteps(screen, steps, head + hidden, steps.size());
    }
    screen.line();
  }

  private static String ranks(ListedPath listed) {
    return listed.ranks().entrySet().stream()
        .map(rank -> name(rank.getKey()) + ": number " + rank.getValue())
        .collect(Collectors.joining("; "));
  }

  private static String name(Criterion criterion) {
    return switch (criterion) {
      case HOPS -> "by fewest hops";
      case BOTTLENECK -> "by widest bottleneck";
      case ARRIVAL -> "by earliest arrival";
    };
  }

  private static void printSteps(Screen screen, List<Step> steps, int from, int to) {
    for (int i = from; i < to; i++) {
      Step step = steps.get(i);
      String place = i == 0 ? "FROM" : "hop " + i + (i + 1 == steps.size() ? ", TO" : "");
      screen.line("  " + place + "  " + Wording.amount(step.value().baseUnits()));
      screen.line("    output " + step.position());
      screen.line("    " + lock(step));
      screen.line("    " + Wording.block(step.block()));
      if (step.vin() != null && step.others() != null) {
        screen.line("    spends the output above by its input " + step.vin() + others(step));
      }
    }
  }

  /** Where other money joins, nobody can say any more which went where. */
  private static String others(Step step) {
    return step.others() == null || step.others().value() == 0
        ? ", and nothing else"
        : ", with " + Wording.amount(step.others().baseUnits()) + " of other inputs";
  }

  private static String lock(Step step) {
    if (step.address() != null) {
      return "at " + step.address().text();
    }
    return step.descriptor().length() <= LONGEST_LOCK
        ? "under the lock " + step.descriptor()
        : "under a script without an address";
  }
}
