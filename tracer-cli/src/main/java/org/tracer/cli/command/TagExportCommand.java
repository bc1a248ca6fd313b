package org.tracer.cli.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.tracer.attribution.TagSources;
import org.tracer.cli.ExitCode;
import org.tracer.cli.Surroundings;
import org.tracer.cli.option.OutputFile;
import org.tracer.cli.option.TagFile;
import org.tracer.cli.option.TagFilter;
import org.tracer.cli.render.Screen;
import org.tracer.export.FileTarget;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tracer tag export}. */
@Command(
    name = "export",
    description = "Write tags for other software.",
    footer = {
      "",
      "Formats:",
      "  tagpack    TagPacks of GraphSense; of several collections a file each,",
      "             named FILE-TITLE-ID",
      "  actorpack  the actors, as an actor pack of GraphSense",
      "  csv        a table; texts that a spreadsheet would run begin with an apostrophe",
      "  json       one list",
      "  jsonl      an object a line",
      "",
      "Example:",
      "  tracer tag export --format tagpack packs.yaml"
    })
final class TagExportCommand implements Callable<Integer> {

  private final Surroundings surroundings;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      required = true,
      description = "tagpack, actorpack, csv, json or jsonl.")
  private TagOutput format = TagOutput.JSONL;

  @Parameters(paramLabel = "FILE", description = "The file to write.")
  private Path target = Path.of("");

  @Mixin private TagFilter filter = new TagFilter();

  @Option(names = "--with-public", description = "With the public tags that come with Tracer.")
  private boolean withPublic;

  @Option(names = "--force", description = "Overwrite files that exist.")
  private boolean force;

  @Mixin private TagFile file = new TagFile();

  TagExportCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws IOException {
    OutputFile output = new OutputFile("FILE", target, force);
    OutputFile.checkApart(List.of(output), List.of(file.path(surroundings)));
    filter.notice(surroundings.errorScreen());
    TagSources sources = file.sources(surroundings, withPublic);
    long written;
    if (format == TagOutput.TAGPACK) {
      try (FileTarget packs = new FileTarget(target, force)) {
        written = TagOutput.packs(sources, filter, packs);
        packs.publish();
      }
    } else {
      written = output.write(out -> format.write(sources, filter, out));
    }
    Screen screen = surroundings.errorScreen();
    screen.line(
        "tracer: wrote "
            + written
            + (format == TagOutput.ACTORPACK ? " actors" : " tags")
            + " to "
            + target);
    screen.flush();
    return ExitCode.OK;
  }
}
