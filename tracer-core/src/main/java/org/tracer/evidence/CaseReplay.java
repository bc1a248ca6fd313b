package org.tracer.evidence;

import java.util.List;
import java.util.function.Function;
import org.tracer.error.SourceUnavailableException;
import org.tracer.source.http.Answer;
import org.tracer.source.http.Request;
import org.tracer.source.http.Transport;

/** Gives exactly the answers that a result was made of, without a network. Thread-safe. */
final class CaseReplay implements Transport {

  private final String origin;
  private final Function<String, byte[]> records;
  private final KnownAnswers known = new KnownAnswers();

  /**
   * @param used the entries of the answers, in the order of the log
   * @param records the answers by their SHA-256
   */
  CaseReplay(String origin, List<LogEntry> used, Function<String, byte[]> records) {
    this.origin = origin;
    this.records = records;
    known.addAll(used);
  }

  @Override
  public Answer send(Request request) {
    LogEntry entry;
    synchronized (known) {
      entry = known.next(origin, request);
    }
    if (entry == null) {
      throw new SourceUnavailableException(
          "an answer is not among those the result names",
          request.method() + " " + request.label(),
          "The result was made of something else, or by another version of Tracer.");
    }
    return KnownAnswers.answer(entry, records.apply(entry.text("record")));
  }

  @Override
  public void close() {}
}
