package org.tracer.cli.command;

import java.io.BufferedOutputStream;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tracer.attribution.Actor;
import org.tracer.attribution.Tag;
import org.tracer.attribution.TagConcept;
import org.tracer.attribution.TagPack;
import org.tracer.attribution.TagSink;
import org.tracer.attribution.TagSources;
import org.tracer.attribution.TagStore;
import org.tracer.attribution.tagpack.ActorPackWriter;
import org.tracer.attribution.tagpack.TagPackWriter;
import org.tracer.cli.option.TagFilter;
import org.tracer.cli.render.EscapedJson;
import org.tracer.error.InvalidInputException;
import org.tracer.export.CsvWriter;
import org.tracer.export.ExportTarget;

/** Formats that tags are written in. */
enum TagOutput {
  TAGPACK,
  ACTORPACK,
  CSV,
  JSON,
  JSONL;

  private static final int MOST_PACKS = 1_000;

  private static final List<String> COLUMNS =
      List.of(
          "subject",
          "identifier",
          "network",
          "currency",
          "label",
          "source",
          "date",
          "confidence",
          "category",
          "abuse",
          "concepts",
          "actor",
          "is_cluster_definer",
          "context",
          "pack",
          "creator");

  /** Writes what is one file, and closes it; returns how many there were. */
  long write(TagSources sources, TagFilter filter, OutputStream stream) throws IOException {
    try (OutputStream out = new BufferedOutputStream(stream, 1 << 16)) {
      return switch (this) {
        case CSV -> csv(sources, filter, out);
        case JSON -> json(sources, filter, out);
        case JSONL -> jsonLines(sources, filter, out);
        case ACTORPACK -> actors(sources, out);
        case TAGPACK -> throw new IllegalStateException("packs are several files");
      };
    }
  }

  /** Writes a TagPack for every collection; one alone has the name of the target. */
  static long packs(TagSources sources, TagFilter filter, ExportTarget target) throws IOException {
    Set<String> titles = new HashSet<>();
    Map<TagPack, TagPackWriter> writers = new LinkedHashMap<>();
    Map<TagPack, Boolean> wanted = new LinkedHashMap<>();
    each(sources, filter, tag -> wanted.put(tag.pack(), true));
    if (wanted.isEmpty() || wanted.size() > MOST_PACKS) {
      throw new InvalidInputException(
          wanted.isEmpty() ? "there are no such tags" : "there are too many collections",
          wanted.size() + " collections",
          "Choose with --source, --concept or --actor.");
    }
    try {
      return each(
          sources,
          filter,
          tag -> {
            TagPackWriter writer = writers.get(tag.pack());
            if (writer == null) {
              String part = wanted.size() == 1 ? ExportTarget.WHOLE : part(tag.pack(), titles);
              OutputStream out = new BufferedOutputStream(target.open(part), 1 << 14);
              writer = new TagPackWriter(out, tag.pack());
              writers.put(tag.pack(), writer);
            }
            writer.add(tag);
          });
    } finally {
      for (TagPackWriter writer : writers.values()) {
        writer.close();
      }
    }
  }

  private static String part(TagPack pack, Set<String> taken) {
    String title = pack.title().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    String part = title.substring(0, Math.min(60, title.length()));
    String unique = part;
    for (int i = 2; !taken.add(unique); i++) {
      unique = part + "-" + i;
    }
    return unique;
  }

  private static long csv(TagSources sources, TagFilter filter, OutputStream out)
      throws IOException {
    CsvWriter csv = new CsvWriter(out);
    for (String column : COLUMNS) {
      csv.field(column);
    }
    csv.endRecord();
    long rows = each(sources, filter, tag -> row(csv, tag));
    csv.close();
    return rows;
  }

  private static void row(CsvWriter csv, Tag tag) throws IOException {
    field(csv, tag.subject().name().toLowerCase(Locale.ROOT));
    field(csv, tag.identifier());
    field(csv, tag.network());
    field(csv, tag.currency());
    field(csv, tag.label());
    field(csv, tag.source());
    field(csv, tag.date());
    field(csv, tag.confidence());
    for (TagConcept.Role role : TagConcept.Role.values()) {
      field(
          csv,
          tag.concepts().stream()
              .filter(one -> one.role() == role)
              .map(TagConcept::id)
              .collect(Collectors.joining(";")));
    }
    field(csv, tag.actor());
    field(csv, tag.clusterDefiner());
    field(csv, tag.context());
    field(csv, tag.pack().title());
    field(csv, tag.pack().creator());
    csv.endRecord();
  }

  private static void field(CsvWriter csv, @Nullable Object value) throws IOException {
    csv.field(value == null ? "" : value.toString());
  }

  private static long json(TagSources sources, TagFilter filter, OutputStream stream)
      throws IOException {
    try (Writer out = escaped(stream)) {
      String[] comma = {"[\n"};
      long tags =
          each(
              sources,
              filter,
              tag -> {
                out.write(comma[0] + tag.json());
                comma[0] = ",\n";
              });
      out.write(tags == 0 ? "[]\n" : "\n]\n");
      return tags;
    }
  }

  private static long jsonLines(TagSources sources, TagFilter filter, OutputStream stream)
      throws IOException {
    try (Writer out = escaped(stream)) {
      return each(sources, filter, tag -> out.write(tag.json() + "\n"));
    }
  }

  private static Writer escaped(OutputStream out) {
    return new EscapedJson(new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8)));
  }

  private static long actors(TagSources sources, OutputStream out) throws IOException {
    Map<String, Actor> actors = new LinkedHashMap<>();
    for (TagStore store : sources.stores()) {
      store.actors().forEach(actor -> actors.putIfAbsent(actor.id(), actor));
    }
    ActorPackWriter.write(out, "Actors exported by Tracer", List.copyOf(actors.values()));
    return actors.size();
  }

  private static long each(TagSources sources, TagFilter filter, TagSink to) throws IOException {
    long[] count = new long[1];
    try {
      for (TagStore store : sources.stores()) {
        store.forEach(tag -> {
          if (filter.accepts(tag)) {
            count[0]++;
            try {
              to.add(tag);
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          }
        });
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    return count[0];
  }
}
