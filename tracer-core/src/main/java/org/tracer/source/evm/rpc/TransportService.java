package org.tracer.source.evm.rpc;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tracer.error.MalformedDataException;
import org.tracer.error.SourceUnavailableException;
import org.tracer.source.http.Answer;
import org.tracer.source.http.Excerpt;
import org.tracer.source.http.Transport;
import org.web3j.protocol.Service;
import org.web3j.protocol.core.BatchRequest;
import org.web3j.protocol.core.BatchResponse;
import org.web3j.protocol.core.Request;
import org.web3j.protocol.core.Response;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Carries web3j's requests over a transport of ours, so that they are recorded, paced and bounded.
 * Every request has number 1 and those of a batch count from 1 on, whatever number web3j gave them:
 * the same question is the same text in every run. Confined to one thread.
 */
public final class TransportService extends Service {

  private static final int LARGEST_BATCH = 50;
  private static final int SHORT = 2_000;
  private static final Pattern TOO_FAST =
      Pattern.compile(
          "rate limit|too many requests|request rate|/ ?sec|per second|compute units per|throughput");

  private final Transport transport;
  private final String origin;
  private int batchLimit = LARGEST_BATCH;

  /** The largest batch that was answered. */
  private int taken = 1;

  public TransportService(Transport transport, String origin) {
    super(false);
    this.transport = transport;
    this.origin = origin;
  }

  /** Answers after which asking again later may help: too fast, or a server that is starting. */
  public static boolean isBusy(Answer answer) {
    if (answer.status() == 429 || answer.status() == 502 || answer.status() == 503) {
      return true;
    }
    String text = answer.body().length > SHORT ? "" : answer.text().orElse("");
    return text.startsWith("{")
        && text.contains("\"error\"")
        && TOO_FAST.matcher(text.toLowerCase(Locale.ROOT)).find();
  }

  String origin() {
    return origin;
  }

  /** Requests that are sent together at most; smaller once a server refused a batch. */
  int batchLimit() {
    return batchLimit;
  }

  @Override
  protected InputStream performIO(String payload) {
    return new ByteArrayInputStream(post(payload).body());
  }

  private Answer post(String payload) {
    return transport.send(org.tracer.source.http.Request.post("", payload));
  }

  @Override
  @SuppressWarnings("rawtypes") // as the interface has it
  public <T extends Response> T send(Request request, Class<T> type) {
    request.setId(1);
    String where = where(request, 1);
    Answer answer = post(RpcJson.write(request));
    JsonNode node = tree(answer, where);
    if (node == null) {
      return RpcJson.failure(answer.status(), Excerpt.of(answer.body()), type);
    }
    long id = RpcJson.id(node, where);
    if (id != 1 && !(id == RpcJson.NO_ID && node.hasNonNull("error"))) {
      throw new MalformedDataException(
          "the node answers another request than the one asked", where, RpcJson.REMEDY);
    }
    return RpcJson.response(node, type, where);
  }

  /** Sends in as many batches as the server takes; requests alone once it takes none. */
  @Override
  public BatchResponse sendBatch(BatchRequest batch) {
    List<Request<?, ? extends Response<?>>> requests = batch.getRequests();
    List<Response<?>> responses = new ArrayList<>();
    while (responses.size() < requests.size()) {
      int size = Math.min(batchLimit, requests.size() - responses.size());
      List<Request<?, ? extends Response<?>>> part =
          requests.subList(responses.size(), responses.size() + size);
      if (size == 1) {
        responses.add(send(part.getFirst(), part.getFirst().getResponseType()));
        continue;
      }
      Optional<List<Response<?>>> answered = sendPart(part);
      if (answered.isPresent()) {
        responses.addAll(answered.get());
        taken = Math.max(taken, size);
      } else if (size <= taken) {
        // As many were answered before: too much is what these ask for.
        part.forEach(request -> responses.add(send(request, request.getResponseType())));
      } else {
        batchLimit = Math.max(1, size / 4);
      }
    }
    return new BatchResponse(requests, responses);
  }

  /** Empty if the server refuses the batch as a whole. */
  private Optional<List<Response<?>>> sendPart(List<Request<?, ? extends Response<?>>> part) {
    for (int i = 0; i < part.size(); i++) {
      part.get(i).setId(i + 1L);
    }
    String where = where(part.getFirst(), part.size());
    JsonNode answers = tree(post(RpcJson.write(part)), where);
    if (answers == null || !answers.isArray()) {
      return Optional.empty();
    }
    if (answers.size() == 1 && RpcJson.id(answers.get(0), where) == RpcJson.NO_ID) {
      return Optional.empty();
    }
    List<@Nullable JsonNode> byId = new ArrayList<>(Collections.nCopies(part.size(), null));
    for (JsonNode answer : answers) {
      long id = RpcJson.id(answer, where);
      if (id < 1 || id > part.size() || byId.set((int) id - 1, answer) != null) {
        throw new MalformedDataException(
            "the node answers a request of a batch twice, or one that was not asked",
            where,
            RpcJson.REMEDY);
      }
    }
    List<Response<?>> responses = new ArrayList<>();
    for (int i = 0; i < part.size(); i++) {
      responses.add(response(part.get(i), byId.get(i), where));
    }
    return Optional.of(responses);
  }

  private Response<?> response(
      Request<?, ? extends Response<?>> request, @Nullable JsonNode answer, String where) {
    if (answer == null) {
      throw new MalformedDataException(
          "the node leaves a request of a batch unanswered", where, RpcJson.REMEDY);
    }
    Response<?> response = RpcJson.response(answer, request.getResponseType(), where);
    if (response.hasError()) {
      RpcFailure failure = RpcFailure.of(response);
      if (!failure.isRevert() && !failure.isUnknownMethod()) {
        // What fails for the sake of the others in its batch may be answered alone.
        return send(request, request.getResponseType());
      }
    }
    return response;
  }

  /** The answer as JSON; null for a status that says that too much was asked. */
  private static @Nullable JsonNode tree(Answer answer, String where) {
    JsonNode node;
    try {
      node = RpcJson.read(answer.body());
    } catch (JacksonException e) {
      return notJson(answer, where, e);
    }
    boolean rpc = node.isArray() || node.has("result") || node.has("error");
    return rpc ? node : notJson(answer, where, null);
  }

  private static @Nullable JsonNode notJson(
      Answer answer, String where, @Nullable JacksonException cause) {
    String shown = where + ": " + Excerpt.of(answer.body());
    return switch (answer.status()) {
      case 200 ->
          throw new MalformedDataException(
              "the answer is not the JSON that a node gives", shown, RpcJson.REMEDY, cause);
      case 408, 413, 504 -> null;
      case 401, 403 ->
          throw new SourceUnavailableException(
              "the node does not accept the credentials (status " + answer.status() + ")",
              where,
              "Check the key or password of the node.");
      default ->
          throw new SourceUnavailableException(
              "the node refuses the request with status " + answer.status(),
              shown,
              "Check that the address is that of a node's JSON-RPC interface.",
              cause);
    };
  }

  private String where(Request<?, ?> first, int count) {
    String asked = first.getMethod() + " " + RpcJson.write(first.getParams());
    String more = count == 1 ? "" : " and " + (count - 1) + " more";
    return origin + ", " + Excerpt.of(asked, 120) + more;
  }

  @Override
  public void close() {
    transport.close();
  }
}
