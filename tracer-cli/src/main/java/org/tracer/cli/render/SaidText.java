package org.tracer.cli.render;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tracer.annotation.Annotations;
import org.tracer.annotation.TagClaim;
import org.tracer.attribution.TagStopReason;
import org.tracer.heuristic.Inference;
import org.tracer.heuristic.change.ChangeVerdict;
import org.tracer.trace.AttributedStop;
import org.tracer.trace.Attributions;
import org.tracer.trace.StopReason;
import org.tracer.trace.TagSetUsed;

/** What is said of a result beside its sums, for a person: tags asked, tags found, inferences. */
record SaidText(Annotations said, Attributions attributions, int listed) {

  private static final int EVIDENCE_LISTED = 4;

  /** What sources claim of a place. */
  static void printTags(Screen screen, Annotations said, @Nullable String address) {
    if (address != null) {
      for (TagClaim claim : said.tagsOf(address)) {
        screen.prose("     tag: ", "       ", claim.line());
      }
    }
  }

  /** Whether the tags of a place, which are all listed, say what its note says. */
  static boolean repeats(Annotations said, StopReason reason, String place) {
    return reason.isAttributed() && !said.tagsOf(place).isEmpty();
  }

  void print(Screen screen) {
    if (attributions.sets().isEmpty() && said.isEmpty()) {
      return;
    }
    screen.line("Beside the ledger: claims of others and inferences, no facts");
    for (TagSetUsed set : attributions.sets()) {
      screen.prose(
          "  asked: ",
          "    ",
          set.name()
              + ", "
              + Wording.count(set.tags(), "entry", "entries")
              + ", sha256 "
              + set.sha256());
    }
    screen.line(
        "  tagged addresses in this result: "
            + (attributions.sets().isEmpty() ? "not asked" : said.tagged().size()));
    for (TagStopReason reason : attributions.through()) {
      passed(screen, reason);
    }
    counts().forEach((what, count) -> screen.line("  inferred: " + what + ", " + count));
    List<Inference> shown =
        said.inferences().stream()
            .filter(inference -> !inference.claim().equals(ChangeVerdict.CLAIM))
            .toList();
    for (Inference inference : shown.subList(0, Math.min(listed, shown.size()))) {
      print(screen, inference);
    }
    if (shown.size() > listed) {
      screen.line("  and " + (shown.size() - listed) + " more; --json has them all");
    }
    screen.line();
  }

  private void passed(Screen screen, TagStopReason reason) {
    List<AttributedStop> places =
        attributions.passed().stream().filter(stop -> stop.reason() == reason).toList();
    screen.prose(
        "  ",
        "    ",
        "followed through "
            + reason
            + ", as asked: at "
            + Wording.count(places.size(), "address", "addresses")
            + (places.isEmpty()
                ? ""
                : ". This takes for granted that whoever holds "
                    + (places.size() == 1 ? "it" : "them")
                    + " passed on these very coins; a service pays out other people's."));
    for (AttributedStop stop : places.subList(0, Math.min(listed, places.size()))) {
      screen.line("    " + stop.address().text());
      screen.prose("      ", "      ", stop.note());
    }
    if (places.size() > listed) {
      screen.line("    and " + (places.size() - listed) + " more; --json has them all");
    }
  }

  /** One inference with its rule and its evidence, cut to a few lines. */
  static void print(Screen screen, Inference inference) {
    print(screen, inference, EVIDENCE_LISTED);
  }

  /** The same with all its evidence. */
  static void printWhole(Screen screen, Inference inference) {
    print(screen, inference, Integer.MAX_VALUE);
  }

  private static void print(Screen screen, Inference inference, int most) {
    screen.line("  " + inference.verdict() + ": " + inference.claim() + " " + inference.subject());
    List<String> lines = new ArrayList<>(inference.evidence());
    String rule = "by " + inference.heuristic() + ", " + inference.heuristic().strength();
    screen.prose("    ", "      ", rule);
    for (String line : lines.subList(0, Math.min(most, lines.size()))) {
      screen.prose("    ", "      ", line);
    }
    if (lines.size() > most) {
      screen.line("    and " + (lines.size() - most) + " more; --json has them all");
    }
  }

  private Map<String, Integer> counts() {
    Map<String, Integer> counts = new LinkedHashMap<>();
    for (Inference inference : said.inferences()) {
      counts.merge(inference.claim() + " " + inference.verdict(), 1, Integer::sum);
    }
    return counts;
  }
}
