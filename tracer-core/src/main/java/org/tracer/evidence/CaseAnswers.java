package org.tracer.evidence;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tracer.source.http.Answer;
import org.tracer.source.http.Peer;
import org.tracer.source.http.Request;
import org.tracer.source.http.Transport;
import org.tracer.source.recording.JsonLine;
import org.tracer.source.recording.KeptAnswers;
import org.tracer.source.recording.RecordingHeader;

/**
 * Gives the answers that a case has, and asks the network for the others, which are in the case
 * before they are given out. Thread-safe.
 */
final class CaseAnswers implements KeptAnswers {

  private final CaseRun run;
  private final Transport network;
  private final String origin;
  private final boolean refresh;
  private final KnownAnswers known = new KnownAnswers();

  CaseAnswers(CaseRun run, Transport network, String origin, boolean refresh) {
    this.run = run;
    this.network = network;
    this.origin = origin;
    this.refresh = refresh;
    known.addAll(run.store().entries());
  }

  @Override
  public void start(RecordingHeader header) {
    run.source(header);
  }

  @Override
  public Answer send(Request request) {
    LogEntry before = next(request);
    if (before != null && !refresh) {
      run.use(before);
      return KnownAnswers.answer(before, run.store().record(before.text("record")));
    }
    Answer answer = network.send(request);
    LogEntry now =
        run.store().append(answer.body(), Entries.ANSWER, line -> write(line, request, answer));
    run.use(now);
    run.asked(before, now);
    return answer;
  }

  private synchronized @Nullable LogEntry next(Request request) {
    return known.next(origin, request);
  }

  private void write(JsonLine line, Request request, Answer answer) {
    line.number("run", run.number()).text("origin", origin);
    line.text("method", request.method()).text("path", request.path());
    String body = request.body();
    if (body != null) {
      line.text("request", body);
    }
    line.number("status", answer.status()).object("headers", answer.headers());
    answer.peer().ifPresent(peer -> line.object("peer", members(peer)));
  }

  private static Map<String, String> members(Peer peer) {
    Map<String, String> members = new LinkedHashMap<>();
    members.put("protocol", peer.protocol());
    members.put("subject", peer.subject());
    members.put("certificateSha256", peer.certificateSha256());
    return members;
  }

  @Override
  public void close() {
    network.close();
  }
}
