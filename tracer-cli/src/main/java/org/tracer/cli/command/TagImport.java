package org.tracer.cli.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tracer.attribution.Actor;
import org.tracer.attribution.TagFileReader;
import org.tracer.attribution.TagInput;
import org.tracer.attribution.TagPack;
import org.tracer.attribution.TagSink;
import org.tracer.attribution.TagStoreWriter;
import org.tracer.attribution.list.LabelJson;
import org.tracer.attribution.list.SdnAddressList;
import org.tracer.attribution.list.SdnXml;
import org.tracer.attribution.list.TagTable;
import org.tracer.attribution.tagpack.ActorPackReader;
import org.tracer.attribution.tagpack.TagPackReader;
import org.tracer.error.InvalidInputException;

/** Reads files of every format into one sink. */
final class TagImport {

  private final Map<String, String> columns;
  private final Map<String, @Nullable Object> members;
  private final @Nullable String title;
  private final TagSink to;
  private final TagStoreWriter actors;
  private final List<String> notices = new ArrayList<>();
  private long taken;

  /**
   * @param members what the user says of every tag
   * @param title what to call collections that have no title
   */
  TagImport(
      Map<String, String> columns,
      Map<String, @Nullable Object> members,
      @Nullable String title,
      TagSink to,
      TagStoreWriter actors) {
    this.columns = columns;
    this.members = members;
    this.title = title;
    this.to =
        tag -> {
          taken++;
          to.add(tag);
        };
    this.actors = actors;
  }

  /** What the user should know of what was read. */
  List<String> notices() {
    return notices;
  }

  void notice(String text) {
    notices.add(text);
  }

  /** How many tags and actors were read. */
  long taken() {
    return taken;
  }

  void read(Path file, @Nullable TagFormat named) throws IOException {
    long before = taken;
    readAs(named == null ? TagFormat.of(file) : named, file);
    if (taken == before) {
      notice(file + " has nothing to take in");
    }
  }

  private void readAs(TagFormat format, Path file) throws IOException {
    TagInput input = TagInput.of(file);
    switch (format) {
      case TRACER -> {
        refuseMembers(format, file);
        tagFile(input);
      }
      case TAGPACK -> {
        refuseMembers(format, file);
        TagPackReader.read(input, to);
      }
      case ACTORPACK -> {
        refuseMembers(format, file);
        List<Actor> read = ActorPackReader.read(input);
        read.forEach(actors::add);
        taken += read.size();
        notices.add(file + " describes " + read.size() + " actors");
      }
      case SDN -> {
        refuseMembers(format, file);
        SdnXml.read(input, to);
      }
      case SDN_LIST -> {
        undated(file);
        String code =
            SdnAddressList.code(String.valueOf(file.getFileName()))
                .orElseThrow(() ->
                    new InvalidInputException(
                        "the file's name does not say of which currency it is",
                        file.toString(),
                        "Call it sanctioned_addresses_XBT.txt, as its makers do."));
        SdnAddressList.read(input, code, members, to);
      }
      case PROGRAMS -> {
        undated(file);
        SdnAddressList.readPrograms(input, members, to);
      }
      case LABELS -> {
        long left = LabelJson.read(input, pack(file), members, to);
        if (left > 0) {
          notices.add(
              left + " entries of " + file + " name no address, or nothing of it; left out");
        }
      }
      case TABLE -> new TagTable(columns, members).read(input, pack(file), to);
    }
  }

  private void tagFile(TagInput input) throws IOException {
    TagFileReader.Read read =
        TagFileReader.read(
            input,
            actor -> {
              actors.add(actor);
              taken++;
            },
            to);
    if (read.cutOff()) {
      notice(
          input.name()
              + " is cut off within line "
              + (read.lines() + 1)
              + "; its "
              + read.lines()
              + " whole lines were taken in, and what followed them is lost");
    }
  }

  // What a pack says must not be mixed with what somebody says of it.
  private void refuseMembers(TagFormat format, Path file) {
    if (!members.isEmpty() || !columns.isEmpty()) {
      throw new InvalidInputException(
          "a file of the format " + format + " says itself what its tags are",
          file + ", with " + String.join(", ", members.keySet()),
          "Leave these options out, or import it by itself.");
    }
  }

  private void undated(Path file) {
    if (members.get("lastmod") == null) {
      notices.add(
          file + " does not say when the list was published: its tags have no date. See --date.");
    }
  }

  private TagPack pack(Path file) {
    return new TagPack(title == null ? String.valueOf(file.getFileName()) : title, "", null, "{}");
  }
}
