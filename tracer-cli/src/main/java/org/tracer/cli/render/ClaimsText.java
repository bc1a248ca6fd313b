package org.tracer.cli.render;

import java.util.List;
import org.tracer.annotation.Annotations;
import org.tracer.annotation.TagClaim;
import org.tracer.annotation.TaggedAddress;

/** What sources claim of several addresses, each with its source. */
final class ClaimsText {

  private ClaimsText() {}

  /**
   * Prints nothing if nobody claims anything.
   *
   * @param most how many addresses are printed
   */
  static void print(Screen screen, Annotations said, int most) {
    List<TaggedAddress> tagged = said.tagged();
    if (tagged.isEmpty()) {
      return;
    }
    screen.prose("", "", "What sources claim of these addresses: attributions, no facts");
    for (TaggedAddress one : tagged.subList(0, Math.min(most, tagged.size()))) {
      screen.line("  " + one.address());
      for (TagClaim claim : one.claims()) {
        screen.prose("    tag: ", "      ", claim.line());
      }
    }
    if (tagged.size() > most) {
      screen.line("  and " + (tagged.size() - most) + " more; --json has them all");
    }
    screen.line();
  }
}
