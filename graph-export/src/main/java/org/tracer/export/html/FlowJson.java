package org.tracer.export.html;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tracer.annotation.TagClaim;
import org.tracer.export.JsonWriter;
import org.tracer.export.Said;
import org.tracer.export.flow.Flow;
import org.tracer.export.flow.FlowAmount;
import org.tracer.export.flow.FlowAsset;
import org.tracer.export.flow.FlowEnding;
import org.tracer.export.flow.FlowMovement;
import org.tracer.export.flow.FlowNode;
import org.tracer.heuristic.change.ChangeVerdict;
import org.tracer.heuristic.peel.PeelChain;

/**
 * One flow as the page reads it. Amounts are text in base units; assets, labels and claims are
 * numbers of entries in lists, which come last because they are known last.
 */
final class FlowJson {

  /** What is inferred of almost every transaction, or what the page can draw by itself. */
  private static final Set<String> UNMARKED = Set.of(ChangeVerdict.CLAIM, PeelChain.CLAIM);

  private final Flow flow;
  private final JsonWriter json;
  private final Largest largest;
  private final Numbered<FlowAsset> assets = new Numbered<>();
  private final Numbered<String> labels = new Numbered<>();
  private final Numbered<String> claims = new Numbered<>();
  private final LeftOut leftOut = new LeftOut();

  FlowJson(Flow flow, JsonWriter json, int most) {
    this.flow = flow;
    this.json = json;
    this.largest = Largest.of(flow, most);
  }

  void write() throws IOException {
    json.begin('{');
    json.name("conserving");
    json.literal(flow.isConserving());
    json.name("properties");
    json.begin('{');
    for (Map.Entry<String, String> property : flow.properties().entrySet()) {
      json.member(property.getKey(), property.getValue());
    }
    json.end('}');
    json.name("nodes");
    json.begin('[');
    for (Iterator<FlowNode> nodes = flow.nodes().iterator(); nodes.hasNext(); ) {
      FlowNode node = nodes.next();
      if (largest.nodes().contains(node.id())) {
        node(node);
      } else {
        leftOut.add(node);
      }
    }
    json.end(']');
    json.name("edges");
    json.begin('[');
    for (Iterator<FlowMovement> all = flow.movements().iterator(); all.hasNext(); ) {
      FlowMovement movement = all.next();
      if (largest.movements().contains(movement.id())) {
        edge(movement);
      } else {
        leftOut.add(movement);
      }
    }
    json.end(']');
    leftOut();
    lists();
    json.end('}');
  }

  private void node(FlowNode node) throws IOException {
    json.line();
    json.begin('{');
    json.member("id", node.id());
    json.member("kind", node.kind().word());
    json.member("name", node.name());
    json.member("address", node.address());
    json.member("descriptor", node.address() == null ? node.descriptor() : null);
    json.member("tx", node.transaction());
    json.number("vout", node.vout());
    place(node.block(), node.time());
    if (!node.seeded().isEmpty()) {
      amounts("seeded", node.seeded());
    }
    if (!node.endings().isEmpty()) {
      json.name("endings");
      json.begin('[');
      for (FlowEnding ending : node.endings()) {
        json.begin('{');
        json.member("reason", ending.reason());
        amounts("amounts", ending.amounts());
        texts("spentBy", ending.spentBy());
        texts("notes", ending.notes());
        json.member("voice", ending.notes().isEmpty() ? null : ending.voice().who());
        json.end('}');
      }
      json.end(']');
    }
    texts("remarks", node.remarks());
    texts("tags", node.tags().stream().map(TagClaim::line).toList());
    texts("inferences", node.inferences().stream().map(Said::line).toList());
    texts("marks", marks(node));
    json.number("claim", claims.of(node.claim()));
    json.end('}');
  }

  /** What is said of a place in so few words that the picture has room for them. */
  private static List<String> marks(FlowNode node) {
    return Stream.concat(
            node.tags().stream().map(Said::shortly),
            node.inferences().stream()
                .filter(one -> !UNMARKED.contains(one.claim()))
                .map(Said::shortly))
        .toList();
  }

  private void edge(FlowMovement movement) throws IOException {
    json.line();
    json.begin('{');
    json.member("id", movement.id());
    json.member("source", movement.source().id());
    json.member("target", movement.target().id());
    json.member("kind", movement.interaction());
    json.number("asset", assets.of(movement.asset()));
    json.member("value", movement.value());
    json.member("total", movement.total());
    amounts("traced", movement.traced());
    json.member("tx", movement.transaction());
    json.number("index", movement.index());
    place(movement.block(), movement.time());
    json.member("verification", movement.verification());
    json.member("finding", movement.finding());
    json.number("claim", claims.of(movement.claim()));
    worth(movement);
    json.end('}');
  }

  private void worth(FlowMovement movement) throws IOException {
    BigDecimal worth = movement.worth(movement.value());
    if (worth != null && movement.rate() != null) {
      BigInteger total = movement.total();
      BigDecimal traced = total == null ? null : movement.worth(total);
      json.name("worth");
      json.begin('{');
      json.member("value", worth.toPlainString());
      json.member("traced", traced == null ? null : traced.toPlainString());
      json.member("currency", movement.rate().currency());
      json.member("rate", movement.rate());
      json.end('}');
    }
  }

  private void place(@Nullable Long block, @Nullable Object time) throws IOException {
    if (block != null) {
      json.name("block");
      json.literal(block);
    }
    json.member("time", time);
  }

  /** Each {@code [label, asset, base units]}. */
  private void amounts(String name, List<FlowAmount> amounts) throws IOException {
    json.name(name);
    json.begin('[');
    for (FlowAmount one : amounts) {
      json.begin('[');
      json.literal(labels.of(one.label()));
      json.literal(assets.of(one.asset()));
      json.string(one.amount().toString());
      json.end(']');
    }
    json.end(']');
  }

  private void texts(String name, List<String> texts) throws IOException {
    if (!texts.isEmpty()) {
      json.name(name);
      json.begin('[');
      for (String text : texts) {
        json.string(text);
      }
      json.end(']');
    }
  }

  private void leftOut() throws IOException {
    json.name("leftOut");
    json.begin('{');
    json.number("movements", leftOut.movements());
    json.number("nodes", leftOut.nodes());
    json.name("endings");
    json.begin('[');
    for (LeftOut.Ended ended : leftOut.ended()) {
      json.begin('{');
      json.member("reason", ended.reason());
      json.number("places", ended.places());
      json.name("amounts");
      json.begin('[');
      for (Map.Entry<LeftOut.Share, BigInteger> sum : ended.sums().entrySet()) {
        json.begin('[');
        json.literal(labels.of(sum.getKey().label()));
        json.literal(assets.of(sum.getKey().asset()));
        json.string(sum.getValue().toString());
        json.end(']');
      }
      json.end(']');
      json.end('}');
    }
    json.end(']');
    json.end('}');
  }

  private void lists() throws IOException {
    texts("labels", labels.entries());
    texts("claims", claims.entries());
    json.name("assets");
    json.begin('[');
    for (FlowAsset asset : assets.entries()) {
      json.begin('{');
      json.member("id", asset.id());
      json.member("symbol", asset.symbol());
      json.number("decimals", asset.decimals());
      json.number("leastPlaces", asset.leastPlaces());
      json.end('}');
    }
    json.end(']');
  }

  /** Numbers things in the order in which they are first asked for. */
  private static final class Numbered<T> {

    private final Map<T, Integer> numbers = new LinkedHashMap<>();

    int of(T thing) {
      return numbers.computeIfAbsent(thing, any -> numbers.size());
    }

    List<T> entries() {
      return List.copyOf(numbers.keySet());
    }
  }
}
