package org.tracer.cli.command;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.tracer.attribution.Tag;
import org.tracer.attribution.TagSources;
import org.tracer.attribution.TagStore;
import org.tracer.cli.ExitCode;
import org.tracer.cli.Surroundings;
import org.tracer.cli.option.TagFile;
import org.tracer.cli.option.TagFilter;
import org.tracer.cli.render.Screen;
import org.tracer.cli.render.TagDocument;
import org.tracer.cli.render.TagSummary;
import org.tracer.cli.render.TagText;
import org.tracer.error.InvalidInputException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tracer tag list}. */
@Command(
    name = "list",
    description = "Show what sources say: of addresses, of a kind, or in sum.",
    footer = {
      "",
      "Example:",
      "  tracer tag list",
      "  tracer tag list 12QtD5BFwRsdNsAZY76UVE1xyCGNTojH9h",
      "  tracer tag list --concept ransomware --limit 20"
    })
final class TagListCommand implements Callable<Integer> {

  private final Surroundings surroundings;

  @Parameters(
      paramLabel = "ADDRESS",
      arity = "0..*",
      description = "Addresses or transactions; without any and without a filter, a summary.")
  private List<String> addresses = new ArrayList<>();

  @Mixin private TagFilter filter = new TagFilter();

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "100",
      description = "How many tags to show at most; unless given, ${DEFAULT-VALUE}.")
  private int limit = 100;

  @Option(names = "--own", description = "Without the public tags that come with Tracer.")
  private boolean own;

  @Option(names = "--json", description = "Print JSON (tracer-tag-list/1) instead of text.")
  private boolean json;

  @Mixin private TagFile file = new TagFile();

  TagListCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws IOException {
    if (limit < 1) {
      throw new InvalidInputException("the limit is too small", "--limit " + limit, "Try 100.");
    }
    TagSources sources = file.sources(surroundings, !own);
    if (addresses.isEmpty() && !filter.isGiven() && !json) {
      TagSummary.print(surroundings.screen(), sources);
      surroundings.screen().flush();
      return ExitCode.OK;
    }
    filter.notice(surroundings.errorScreen());
    Map<String, List<Tag>> found = new LinkedHashMap<>();
    long more = addresses.isEmpty() ? scan(sources, found) : ask(sources, found);
    if (found.isEmpty()) {
      surroundings.errorScreen().line("tracer: no tag is like this");
      surroundings.errorScreen().flush();
    }
    if (json) {
      TagDocument.write(sources, found, more, surroundings.stdout());
    } else {
      Screen screen = surroundings.screen();
      found.forEach((address, tags) -> TagText.print(screen, address, tags, sources));
      if (more > 0) {
        screen.line(more + " more tags are not shown; see --limit.");
      }
      screen.flush();
    }
    return ExitCode.OK;
  }

  private long ask(TagSources sources, Map<String, List<Tag>> found) {
    long shown = 0;
    long more = 0;
    for (String address : addresses) {
      List<Tag> tags = sources.find(address).stream().filter(filter::accepts).toList();
      int some = (int) Math.min(tags.size(), limit - shown);
      found.put(address, tags.subList(0, some));
      shown += some;
      more += tags.size() - some;
    }
    return more;
  }

  private long scan(TagSources sources, Map<String, List<Tag>> found) {
    long[] seen = new long[1];
    for (TagStore store : sources.stores()) {
      store.forEach(tag -> {
        if (filter.accepts(tag) && seen[0]++ < limit) {
          found.computeIfAbsent(tag.identifier(), key -> new ArrayList<>()).add(tag);
        }
      });
    }
    return Math.max(0, seen[0] - limit);
  }
}
