package org.tracer.export.stix;

import java.util.UUID;
import org.tracer.export.NameUuid;
import org.tracer.export.flow.Flow;
import org.tracer.export.flow.FlowLabels;
import org.tracer.export.flow.FlowNode;

/**
 * Ids of objects. Those of facts of the chain are the same in every trace; the chain contributes,
 * so that one address on two chains stays two. Those of what is said of a trace are its own.
 */
final class StixIds {

  /** That of STIX, for ids of cyber-observables, section 2.9 of its specification. */
  private static final UUID OBSERVABLES = UUID.fromString("00abedb4-aa42-466c-9c01-fed23315a9b7");

  private final Flow flow;
  private final String facts;

  StixIds(Flow flow) {
    this.flow = flow;
    this.facts = flow.facts();
  }

  /** The object that a node is, or is part of. */
  String of(FlowNode node) {
    return node.kind().isWallet()
        ? "cryptocurrency-wallet--" + observable("{", FlowLabels.value(node))
        : transaction(node.transaction() == null ? "block-" + node.block() : node.transaction());
  }

  String transaction(String hash) {
    String symbol = "{\"symbol\":\"" + flow.coin().name() + "\",";
    return "cryptocurrency-transaction--" + observable(symbol, hash);
  }

  /** Of what is said in this trace about something with an id. */
  String inTrace(String type, String about) {
    return type + "--" + NameUuid.of(facts + type + " " + about);
  }

  /** From canonical JSON (RFC 8785) of what contributes: no value here needs an escape. */
  private UUID observable(String begin, String value) {
    String chain = flow.property("chain");
    String json = begin + "\"value\":\"" + value + "\",\"x_tracer_chain\":\"" + chain + "\"}";
    return NameUuid.of(OBSERVABLES, json);
  }
}
