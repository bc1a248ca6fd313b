package org.tracer.export.flow;

import org.jspecify.annotations.Nullable;

/** Names for people, on charts. Addresses are never shortened; ids of transactions are. */
public final class FlowLabels {

  private static final int HASH_CHARACTERS = 12;

  private FlowLabels() {}

  /** A short name of a node. */
  public static String of(Flow flow, FlowNode node) {
    return switch (node.kind()) {
      case ADDRESS, SCRIPT, OUTPUT, ACCOUNT -> node.name();
      case TRANSACTION -> "tx " + start(node.name());
      case CONVERSION -> node.remarks().isEmpty() ? node.name() : node.remarks().getFirst();
      case FEE, BURN, UNEXPLAINED, SOURCE, SELF -> {
        String shown = FlowColumns.shown(flow, FlowColumns.ended(node.endings()));
        yield node.kind().word() + (shown == null ? "" : ", traced " + shown);
      }
    };
  }

  /** An id that stays the same in every chart: two chains never share one. */
  public static String identity(Flow flow, FlowNode node) {
    return identity(flow, node.id());
  }

  /** Of a node's or movement's id. */
  public static String identity(Flow flow, String id) {
    return flow.property("chain") + "/" + id;
  }

  /** The node's address, or what else tells it apart on its chain. */
  public static String value(FlowNode node) {
    String address = node.address();
    return address == null || node.kind() == FlowNode.Kind.CONVERSION ? node.id() : address;
  }

  /** Text, or nothing. */
  public static String orNothing(@Nullable String text) {
    return text == null ? "" : text;
  }

  private static String start(String hash) {
    return hash.length() <= HASH_CHARACTERS ? hash : hash.substring(0, HASH_CHARACTERS) + "…";
  }
}
