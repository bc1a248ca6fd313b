package org.tracer.source.evm.explorer;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.tracer.error.MalformedDataException;
import org.tracer.error.SourceUnavailableException;
import org.tracer.source.evm.explorer.Listing.Refusal;
import org.tracer.source.http.Answer;
import org.tracer.source.http.Excerpt;
import org.tracer.source.http.JsonValue;
import org.tracer.source.http.Request;
import org.tracer.source.http.Transport;
import org.tracer.source.remote.Notices;

/** Asks an explorer and tells its lists from its refusals. Confined to one thread. */
final class ExplorerClient {

  static final String REMEDY = "Use another source; nothing was derived from this answer.";

  private static final Pattern NOTHING = Pattern.compile("no [a-z ]{0,40}found.{0,20}");
  private static final Pattern BUSY =
      Pattern.compile("rate limit|too many requests|calls per sec|requests per second|max calls");
  private static final Pattern WINDOW = Pattern.compile("result window is too large");
  private static final Pattern TOO_MUCH = Pattern.compile("query timeout|timeout occur|too large");
  private static final Pattern NO_KEY = Pattern.compile("api ?key|not authorized|unauthorized");
  private static final Pattern NO_PLAN =
      Pattern.compile(
          "free api access|not supported for this chain|api pro|upgrade|unsupported chain");
  private static final Pattern NOT_OFFERED =
      Pattern.compile("invalid action|unknown action|invalid module|unknown module");
  private static final int SHORT = 2_000;

  private final Transport transport;
  private final String origin;
  private final String prefix;
  private final Notices notices;

  ExplorerClient(Transport transport, String origin, String prefix, Notices notices) {
    this.transport = transport;
    this.origin = origin;
    this.prefix = prefix;
    this.notices = notices;
  }

  /** Answers after which asking again later may help: too fast, or a server that is starting. */
  static boolean isBusy(Answer answer) {
    if (answer.status() == 429 || answer.status() == 408 || answer.status() >= 500) {
      return true;
    }
    String text = answer.body().length > SHORT ? "" : answer.text().orElse("");
    String lower = text.toLowerCase(Locale.ROOT);
    // A key that is missing is said beside a good answer, together with the limit that follows.
    boolean refusal = lower.matches("(?s).*\"(status\"\\s*:\\s*\"0\"|error\").*");
    return text.startsWith("{") && refusal && BUSY.matcher(lower).find();
  }

  String origin() {
    return origin;
  }

  /** A list of the interface that all explorers have. */
  Listing list(String query) {
    return listing(ask(prefix + query), origin + prefix + query);
  }

  /** An object of that interface. */
  JsonValue object(String query) {
    JsonValue envelope = ask(prefix + query);
    if (!said(envelope, "status").equals("1")) {
      Listing refused = listing(envelope, origin + prefix + query);
      throw refused(refused.words(), origin + prefix + query);
    }
    return envelope.get("result");
  }

  private JsonValue ask(String path) {
    return read(transport.send(Request.get(path)), path);
  }

  private JsonValue read(Answer answer, String path) {
    String where = origin + path;
    return switch (answer.status()) {
      case 200 -> JsonValue.parse(answer.body(), where);
      case 401, 403 ->
          throw new SourceUnavailableException(
              "the explorer does not let this question pass (status " + answer.status() + ")",
              where,
              "Check the API key, or use another source.");
      default ->
          throw new SourceUnavailableException(
              "the explorer answers with status " + answer.status(),
              where + ": " + Excerpt.of(answer.body()),
              "Check that the address is that of an explorer's interface.");
    };
  }

  /** What stands behind a path; empty if nothing of the kind does. */
  Optional<JsonValue> find(String path) {
    Answer answer = transport.send(Request.get(path));
    return switch (answer.status()) {
      case 400, 404, 422 -> Optional.empty();
      default -> Optional.of(read(answer, path));
    };
  }

  private Listing listing(JsonValue envelope, String where) {
    String status = said(envelope, "status");
    String message = said(envelope, "message");
    boolean list = envelope.optional("result").map(JsonValue::isList).orElse(false);
    if (list && (status.equals("1") || status.equals("2"))) {
      if (status.equals("2")) {
        notices.add(
            "the explorer says that it has yet to process calls of contracts in some blocks: what"
                + " they moved may be missing, and then stands as unexplained");
      }
      return Listing.of(envelope.get("result").elements());
    }
    boolean nothing = NOTHING.matcher(message.toLowerCase(Locale.ROOT)).matches();
    boolean empty = envelope.optional("result").isEmpty();
    if (status.equals("0") && nothing && (empty || list)) {
      List<JsonValue> rows = empty ? List.of() : envelope.get("result").elements();
      if (rows.isEmpty()) {
        return Listing.of(rows);
      }
    }
    if (!status.equals("0")) {
      throw new MalformedDataException(
          "the answer is not a list as explorers give it", where, REMEDY);
    }
    String words = Excerpt.of(message + " " + said(envelope, "result"), 200);
    return refusal(words, where);
  }

  /** A text member; empty if it is absent or of another type. */
  private static String said(JsonValue envelope, String name) {
    return envelope.optional(name).filter(JsonValue::isText).map(JsonValue::text).orElse("");
  }

  private static Listing refusal(String words, String where) {
    String lower = words.toLowerCase(Locale.ROOT);
    if (WINDOW.matcher(lower).find()) {
      return new Listing(List.of(), Refusal.WINDOW, words);
    }
    if (TOO_MUCH.matcher(lower).find()) {
      return new Listing(List.of(), Refusal.TOO_MUCH, words);
    }
    if (NOT_OFFERED.matcher(lower).find()) {
      return new Listing(List.of(), Refusal.NOT_OFFERED, words);
    }
    throw refused(words, where);
  }

  static SourceUnavailableException refused(String words, String where) {
    String lower = words.toLowerCase(Locale.ROOT);
    String remedy = "Try again later, or use another source.";
    if (BUSY.matcher(lower).find()) {
      remedy = "Ask fewer requests a second, wait until tomorrow, or use a key that allows more.";
    } else if (NO_PLAN.matcher(lower).find()) {
      remedy = "The explorer wants to be paid for this; use another source, or pay.";
    } else if (NO_KEY.matcher(lower).find()) {
      remedy = "Check the API key of the explorer.";
    }
    return new SourceUnavailableException("the explorer refuses: " + words, where, remedy);
  }
}
