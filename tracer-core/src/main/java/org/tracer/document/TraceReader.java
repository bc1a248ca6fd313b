package org.tracer.document;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tracer.accounting.Policies;
import org.tracer.accounting.Policy;
import org.tracer.chain.BlockHash;
import org.tracer.chain.BlockHeight;
import org.tracer.chain.BlockRef;
import org.tracer.chain.ChainId;
import org.tracer.chain.OutPoint;
import org.tracer.chain.Satoshi;
import org.tracer.chain.TxId;
import org.tracer.chain.bitcoin.BitcoinAddress;
import org.tracer.chain.bitcoin.BitcoinNetwork;
import org.tracer.chain.bitcoin.LockingScript;
import org.tracer.chain.bitcoin.ScriptType;
import org.tracer.error.MalformedDataException;
import org.tracer.error.TracerException;
import org.tracer.trace.BalanceSheet;
import org.tracer.trace.CollectedFee;
import org.tracer.trace.Direction;
import org.tracer.trace.Endpoint;
import org.tracer.trace.FeeRule;
import org.tracer.trace.LabelAmount;
import org.tracer.trace.Seed;
import org.tracer.trace.SeededPosition;
import org.tracer.trace.Share;
import org.tracer.trace.StopListEntry;
import org.tracer.trace.StopReason;
import org.tracer.trace.StopRules;
import org.tracer.trace.Trace;
import org.tracer.trace.TraceRequest;
import org.tracer.trace.TracedInput;
import org.tracer.trace.TracedOutput;
import org.tracer.trace.TracedTransaction;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads a trace document and checks that its sheet is what its own rows sum to. */
final class TraceReader {

  private static final JsonMapper STRICT =
      JsonMapper.builder(
              JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build())
          .build();

  private final JsonNode root;
  private final BitcoinNetwork network;

  private TraceReader(JsonNode root) {
    this.root = root;
    ChainId chain = ChainId.parse(text(root, "chain"));
    network =
        BitcoinNetwork.of(chain)
            .orElseThrow(() -> new IllegalArgumentException("unknown chain " + chain));
  }

  static Trace read(InputStream in, String name) throws IOException {
    try {
      JsonNode root = STRICT.readTree(in);
      if (!TraceDocument.FORMAT.equals(text(root, "format"))) {
        throw new IllegalArgumentException("format is " + text(root, "format"));
      }
      Trace trace = new TraceReader(root).trace();
      requireSame(root, trace);
      TraceCheck.check(trace);
      return trace;
    } catch (JacksonException e) {
      if (e.getCause() instanceof IOException io) {
        throw io;
      }
      throw malformed(name, e.getOriginalMessage(), e);
    } catch (TracerException
        | IllegalArgumentException
        | DateTimeException
        | ArithmeticException e) {
      throw malformed(name, e.getMessage(), e);
    }
  }

  /** Everything a document says follows from its rows: written again they must say the same. */
  private static void requireSame(JsonNode root, Trace trace) throws IOException {
    ByteArrayOutputStream again = new ByteArrayOutputStream();
    TraceWriter.write(trace, again);
    if (!STRICT.readTree(again.toByteArray()).equals(root)) {
      throw new IllegalArgumentException("its parts contradict each other");
    }
  }

  private static MalformedDataException malformed(
      String name, @Nullable String what, RuntimeException cause) {
    return new MalformedDataException(
        "not a readable " + TraceDocument.FORMAT + " document: " + what,
        name,
        "Name a file that 'tracer trace --json' wrote, unchanged.",
        cause);
  }

  private Trace trace() {
    TraceRequest request = request(member(root, "request"));
    List<SeededPosition> seeds = rows(root, "seeds").map(this::seed).toList();
    List<Endpoint> endpoints = rows(root, "endpoints").map(this::endpoint).toList();
    BalanceSheet sheet = BalanceSheet.of(request.policy().isConserving(), seeds, endpoints);
    if (!sheet.seeded().toString().equals(text(member(root, "balanceSheet"), "seeded"))
        || sheet.conserving() != sheet.isBalanced()) {
      throw new IllegalArgumentException("the balance sheet does not match seeds and endpoints");
    }
    return new Trace(
        request,
        network,
        text(member(root, "request"), "source"),
        block(member(root, "dataHorizon")),
        seeds,
        rows(root, "transactions").map(this::transaction).toList(),
        endpoints,
        sheet,
        rows(root, "notices").map(JsonNode::asString).toList());
  }

  private TraceRequest request(JsonNode node) {
    String name = text(node, "policy");
    Policy policy =
        Policies.named(name)
            .orElseThrow(() -> new IllegalArgumentException("unknown policy " + name));
    return new TraceRequest(
        rows(node, "seeds").map(TraceReader::requestedSeed).toList(),
        policy,
        stopRules(member(node, "stopRules")),
        named(FeeRule.values(), text(node, "fees")),
        named(Direction.values(), text(node, "direction")),
        time(node, "chosenAt"));
  }

  private static <T> T named(T[] values, String name) {
    return Stream.of(values)
        .filter(value -> value.toString().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("unknown \"" + name + "\""));
  }

  private static Seed requestedSeed(JsonNode node) {
    String label = text(node, "label");
    if (node.has("outpoint")) {
      return new Seed.OfOutPoint(label, OutPoint.parse(text(node, "outpoint")));
    }
    if (node.has("transaction")) {
      List<Integer> vouts = rows(node, "outputs").map(TraceReader::index).toList();
      return new Seed.OfTransaction(label, TxId.parse(text(node, "transaction")), vouts);
    }
    return new Seed.OfAddress(
        label, text(node, "address"), script(node), time(node, "from"), time(node, "until"));
  }

  private static StopRules stopRules(JsonNode node) {
    return new StopRules(
        node.has("maxHops") ? number(node, "maxHops") : StopRules.UNLIMITED,
        amount(node, "minAmount"),
        Share.ofFraction(text(node, "minShare")),
        node.has("maxFanOut") ? number(node, "maxFanOut") : StopRules.UNLIMITED,
        node.has("untilHeight") ? BlockHeight.of(number(node, "untilHeight")) : null,
        time(node, "until"),
        rows(node, "stopList")
            .map(e -> new StopListEntry(text(e, "address"), script(e), text(e, "reason")))
            .toList());
  }

  private SeededPosition seed(JsonNode node) {
    return new SeededPosition(
        text(node, "label"),
        OutPoint.parse(text(node, "position")),
        address(node),
        block(node),
        amount(node, "value"),
        amount(node, "amount"));
  }

  private TracedTransaction transaction(JsonNode node) {
    return new TracedTransaction(
        TxId.parse(text(node, "id")),
        block(node),
        number(node, "indexInBlock"),
        number(node, "hop"),
        rows(node, "inputs").map(TraceReader::input).toList(),
        rows(node, "outputs").map(this::output).toList(),
        node.has("fee") ? amount(node, "fee") : null,
        shares(node, "tracedFee"),
        reason(node, "feeReason"),
        node.has("collected")
            ? rows(node, "collected").map(TraceReader::collected).toList()
            : List.of());
  }

  private static TracedInput input(JsonNode node) {
    return new TracedInput(
        number(node, "vin"), OutPoint.parse(text(node, "position")), shares(node, "traced"));
  }

  private TracedOutput output(JsonNode node) {
    return new TracedOutput(
        OutPoint.parse(text(node, "position")),
        address(node),
        ScriptType.valueOf(text(node, "scriptType")),
        text(node, "descriptor"),
        amount(node, "value"),
        shares(node, "traced"),
        number(node, "hop"),
        reason(node, "reason"));
  }

  private static CollectedFee collected(JsonNode node) {
    return new CollectedFee(TxId.parse(text(node, "transaction")), shares(node, "traced"));
  }

  private static @Nullable StopReason reason(JsonNode node, String name) {
    return node.has(name) ? StopReason.valueOf(text(node, name)) : null;
  }

  private Endpoint endpoint(JsonNode node) {
    return new Endpoint(
        StopReason.valueOf(text(node, "reason")),
        node.has("position") ? OutPoint.parse(text(node, "position")) : null,
        address(node),
        node.has("descriptor") ? text(node, "descriptor") : null,
        text(node, "label"),
        amount(node, "amount"),
        TxId.parse(text(node, "transaction")),
        block(node),
        number(node, "hop"),
        node.has("spentBy") ? TxId.parse(text(node, "spentBy")) : null,
        node.has("note") ? text(node, "note") : null);
  }

  private static List<LabelAmount> shares(JsonNode node, String name) {
    return rows(node, name)
        .map(share -> new LabelAmount(text(share, "label"), amount(share, "amount")))
        .toList();
  }

  private static BlockRef block(JsonNode node) {
    return new BlockRef(
        BlockHeight.of(number(node, "height")),
        BlockHash.parse(text(node, "blockHash")),
        instant(text(node, "blockTime")));
  }

  private @Nullable BitcoinAddress address(JsonNode node) {
    return node.has("address") ? BitcoinAddress.parse(network, text(node, "address")) : null;
  }

  private static LockingScript script(JsonNode node) {
    return LockingScript.of(HexFormat.of().parseHex(text(node, "script")));
  }

  private static Satoshi amount(JsonNode node, String name) {
    long value = Long.parseLong(text(node, name));
    if (value > Satoshi.MAX_MONEY) {
      throw new IllegalArgumentException(value + " satoshi is more than there can be");
    }
    return Satoshi.of(value);
  }

  private static int index(JsonNode value) {
    if (!value.isInt() || value.asInt() < 0) {
      throw new IllegalArgumentException("an output index is not a whole number");
    }
    return value.asInt();
  }

  private static @Nullable Instant time(JsonNode node, String name) {
    return node.has(name) ? instant(text(node, name)) : null;
  }

  private static Instant instant(String text) {
    if (!text.matches("[0-9]{4}-.*Z")) {
      throw new IllegalArgumentException("\"" + text + "\" is no time");
    }
    return Instant.parse(text);
  }

  private static Stream<JsonNode> rows(JsonNode node, String name) {
    JsonNode rows = member(node, name);
    if (!rows.isArray()) {
      throw new IllegalArgumentException("\"" + name + "\" is not a list");
    }
    return rows.valueStream();
  }

  private static int number(JsonNode node, String name) {
    JsonNode value = member(node, name);
    if (!value.isInt()) {
      throw new IllegalArgumentException("\"" + name + "\" is not a whole number");
    }
    return value.asInt();
  }

  private static String text(JsonNode node, String name) {
    JsonNode value = member(node, name);
    if (!value.isString()) {
      throw new IllegalArgumentException("\"" + name + "\" is not text");
    }
    return value.asString();
  }

  private static JsonNode member(JsonNode node, String name) {
    JsonNode value = node.get(name);
    if (value == null) {
      throw new IllegalArgumentException("\"" + name + "\" is missing");
    }
    return value;
  }
}
