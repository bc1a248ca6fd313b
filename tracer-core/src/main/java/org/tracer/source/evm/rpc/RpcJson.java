package org.tracer.source.evm.rpc;

import org.tracer.error.MalformedDataException;
import org.tracer.source.http.Excerpt;
import org.web3j.protocol.ObjectMapperFactory;
import org.web3j.protocol.core.Response;
import org.web3j.protocol.core.methods.response.EthBlock;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Text of requests and answers; answers are parsed strictly before web3j maps them. */
final class RpcJson {

  static final String REMEDY = "Use another node; nothing was derived from this answer.";
  static final long NO_ID = -1;

  /** Calls nest up to 1,024 deep, each in an object in a list. */
  private static final int MAX_DEPTH = 2_100;

  private static final ObjectMapper WEB3J = ObjectMapperFactory.getObjectMapper();
  private static final JsonMapper STRICT =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(MAX_DEPTH)
                          .maxNumberLength(80)
                          .maxStringLength(Integer.MAX_VALUE)
                          .build())
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private RpcJson() {}

  static String write(Object value) {
    return WEB3J.writeValueAsString(value);
  }

  static JsonNode read(byte[] body) {
    return STRICT.readTree(body);
  }

  /** The number of an answer, which some servers write as text; {@link #NO_ID} if it has none. */
  static long id(JsonNode answer, String where) {
    JsonNode id = answer.get("id");
    if (id == null || id.isNull()) {
      return NO_ID;
    }
    if (id.isString() && id.stringValue().matches("[0-9]{1,9}")) {
      return Long.parseLong(id.stringValue());
    }
    if (!id.canConvertToLong() || !id.isIntegralNumber() || id.longValue() < 0) {
      throw new MalformedDataException(
          "the number of an answer is none", where + ": " + Excerpt.of(id.toString(), 40), REMEDY);
    }
    return id.longValue();
  }

  /** An answer as web3j's type; either a result or an error must be there. */
  @SuppressWarnings("rawtypes") // web3j's interface has it so
  static <T extends Response> T response(JsonNode answer, Class<T> type, String where) {
    JsonNode error = answer.get("error");
    if (error != null && !error.isNull()) {
      JsonNode code = error.get("code");
      JsonNode message = error.get("message");
      JsonNode data = error.get("data");
      String words = message == null ? error.toString() : message.asString(message.toString());
      if (data != null && !data.isNull()) {
        words += " " + data.asString(data.toString());
      }
      return failure(code == null || !code.canConvertToInt() ? 0 : code.intValue(), words, type);
    }
    if (!answer.isObject() || !answer.has("result")) {
      throw new MalformedDataException(
          "an answer of the node has neither result nor error", where, REMEDY);
    }
    ObjectNode kept = WEB3J.createObjectNode();
    kept.put("jsonrpc", "2.0").put("id", 1).set("result", answer.get("result"));
    try {
      return WEB3J.treeToValue(kept, type);
    } catch (JacksonException e) {
      throw unexpected(e, where);
    }
  }

  /** A part of an answer as web3j's type. */
  static <T> T value(JsonNode node, Class<T> type, String where) {
    try {
      return WEB3J.treeToValue(node, type);
    } catch (JacksonException e) {
      throw unexpected(e, where);
    }
  }

  /** A block without its transactions, which may be of forms that web3j does not know. */
  static EthBlock.Block headerOf(JsonNode block, String where) {
    if (!(block instanceof ObjectNode object)) {
      throw new MalformedDataException("a block is not an object", where, REMEDY);
    }
    ObjectNode header = WEB3J.createObjectNode();
    header.setAll(object);
    header.putArray("transactions");
    return value(header, EthBlock.Block.class, where);
  }

  private static MalformedDataException unexpected(JacksonException e, String where) {
    return new MalformedDataException(
        "an answer of the node is not of the expected form: "
            + Excerpt.of(e.getOriginalMessage(), 100),
        where,
        REMEDY,
        e);
  }

  /** An error answer of a type, with a code of JSON-RPC or a status of HTTP. */
  @SuppressWarnings("rawtypes") // web3j's interface has it so
  static <T extends Response> T failure(int code, String message, Class<T> type) {
    ObjectNode node = WEB3J.createObjectNode();
    node.put("jsonrpc", "2.0").put("id", 1).putObject("error").put("code", code);
    ((ObjectNode) node.get("error")).put("message", Excerpt.of(message, 300));
    return WEB3J.treeToValue(node, type);
  }
}
