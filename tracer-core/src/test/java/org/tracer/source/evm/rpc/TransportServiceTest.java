package org.tracer.source.evm.rpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tracer.chain.evm.EvmNetwork;
import org.tracer.error.MalformedDataException;
import org.tracer.error.SourceUnavailableException;
import org.tracer.source.evm.rpc.Node.TextResult;
import org.tracer.source.http.Answer;
import org.tracer.source.http.Endpoint;
import org.tracer.source.http.Exchange;
import org.tracer.source.http.PatientTransport;
import org.tracer.source.http.TransportOptions;
import org.web3j.protocol.core.Request;

/** Requests over our transport: batches, numbers of answers, errors, garbage. */
class TransportServiceTest {

  private final ScriptedNode script =
      new ScriptedNode().on("eth_call", params -> params.get(0).toString());

  private List<Optional<String>> ask(int count) {
    try (Node node = new Node(script.service(), EvmNetwork.ETHEREUM.chainId())) {
      List<Request<Object, TextResult>> requests = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        requests.add(node.request("eth_call", TextResult.class, "q" + i));
      }
      return node.findAll(requests);
    }
  }

  private static List<Optional<String>> answers(int count) {
    List<Optional<String>> answers = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      answers.add(Optional.of("q" + i));
    }
    return answers;
  }

  @Test
  void sendBatch_shouldMatchAnswersInAnyOrder() {
    script.batches =
        answers -> {
          Collections.reverse(answers);
          return answers;
        };
    assertThat(ask(120)).isEqualTo(answers(120));
  }

  @Test
  void sendBatch_shouldAskAloneWhenBatchesAreRefused() {
    script.override =
        body ->
            body.startsWith("[")
                ? ScriptedNode.answer(
                    200,
                    "{\"id\":null,\"error\":{\"code\":-32600,\"message\":\"batch too large\"}}")
                : null;
    assertThat(ask(7)).isEqualTo(answers(7));
  }

  @Test
  void sendBatch_shouldRefuseMissingAndRepeatedAnswers() {
    script.batches = answers -> answers.subList(1, answers.size());
    assertThatThrownBy(() -> ask(3))
        .isInstanceOf(MalformedDataException.class)
        .hasMessageContaining("unanswered");
    script.batches = answers -> List.of(answers.get(0), answers.get(1), answers.get(1));
    assertThatThrownBy(() -> ask(3))
        .isInstanceOf(MalformedDataException.class)
        .hasMessageContaining("twice");
  }

  @Test
  void send_shouldAskTheSameTextEveryTime() {
    List<String> bodies = new ArrayList<>();
    script.override =
        body -> {
          bodies.add(body);
          return null;
        };
    ask(2);
    ask(2);
    assertThat(bodies.get(0)).isEqualTo(bodies.get(1)).contains("\"id\":1").contains("\"id\":2");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<html>no</html>",
        "{\"id\":1}",
        "{\"id\":1,\"result\":\"0x1\"} trailing",
        "{\"id\":1,\"id\":1,\"result\":\"0x1\"}",
        "{\"id\":7,\"result\":\"0x1\"}",
        "{\"result\":\"0x1\"}",
        "{\"id\":1.5,\"result\":\"0x1\"}",
        "{\"id\":1,\"result\":[\"0x1\"]}"
      })
  void send_shouldRefuseGarbage(String body) {
    script.override = asked -> ScriptedNode.answer(200, body);
    assertThatThrownBy(() -> ask(1)).isInstanceOf(MalformedDataException.class);
  }

  @Test
  void send_shouldSayWhatStatusRefuses() {
    script.override = asked -> ScriptedNode.answer(401, "no");
    assertThatThrownBy(() -> ask(1))
        .isInstanceOf(SourceUnavailableException.class)
        .hasMessageContaining("credentials");
    script.override = asked -> ScriptedNode.answer(404, "no");
    assertThatThrownBy(() -> ask(1))
        .isInstanceOf(SourceUnavailableException.class)
        .hasMessageContaining("404");
  }

  @Test
  void send_shouldWaitWhenThrottledInTheBody() throws IOException {
    List<String> replies =
        new ArrayList<>(
            List.of(
                "{\"id\":1,\"error\":{\"code\":-32005,\"message\":\"request rate limited\"}}",
                "{\"id\":1,\"error\":{\"code\":-32007,\"message\":\"50/second request limit reached\"}}",
                "{\"id\":1,\"result\":\"0x1\"}"));
    Exchange exchange =
        new Exchange() {
          @Override
          public Answer attempt(org.tracer.source.http.Request request) {
            return ScriptedNode.answer(200, replies.removeFirst());
          }

          @Override
          public void close() {}
        };
    TransportOptions options = TransportOptions.DEFAULTS.withLoad(1, 0);
    TransportService service =
        new TransportService(
            new PatientTransport(
                exchange,
                Endpoint.parse("http://node"),
                options,
                TransportService::isBusy,
                uri -> {},
                pause -> {}),
            "evm+http://node");
    assertThat(CapabilityProbe.network(service)).isEqualTo(EvmNetwork.ETHEREUM);
    assertThat(replies).isEmpty();
  }
}
