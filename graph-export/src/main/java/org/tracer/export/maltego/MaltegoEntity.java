package org.tracer.export.maltego;

import org.tracer.export.flow.Flow;
import org.tracer.export.flow.FlowLabels;
import org.tracer.export.flow.FlowNode;

/**
 * The entity of Maltego's standard ones that a node is. Maltego merges entities of one type and
 * value, so values are ids where names are not unique.
 *
 * @param type as Maltego names it
 * @param valueProperty the property that is the entity's value
 * @param valueName what people see it called
 */
record MaltegoEntity(String type, String valueProperty, String valueName, String value) {

  /** The columns of the table: one type each, as the import wants it. */
  enum Sort {
    ADDRESS,
    TRANSACTION,
    OTHER
  }

  private static final String BITCOIN = "bip122:000000000019d6689c085ae165831e93";
  private static final String ETHEREUM = "eip155:1";
  private static final String PHRASE = "maltego.Phrase";

  static MaltegoEntity of(Flow flow, FlowNode node) {
    Sort sort = sort(node);
    String type = type(flow, sort);
    return switch (sort) {
      case ADDRESS ->
          new MaltegoEntity(
              type,
              "properties.cryptocurrencyaddress",
              "Cryptocurrency Address",
              FlowLabels.value(node));
      case TRANSACTION ->
          new MaltegoEntity(
              type,
              "properties.cryptocurrencytransaction",
              "Cryptocurrency Transaction",
              node.name());
      case OTHER -> phrase(node.id());
    };
  }

  static MaltegoEntity phrase(String text) {
    return new MaltegoEntity(PHRASE, "text", "Text", text);
  }

  static Sort sort(FlowNode node) {
    return switch (node.kind()) {
      case ADDRESS, ACCOUNT -> Sort.ADDRESS;
      case TRANSACTION -> Sort.TRANSACTION;
      case SCRIPT, OUTPUT, CONVERSION, FEE, BURN, UNEXPLAINED, SOURCE, SELF -> Sort.OTHER;
    };
  }

  /** Chains without entities of their own have the parents, from which those inherit. */
  static String type(Flow flow, Sort sort) {
    String chain = flow.property("chain");
    String coin = chain.equals(BITCOIN) ? "BTC" : chain.equals(ETHEREUM) ? "ETH" : "Cryptocurrency";
    return switch (sort) {
      case ADDRESS -> "maltego." + coin + "Address";
      case TRANSACTION -> "maltego." + coin + "Transaction";
      case OTHER -> PHRASE;
    };
  }
}
