package org.tracer.cli.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tracer.attribution.TagStoreWriter;
import org.tracer.cli.ExitCode;
import org.tracer.cli.Surroundings;
import org.tracer.cli.option.TagFile;
import org.tracer.cli.option.TagMembersGiven;
import org.tracer.cli.render.Screen;
import org.tracer.error.MalformedDataException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tracer tag import}. */
@Command(
    name = "import",
    description = "Take in what others publish; all of it, or nothing.",
    footer = {
      "",
      "Formats, told by name and content unless --format says:",
      "  tracer     a tag file of Tracer, also one that was cut off",
      "  tagpack    TagPacks of GraphSense",
      "  actorpack  actor packs of GraphSense",
      "  sdn        SDN.XML or SDN_ADVANCED.XML of the US Treasury",
      "  sdn-list   sanctioned_addresses_XBT.txt or .json, one currency a file",
      "  programs   ofac_sanctions_w_programs.csv; needs --network",
      "  labels     {\"0x...\": {\"name\": ..., \"labels\": [...]}};",
      "             needs --source, --network",
      "  table      CSV with a heading; needs --map",
      "",
      "Example:",
      "  tracer tag import packs/ graphsense.actorpack.yaml SDN.XML",
      "  tracer tag import seen.csv --map address=Address,label=Name \\",
      "    --network bitcoin --source \"Report 17 of the laboratory\""
    })
final class TagImportCommand implements Callable<Integer> {

  private final Surroundings surroundings;

  @Parameters(
      paramLabel = "FILE",
      arity = "1..*",
      description = "Files, and directories with TagPacks.")
  private List<Path> files = new ArrayList<>();

  @Option(names = "--format", paramLabel = "FORMAT", description = "What the files are; see below.")
  private @Nullable TagFormat format;

  @Option(
      names = "--map",
      paramLabel = "MEMBER=COLUMN",
      split = ",",
      description = "Which column of a table is what: address, label, source ...")
  private Map<String, String> columns = new LinkedHashMap<>();

  @Option(
      names = "--set",
      paramLabel = "MEMBER=TEXT",
      description = "What every tag of a table has; repeatable.")
  private Map<String, String> constants = new LinkedHashMap<>();

  @Option(names = "--title", paramLabel = "TEXT", description = "What to call the collection.")
  private @Nullable String title;

  @Mixin private TagMembersGiven given = new TagMembersGiven();
  @Mixin private TagFile file = new TagFile();

  TagImportCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws IOException {
    Map<String, @Nullable Object> members = new LinkedHashMap<>(constants);
    members.putAll(given.members());
    ImportNotices notices = new ImportNotices();
    TagStoreWriter.Merged merged;
    TagImport imports;
    try (TagStoreWriter writer = new TagStoreWriter(file.prepared(surroundings))) {
      imports =
          new TagImport(
              columns,
              members,
              title,
              tag -> {
                notices.look(tag);
                writer.add(tag);
              },
              writer);
      ImportFiles all = ImportFiles.of(files);
      all.notices().forEach(imports::notice);
      for (Path one : all.files()) {
        imports.read(one, format);
      }
      if (imports.taken() == 0) {
        throw nothing(imports.notices());
      }
      merged = writer.commit();
    }
    Screen screen = surroundings.errorScreen();
    screen.line(
        "tracer: "
            + merged.added()
            + " tags are new, "
            + merged.present()
            + " were there already; "
            + file.path(surroundings)
            + " has "
            + merged.total());
    imports.notices().forEach(notice -> screen.prose("tracer: notice: ", "  ", notice));
    notices.texts().forEach(notice -> screen.prose("tracer: notice: ", "  ", notice));
    screen.flush();
    return ExitCode.OK;
  }

  private MalformedDataException nothing(List<String> notices) {
    return new MalformedDataException(
        "nothing to take in was found",
        files.stream().map(Path::toString).collect(Collectors.joining(", ")),
        (String.join(". ", notices) + ". Nothing was changed.").replaceFirst("^\\. ", "")
            + " 'tracer tag import --help' lists the formats.");
  }
}
