package org.tracer.document;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;
import org.tracer.bounds.BoundsResult;
import org.tracer.path.Cut;
import org.tracer.path.ListedPath;
import org.tracer.path.PathRequest;
import org.tracer.path.PathResult;
import org.tracer.path.PathTarget;
import org.tracer.path.Step;
import org.tracer.path.TargetHistory;
import org.tracer.trace.SeededPosition;

/**
 * The canonical JSON document of a search for paths. The same data and request give the same bytes,
 * on any machine. Its shape is described in {@code docs/tracer-path-1.schema.json}.
 */
public final class PathDocument {

  /** The value of the member {@code format}. */
  public static final String FORMAT = "tracer-path/1";

  private static final StrictJson JSON = new StrictJson(FORMAT, "tracer path --json");

  private final PathResult result;
  private final @Nullable BoundsResult bounds;
  private final DocumentJson json;

  private PathDocument(PathResult result, @Nullable BoundsResult bounds, DocumentJson json) {
    this.result = result;
    this.bounds = bounds;
    this.json = json;
  }

  /**
   * Writes the document as UTF-8 with {@code \n} line ends, one value at a time, in constant
   * memory. The stream is flushed and stays open.
   *
   * @param bounds of the value that can have reached the target; null where none were asked for
   */
  public static void write(PathResult result, @Nullable BoundsResult bounds, OutputStream out)
      throws IOException {
    DocumentJson.write(out, json -> new PathDocument(result, bounds, json).members());
  }

  /**
   * Reads what was asked back; the search over the same data gives the same document.
   *
   * @param name what to call the document in errors
   * @throws org.tracer.error.MalformedDataException if it is no such document
   */
  public static PathRequest readRequest(InputStream in, String name) throws IOException {
    return JSON.read(in, name, PathRequestReader::request);
  }

  /** Whether a document begins as one of paths does; reads no further than its first member. */
  public static boolean begins(InputStream in) throws IOException {
    return JSON.begins(in);
  }

  private void members() {
    json.text("format", FORMAT);
    json.object("request", this::request);
    json.text("chain", result.trace().network().chainId().toString());
    json.object("dataHorizon", () -> json.block(result.trace().horizon()));
    json.text("verdict", result.verdict().name());
    json.objects("seeds", result.trace().seeds(), this::seed);
    json.object("target", this::target);
    json.text("pathsInAll", Long.toString(result.total()));
    json.flag("pathsInAllIsExact", result.total() < PathResult.UNCOUNTED);
    json.objects("paths", result.paths(), this::path);
    if (bounds != null) {
      json.object("bounds", () -> new BoundsMembers(json).write(bounds));
    }
    json.number("transactionsVisited", result.trace().transactions().size());
    json.objects("cuts", result.cuts(), this::cut);
    json.texts("notices", result.trace().notices());
  }

  private void request() {
    RequestWriter members = new RequestWriter(json);
    json.text("source", result.trace().origin());
    json.object("from", () -> members.seed(result.request().from()));
    json.object("to", () -> to(result.request().to()));
    json.number("paths", result.request().count());
    json.texts("by", result.request().criteria());
    json.object("stopRules", () -> members.stopRules(result.request().stopRules()));
  }

  private void to(PathTarget target) {
    json.text("name", target.name());
    switch (target) {
      case PathTarget.OfScript lock -> json.text("script", lock.script().toString());
      case PathTarget.OfOutputs some -> {
        json.text("transaction", some.txId().toString());
        json.numbers("outputs", some.vouts());
      }
    }
  }

  private void seed(SeededPosition seed) {
    json.text("position", seed.position().toString());
    if (seed.address() != null) {
      json.text("address", seed.address().text());
    }
    json.text("value", seed.value().toString());
    json.block(seed.block());
  }

  private void target() {
    json.optional("block", result.targetBlock());
    TargetHistory history = result.history();
    if (history != null) {
      json.object("received", () -> history(history));
    }
    json.texts(
        "alreadyThere", result.alreadyThere().stream().map(SeededPosition::position).toList());
    json.texts("arrivals", result.arrivals());
  }

  private void history(TargetHistory history) {
    json.number("transactions", history.payments());
    json.optional("first", history.first());
    json.optional("last", history.last());
  }

  private void path(ListedPath listed) {
    json.object(
        "ranks",
        () -> listed.ranks().forEach((criterion, rank) -> json.number(criterion.name(), rank)));
    json.number("hops", listed.path().hops());
    json.text("bottleneck", listed.path().bottleneck().toString());
    json.objects("steps", listed.path().steps(), this::step);
  }

  private void step(Step step) {
    json.text("position", step.position().toString());
    if (step.vin() != null) {
      json.number("vin", step.vin());
    }
    json.optional("otherInputs", step.others());
    json.block(step.block());
    json.number("indexInBlock", step.indexInBlock());
    if (step.address() != null) {
      json.text("address", step.address().text());
    }
    json.text("descriptor", step.descriptor());
    json.text("value", step.value().toString());
  }

  private void cut(Cut cut) {
    json.text("reason", cut.reason().name());
    json.number("outputs", cut.outputs());
  }
}
