package org.tracer.evidence;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.tracer.chain.BlockRef;
import org.tracer.chain.ChainId;
import org.tracer.document.DocumentContent;
import org.tracer.document.DocumentJson;
import org.tracer.source.http.JsonValue;
import org.tracer.source.recording.RecordingHeader;
import org.tracer.trace.account.FundsReport;

/** What a result was made of and by: {@code manifest.json}. */
final class Manifest {

  private static final String FORMAT = "tracer-manifest/1";

  private final CaseRun run;
  private final String name;
  private final Consumer<DocumentJson> horizon;
  private final List<TagSet> tagSets;
  private final Map<String, String> files;

  private Manifest(
      CaseRun run,
      String name,
      Consumer<DocumentJson> horizon,
      List<TagSet> tagSets,
      Map<String, String> files) {
    this.tagSets = tagSets;
    this.run = run;
    this.name = name;
    this.horizon = horizon;
    this.files = files;
  }

  static Manifest of(CaseRun run, String name, KeptContent content, Map<String, String> files) {
    return new Manifest(run, name, json -> horizon(content, json), TagSet.of(content), files);
  }

  /** Of a document that is kept as it was printed, from a view of the chain up to a block. */
  static Manifest of(CaseRun run, String name, BlockRef horizon, Map<String, String> files) {
    return new Manifest(run, name, json -> horizon(json, horizon), List.of(), files);
  }

  void write(OutputStream out) throws IOException {
    DocumentJson.write(out, this::members);
  }

  private void members(DocumentJson json) {
    LogEntry started = run.started();
    LogEntry opened = run.store().entries().getFirst();
    json.text("format", FORMAT);
    json.object(
        "case",
        () -> {
          json.text("id", opened.text("case"));
          json.text("authority", opened.text("authority"));
          json.text("firstEntry", opened.hash());
        });
    json.text("result", name);
    json.number("run", run.number());
    json.text("operator", started.operator());
    json.text("started", started.time());
    json.text("finished", run.store().operator().now());
    json.object("tool", () -> run.tool().members().forEach(json::text));
    json.texts(
        "command",
        started.members().get("command").elements().stream().map(JsonValue::text).toList());
    json.object(
        "policyCommitment",
        () -> {
          json.number("entry", started.sequence());
          json.text("sha256", started.hash());
          json.text("meaning", "the command and its time were in the log before any data was read");
        });
    RecordingHeader source = run.header().orElseThrow();
    json.object(
        "source",
        () -> {
          json.text("uri", source.source());
          json.text("chain", source.chain());
          json.object("options", () -> source.options().forEach(json::text));
        });
    json.object("dataHorizon", () -> horizon.accept(json));
    json.objects(
        "tagSets",
        tagSets,
        set -> {
          json.text("name", set.name());
          json.number("entries", set.entries());
          json.text("sha256", set.sha256());
        });
    json.objects(
        "files",
        List.copyOf(files.entrySet()),
        file -> {
          json.text("name", file.getKey());
          json.text("sha256", file.getValue());
        });
    json.objects(
        "used",
        run.used(),
        entry -> {
          json.number("entry", entry.sequence());
          json.text(entry.is(Entries.FILE) ? "file" : "record", hash(entry));
        });
  }

  private static void horizon(KeptContent content, DocumentJson json) {
    switch (content) {
      case KeptContent.OfPaths paths -> horizon(json, paths.result().trace().horizon());
      case KeptContent.OfTrace(DocumentContent.OfOutputs outputs) ->
          horizon(json, outputs.comparison().comparison().traces().getFirst().horizon());
      case KeptContent.OfTrace(DocumentContent.OfAccounts accounts) -> {
        FundsReport.Horizon horizon = accounts.report().horizon();
        json.number("height", horizon.height());
        json.text("blockHash", horizon.hash());
        json.text("blockTime", horizon.time());
      }
    }
  }

  private static void horizon(DocumentJson json, BlockRef horizon) {
    json.number("height", horizon.height().value());
    json.text("blockHash", horizon.hash());
    json.text("blockTime", horizon.time());
  }

  /** Of what is kept under an entry: an answer's record, or a file. */
  static String hash(LogEntry entry) {
    return entry.text(entry.is(Entries.FILE) ? "sha256" : "record");
  }

  /** The source that a manifest names. */
  static RecordingHeader source(JsonValue manifest) {
    JsonValue source = manifest.get("source");
    Map<String, String> options = new TreeMap<>();
    source.get("options").members().forEach((key, value) -> options.put(key, value.text()));
    return new RecordingHeader(
        source.get("uri").text(), source.get("chain").parsed(ChainId::parse), options);
  }

  /** The log entries that a manifest names, seen to hold what it says. */
  static List<LogEntry> used(JsonValue manifest, List<LogEntry> log) {
    return manifest.get("used").elements().stream()
        .map(row -> {
          long sequence = row.get("entry").number(1, Math.max(1, log.size()));
          LogEntry entry = log.get(Math.toIntExact(sequence - 1));
          String said =
              row.optional("record").or(() -> row.optional("file")).map(JsonValue::text).orElse("");
          if (!Objects.equals(said, hash(entry)) || said.isEmpty()) {
            throw row.unexpected("is not what the log has under this number");
          }
          return entry;
        })
        .toList();
  }
}
