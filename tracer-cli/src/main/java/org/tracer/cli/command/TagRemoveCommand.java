package org.tracer.cli.command;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.tracer.attribution.Tag;
import org.tracer.attribution.TagRemoval;
import org.tracer.cli.ExitCode;
import org.tracer.cli.Surroundings;
import org.tracer.cli.option.TagFile;
import org.tracer.cli.option.TagFilter;
import org.tracer.cli.render.Screen;
import org.tracer.error.InvalidInputException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code tracer tag remove}. */
@Command(
    name = "remove",
    description = "Take tags out that were withdrawn, or taken in by mistake.",
    footer = {
      "",
      "Takes out of your own tags what 'tracer tag list --own' shows with the same",
      "words. Public tags come with Tracer and stay; --no-tags asks none.",
      "",
      "Example:",
      "  tracer tag remove 1Archive1n2C579dMsAu3iC6tWzuQJz8dN --source \"Report 17\""
    })
final class TagRemoveCommand implements Callable<Integer> {

  private static final int SHOWN = 20;

  private final Surroundings surroundings;

  @Parameters(
      paramLabel = "ADDRESS",
      arity = "0..*",
      description = "Only tags of these addresses or transactions; without any a filter is needed.")
  private List<String> addresses = new ArrayList<>();

  @Mixin private TagFilter filter = new TagFilter();
  @Mixin private TagFile file = new TagFile();

  TagRemoveCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws IOException {
    if (addresses.isEmpty() && !filter.isGiven()) {
      throw new InvalidInputException(
          "nothing to take out is named",
          "",
          "Name addresses, or --source, --label, --actor or --concept.");
    }
    filter.notice(surroundings.errorScreen());
    List<Tag> removed = new ArrayList<>();
    long count =
        TagRemoval.remove(
            file.path(surroundings),
            addresses,
            filter::accepts,
            tag -> {
              if (removed.size() < SHOWN) {
                removed.add(tag);
              }
            });
    Screen screen = surroundings.screen();
    for (Tag tag : removed) {
      screen.prose("", "  ", tag.identifier() + ": " + tag.label() + ", says " + tag.source());
    }
    if (count > removed.size()) {
      screen.line("and " + (count - removed.size()) + " more");
    }
    screen.flush();
    Screen told = surroundings.errorScreen();
    told.line("tracer: took out " + count + " tags" + (count == 0 ? ": none is like this" : ""));
    told.flush();
    return ExitCode.OK;
  }
}
