package org.tracer.evidence;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tracer.source.http.Answer;
import org.tracer.source.http.JsonValue;
import org.tracer.source.http.Request;

/**
 * Answers in a log, by what was asked. Of a request that several runs asked for, the answers of the
 * last of them; it is answered in the order they came, and by the last one from then on. Confined
 * to one thread, or to whoever holds the lock on it.
 */
final class KnownAnswers {

  private record Question(String origin, Request request) {}

  private static final class Told {
    private long run;
    private final List<LogEntry> answers = new ArrayList<>();
    private int next;
  }

  private final Map<Question, Told> told = new HashMap<>();

  /** Adds entries in the order of the log; those that are no answers are passed over. */
  void addAll(Iterable<LogEntry> entries) {
    entries.forEach(entry -> {
      if (entry.is(Entries.ANSWER)) {
        add(entry);
      }
    });
  }

  private void add(LogEntry entry) {
    Question question = new Question(entry.members().get("origin").text(), request(entry));
    Told known = told.computeIfAbsent(question, any -> new Told());
    long run = entry.number("run");
    if (run != known.run) {
      known.answers.clear();
      known.run = run;
    }
    known.answers.add(entry);
  }

  /** The next answer to a request; null if there is none at all. */
  @Nullable LogEntry next(String origin, Request request) {
    Told known = told.get(new Question(origin, request));
    if (known == null) {
      return null;
    }
    LogEntry entry = known.answers.get(Math.min(known.next, known.answers.size() - 1));
    known.next++;
    return entry;
  }

  static Request request(LogEntry entry) {
    JsonValue members = entry.members();
    return new Request(
        members.get("path").text(), members.optional("request").map(JsonValue::text).orElse(null));
  }

  /** The answer that an entry stands for. */
  static Answer answer(LogEntry entry, byte[] body) {
    Map<String, String> headers = new TreeMap<>();
    JsonValue members = entry.members();
    members.get("headers").members().forEach((name, value) -> headers.put(name, value.text()));
    return new Answer((int) members.get("status").number(100, 999), headers, body);
  }
}
