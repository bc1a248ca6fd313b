package org.tracer.cli.command;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tracer.attribution.Tag;
import org.tracer.attribution.TagDoubts;
import org.tracer.attribution.TagPack;
import org.tracer.attribution.TagStoreWriter;
import org.tracer.cli.ExitCode;
import org.tracer.cli.Surroundings;
import org.tracer.cli.option.TagFile;
import org.tracer.cli.option.TagMembersGiven;
import org.tracer.cli.render.Screen;
import org.tracer.cli.render.TagText;
import org.tracer.error.InvalidInputException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code tracer tag add}. */
@Command(
    name = "add",
    description = "Add a tag of your own, with its source.",
    footer = {
      "",
      "Example:",
      "  tracer tag add 1Archive1n2C579dMsAu3iC6tWzuQJz8dN --network bitcoin \\",
      "    --label \"Internet Archive\" --source https://archive.org/donate/cryptocurrency"
    })
final class TagAddCommand implements Callable<Integer> {

  private static final TagPack OWN = new TagPack("Tags of the user of Tracer", "", null, "{}");

  private final Surroundings surroundings;

  @Parameters(paramLabel = "ADDRESS", description = "The address.")
  private String address = "";

  @Mixin private TagMembersGiven given = new TagMembersGiven();
  @Mixin private TagFile file = new TagFile();

  TagAddCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws IOException {
    given.requireSource("tag of \"" + address + "\"");
    Map<String, @Nullable Object> members = new LinkedHashMap<>(given.members());
    members.put("address", address);
    if (members.get("network") == null) {
      throw new InvalidInputException(
          "the tag names no chain",
          "tag of \"" + address + "\"",
          "The same text can be an address of several: name one with --network.");
    }
    Tag tag = Tag.of(OWN, members);
    TagDoubts.requireNone(tag);
    TagStoreWriter.Merged merged;
    try (TagStoreWriter writer = new TagStoreWriter(file.prepared(surroundings))) {
      writer.add(tag);
      merged = writer.commit();
    }
    Screen screen = surroundings.errorScreen();
    screen.line(
        merged.added() == 0 ? "tracer: the tag was there already" : "tracer: added the tag");
    TagText.unknownWords(tag).forEach(word -> screen.prose("tracer: notice: ", "  ", word));
    screen.flush();
    return ExitCode.OK;
  }
}
