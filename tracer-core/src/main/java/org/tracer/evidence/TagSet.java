package org.tracer.evidence;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.tracer.document.DocumentContent;
import org.tracer.source.recording.Sha256;
import org.tracer.trace.Attributions;
import org.tracer.trace.StopListEntry;
import org.tracer.trace.StopRules;
import org.tracer.trace.TagSetUsed;

/**
 * What a result was told of addresses, and which version of it: the stop list, whose words are in
 * the result itself, and the sets of attribution tags that were asked.
 *
 * @param entries how many addresses it speaks of
 * @param sha256 of its lines, {@code ADDRESS, tab, WORDS, line feed} in UTF-8, sorted
 */
record TagSet(String name, long entries, String sha256) {

  /** Of a result; none if it was told nothing. */
  static List<TagSet> of(KeptContent content) {
    List<String> lines =
        switch (content) {
          case KeptContent.OfPaths paths -> lines(paths.result().request().stopRules());
          case KeptContent.OfTrace(DocumentContent.OfOutputs outputs) ->
              lines(outputs.comparison().comparison().traces().getFirst().request().stopRules());
          case KeptContent.OfTrace(DocumentContent.OfAccounts accounts) ->
              accounts.report().request().stopRules().stopList().entrySet().stream()
                  .map(entry -> line(entry.getKey().text(), entry.getValue()))
                  .toList();
        };
    List<TagSet> sets = new ArrayList<>();
    for (TagSetUsed set : attributions(content).sets()) {
      sets.add(new TagSet(set.name(), set.tags(), set.sha256()));
    }
    if (lines.isEmpty()) {
      return sets;
    }
    String text = String.join("", lines.stream().sorted().toList());
    String hash = Sha256.of(text.getBytes(StandardCharsets.UTF_8));
    sets.addFirst(new TagSet("stop list", lines.size(), hash));
    return sets;
  }

  private static Attributions attributions(KeptContent content) {
    return switch (content) {
      case KeptContent.OfPaths paths -> paths.result().request().stopRules().attributions();
      case KeptContent.OfTrace(DocumentContent.OfOutputs outputs) ->
          outputs
              .comparison()
              .comparison()
              .traces()
              .getFirst()
              .request()
              .stopRules()
              .attributions();
      case KeptContent.OfTrace(DocumentContent.OfAccounts accounts) ->
          accounts.report().request().stopRules().attributions();
    };
  }

  private static List<String> lines(StopRules rules) {
    Stream<StopListEntry> entries = rules.stopList().stream();
    return entries.map(entry -> line(entry.name(), entry.reason())).toList();
  }

  private static String line(String address, String words) {
    return address + "\t" + words + "\n";
  }
}
